-- What an act did to tickets, so that whoever did it can take it back for some minutes.
create table ticket_undo (
  id uuid primary key,
  operation text not null,
  made_by uuid not null references principal (id),
  made_at timestamptz not null,
  until timestamptz not null,
  undone_at timestamptz
);
create index ticket_undo_until on ticket_undo (until);
create table ticket_undo_item (
  undo_id uuid not null references ticket_undo (id) on delete cascade,
  ticket_id uuid not null references ticket (id),
  -- The record's version after the act: one that has moved on is left as it is.
  version integer not null,
  before jsonb not null,
  primary key (undo_id, ticket_id)
);
create index ticket_undo_item_ticket on ticket_undo_item (ticket_id);
