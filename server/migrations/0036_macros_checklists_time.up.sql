-- Macros and templates of replies, checklists of tickets, and time spent entry by entry.
create table ticket_checklist (
  id uuid primary key,
  name text not null,
  items text[] not null,
  enabled boolean not null default true,
  version integer not null default 1,
  constraint ticket_checklist_name unique (name)
);
alter table ticket_category add column checklist_id uuid references ticket_checklist (id);
create index ticket_category_checklist on ticket_category (checklist_id);
-- What solving a ticket does while items are open: nothing, asks, refuses.
alter table ticket_category add column checklist_rule text not null default 'ask' check (checklist_rule in ('free', 'ask', 'refuse'));

-- Counted in the transaction that changes an item, so that lists and rules read them from the ticket's own row.
alter table ticket add column checklist_open integer not null default 0;
alter table ticket add column checklist_total integer not null default 0;
create table ticket_checklist_item (
  id uuid primary key,
  ticket_id uuid not null references ticket (id),
  position integer not null,
  text text not null,
  assignee_id uuid references principal (id),
  done_at timestamptz,
  done_by uuid references principal (id),
  made_by uuid not null references principal (id),
  made_at timestamptz not null
);
create index ticket_checklist_item_ticket on ticket_checklist_item (ticket_id, position, id);
create index ticket_checklist_item_assignee on ticket_checklist_item (assignee_id) where assignee_id is not null;
create index ticket_checklist_item_done_by on ticket_checklist_item (done_by) where done_by is not null;

-- Who spent how long on a ticket; `ticket.minutes` is always their sum.
create table ticket_time (
  id uuid primary key,
  ticket_id uuid not null references ticket (id),
  person_id uuid not null references principal (id),
  minutes integer not null check (minutes > 0),
  worked_on date not null,
  note text not null default '',
  made_at timestamptz not null,
  changed_at timestamptz not null
);
create index ticket_time_ticket on ticket_time (ticket_id, worked_on, id);
create index ticket_time_day on ticket_time (worked_on, id);
create index ticket_time_person on ticket_time (person_id, worked_on, id);
-- What was known as a sum alone is an entry of whoever did the ticket.
insert into ticket_time (id, ticket_id, person_id, minutes, worked_on, made_at, changed_at)
select gen_random_uuid(), t.id, coalesce(t.executor_id, r.created_by), t.minutes,
  coalesce(t.resolved_at, r.changed_at)::date, coalesce(t.resolved_at, r.changed_at), coalesce(t.resolved_at, r.changed_at)
from ticket t join record r on r.id = t.id where t.minutes > 0;

create table ticket_macro (
  id uuid primary key,
  -- A template gives a text to whoever writes; a macro does its steps by itself.
  kind text not null check (kind in ('template', 'macro')),
  name text not null,
  folder text not null default '',
  -- Fits tickets of this category and of those inside it; null: of any.
  category_id uuid references ticket_category (id),
  -- Who may use it: everybody who works on tickets, the groups named beside it, its owner.
  audience text not null check (audience in ('all', 'groups', 'own')),
  owner_id uuid not null references principal (id),
  steps jsonb not null,
  enabled boolean not null default true,
  version integer not null default 1,
  made_at timestamptz not null,
  changed_at timestamptz not null
);
create index ticket_macro_name on ticket_macro (name, id);
create index ticket_macro_category on ticket_macro (category_id);
create index ticket_macro_owner on ticket_macro (owner_id);
create table ticket_macro_group (
  macro_id uuid not null references ticket_macro (id) on delete cascade,
  group_id uuid not null references user_group (id),
  primary key (macro_id, group_id)
);
create index ticket_macro_group_group on ticket_macro_group (group_id);
-- How often each person used it: a row of their own, so that nobody waits for another's count.
create table ticket_macro_use (
  macro_id uuid not null references ticket_macro (id) on delete cascade,
  user_id uuid not null references principal (id),
  times integer not null default 1,
  last_at timestamptz not null,
  primary key (macro_id, user_id)
);
create index ticket_macro_use_user on ticket_macro_use (user_id);

-- What came with an act beside the tickets' own rows and goes with its undo.
alter table ticket_undo_item add column made jsonb not null default '{}';
-- Notices of what was taken back are found by it.
create index notice_undo on notice ((data ->> 'undoId')) where data ->> 'undoId' is not null;
