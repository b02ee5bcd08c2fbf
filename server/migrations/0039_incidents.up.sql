-- Tickets that wait until a moment are found when it has come.
create index ticket_waits on ticket (waiting_until, id) where waiting_until is not null;

-- Who looks at a record now and who types: one row a tab, gone half a minute after the tab is. Nothing is lost with it.
create unlogged table presence (
  tab_id uuid primary key,
  record_id uuid not null references record (id) on delete cascade,
  user_id uuid not null references principal (id) on delete cascade,
  typing text check (typing in ('internal', 'external')),
  seen_at timestamptz not null
);
create index presence_record on presence (record_id);
create index presence_user on presence (user_id);

-- Many tickets of one category from one building within minutes: somebody is asked whether it is one incident.
create table ticket_incident_proposal (
  id uuid primary key,
  category_id uuid not null references ticket_category (id),
  building_id uuid not null references place (id),
  raised_at timestamptz not null,
  -- How many there were when it was raised, and since when.
  tickets integer not null,
  since timestamptz not null,
  state text not null default 'open' check (state in ('open', 'made', 'declined', 'passed')),
  incident_id uuid references ticket (id),
  decided_by uuid references principal (id),
  decided_at timestamptz,
  -- Declined: not asked again before this.
  quiet_until timestamptz
);
create unique index ticket_incident_proposal_open on ticket_incident_proposal (category_id, building_id) where state = 'open';
create index ticket_incident_proposal_place on ticket_incident_proposal (building_id, category_id, raised_at);
create index ticket_incident_proposal_incident on ticket_incident_proposal (incident_id) where incident_id is not null;

-- A mass incident: the ticket that the others are parts of.
create table ticket_incident (
  id uuid primary key references ticket (id),
  category_id uuid not null references ticket_category (id),
  building_id uuid references place (id),
  made_by uuid not null references principal (id),
  made_at timestamptz not null,
  undone_at timestamptz
);
create index ticket_incident_place on ticket_incident (building_id, category_id, made_at) where undone_at is null;

-- What is done to all parts of an incident, and how far it has come: each part once, whatever stops in the middle.
create table ticket_incident_work (
  id uuid primary key,
  incident_id uuid not null references ticket (id),
  kind text not null check (kind in ('join', 'answer', 'resolve', 'leave')),
  made_by uuid not null references principal (id),
  made_at timestamptz not null,
  comment_id uuid references comment (id),
  done_at timestamptz
);
create index ticket_incident_work_open on ticket_incident_work (made_at, id) where done_at is null;
create index ticket_incident_work_incident on ticket_incident_work (incident_id, made_at);
create index ticket_incident_work_comment on ticket_incident_work (comment_id) where comment_id is not null;
create table ticket_incident_step (
  work_id uuid not null references ticket_incident_work (id) on delete cascade,
  ticket_id uuid not null references ticket (id),
  state text not null default 'waiting' check (state in ('waiting', 'done', 'refused')),
  -- Why it was refused, or that its requester had been told by another ticket of theirs.
  code text,
  done_at timestamptz,
  primary key (work_id, ticket_id)
);
create index ticket_incident_step_waiting on ticket_incident_step (work_id, ticket_id) where state = 'waiting';
create index ticket_incident_step_ticket on ticket_incident_step (ticket_id, work_id);
