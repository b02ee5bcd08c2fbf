-- Long tasks: exports, registers, imports; with progress, found again after leaving, and the files that they made.
create table task (
  id uuid primary key,
  kind text not null,
  title jsonb not null,
  -- Under which operation it was started: its right is asked again when the task runs.
  operation text not null,
  params jsonb not null,
  -- Where a task that can go on from the middle has got to.
  kept jsonb,
  owner_id uuid not null references principal (id),
  -- The absent person in whose name it was started.
  behalf_of uuid references principal (id),
  -- What the token or program that started it was limited to.
  operations text[],
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done bigint not null default 0,
  total bigint,
  -- How many times a program began it without coming to an end.
  attempts integer not null default 0,
  lines jsonb not null default '[]',
  error jsonb,
  cancel_asked_at timestamptz,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz
);
create index task_owner on task (owner_id, id desc);
create index task_behalf_of on task (behalf_of) where behalf_of is not null;
create index task_active on task (id) where state in ('waiting', 'running');
create index task_finished on task (finished_at) where finished_at is not null;

create table task_file (
  task_id uuid not null references task (id) on delete cascade,
  position integer not null,
  file_id uuid not null unique references file (id),
  primary key (task_id, position)
);

-- Registers of journals: what was written down of a period, with the sum by which a changed row is found.
create table journal_register (
  id uuid primary key,
  journal_id uuid not null references journal (id),
  -- Counts the registers of a journal.
  ordinal integer not null,
  period text not null,
  from_on date,
  to_on date,
  form text not null check (form in ('incoming', 'outgoing', 'internal')),
  -- Empty while it is being made.
  made_at timestamptz,
  made_by uuid not null references principal (id),
  task_id uuid references task (id) on delete set null,
  -- The period was closed when the register was made.
  closed boolean not null default false,
  counts jsonb,
  sum text,
  asked_at timestamptz not null,
  unique (journal_id, ordinal)
);
create index journal_register_asked on journal_register (id desc) where made_at is not null;
create index journal_register_made_by on journal_register (made_by);
create index journal_register_task on journal_register (task_id) where task_id is not null;
create table journal_register_file (
  register_id uuid not null references journal_register (id),
  position integer not null,
  file_id uuid not null unique references file (id),
  primary key (register_id, position)
);
