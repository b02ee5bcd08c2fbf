-- data: rewrites principal where id = '00000000-0000-7000-8000-000000000004' (the program's own actor of triggers comes)
-- Triggers and schedules: rules with their versions, rounds of schedules, and runs, each a rule on one record with its trace.

-- Whose acts they are (server/core/actor.ts names it).
insert into principal (id, kind, name, created_at)
values ('00000000-0000-7000-8000-000000000004', 'system', 'Автоматика', '2026-01-01T00:00:00Z') on conflict (id) do nothing;

create table trigger_rule (
  id uuid primary key,
  -- Of which records: `ticket`.
  subject text not null,
  kind text not null check (kind in ('event', 'schedule')),
  name text collate russian not null check (name <> ''),
  position integer not null,
  enabled boolean not null,
  off_reason text check (off_reason in ('failures')),
  -- Events before it are none of its matter.
  since timestamptz not null,
  next_at timestamptz,
  -- The version of its content.
  current integer not null,
  -- Failed runs in a row.
  failures integer not null default 0,
  worked bigint not null default 0,
  failed bigint not null default 0,
  not_matched bigint not null default 0,
  last_run_at timestamptz,
  version integer not null default 1,
  constraint trigger_rule_name unique (subject, name)
);
create index trigger_rule_next on trigger_rule (next_at) where enabled and next_at is not null;

create table trigger_version (
  trigger_id uuid not null references trigger_rule (id) deferrable initially deferred,
  version integer not null,
  content jsonb not null,
  created_at timestamptz not null,
  created_by uuid not null references principal (id),
  primary key (trigger_id, version)
);

-- One moment of a schedule: the records are gone through in pages, `place` is where it has come to.
create table trigger_round (
  id uuid primary key,
  trigger_id uuid not null references trigger_rule (id),
  version integer not null,
  due_at timestamptz not null,
  place jsonb,
  looked bigint not null default 0,
  matched bigint not null default 0,
  started_at timestamptz not null,
  ended_at timestamptz,
  taken_until timestamptz,
  constraint trigger_round_once unique (trigger_id, due_at)
);
create index trigger_round_open on trigger_round (due_at, id) where ended_at is null;

create table trigger_run (
  id uuid primary key,
  seq bigint generated always as identity,
  trigger_id uuid not null references trigger_rule (id),
  version integer not null,
  event_id uuid,
  event_key text,
  round_id uuid references trigger_round (id),
  record_id uuid not null references record (id),
  -- The run whose act was the event.
  cause_id uuid,
  depth integer not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('waiting', 'worked', 'not_matched', 'failed', 'stopped')),
  reason text check (reason in ('same', 'depth', 'off', 'gone')),
  -- The conditions were judged and held: from then on they are not judged again.
  matched boolean not null default false,
  conditions jsonb not null default '[]',
  -- What was done so far, one for each of the first `step` actions.
  step integer not null default 0,
  steps jsonb not null default '[]',
  attempts integer not null default 0,
  taken_until timestamptz,
  ended_at timestamptz
);
-- A rule runs once on an event, and once on a record in a round, whatever dies in between.
create unique index trigger_run_event on trigger_run (event_id, trigger_id, version) where event_id is not null;
create unique index trigger_run_round on trigger_run (round_id, record_id) where round_id is not null;
create index trigger_run_waiting on trigger_run ((round_id is not null), seq) where outcome = 'waiting';
create index trigger_run_before on trigger_run (record_id, seq) where outcome = 'waiting';
create index trigger_run_seq on trigger_run (seq desc);
create index trigger_run_outcome on trigger_run (outcome, seq desc);
create index trigger_run_rule on trigger_run (trigger_id, seq desc);
create index trigger_run_rule_outcome on trigger_run (trigger_id, outcome, seq desc);
create index trigger_run_record on trigger_run (record_id, seq desc) where outcome in ('worked', 'failed');
create index trigger_run_idle on trigger_run (ended_at) where outcome in ('not_matched', 'stopped');
