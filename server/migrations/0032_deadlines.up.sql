-- Deadlines of records of every kind: work schedules and policies with their versions, clocks as lists that only grow,
-- what follows from them, and the moments at which somebody is told.

-- The working calendar as it was: what a deadline was counted by stays known when the calendar changes.
create table calendar_edition (
  country text not null,
  edition integer not null check (edition > 0),
  -- Date → holiday, short or working.
  days jsonb not null,
  created_at timestamptz not null,
  created_by uuid references principal (id),
  primary key (country, edition)
);
insert into calendar_edition (country, edition, days, created_at)
select country, 1, jsonb_object_agg(day, kind), now() from calendar_day group by country;

create table work_schedule (
  id uuid primary key,
  name text collate russian not null check (name <> ''),
  -- The version by which new terms are counted.
  current integer not null,
  enabled boolean not null default true,
  version integer not null default 1,
  constraint work_schedule_name unique (name)
);
create table work_schedule_version (
  schedule_id uuid not null references work_schedule (id) deferrable initially deferred,
  version integer not null,
  zone text not null,
  -- Seven days from Monday, each a list of [from, until] in minutes since midnight.
  week jsonb not null,
  follows_calendar boolean not null,
  worked_day_as integer not null check (worked_day_as between 1 and 7),
  created_at timestamptz not null,
  created_by uuid not null references principal (id),
  primary key (schedule_id, version)
);

create table deadline_policy (
  id uuid primary key,
  -- Of which records: `ticket`.
  kind text not null,
  name text collate russian not null check (name <> ''),
  -- Counts for records of the kind that nothing gives another policy.
  standard boolean not null default false,
  current integer not null,
  enabled boolean not null default true,
  version integer not null default 1,
  constraint deadline_policy_name unique (kind, name)
);
create unique index deadline_policy_standard on deadline_policy (kind) where standard;
create table deadline_policy_version (
  policy_id uuid not null references deadline_policy (id) deferrable initially deferred,
  version integer not null,
  schedule_id uuid not null references work_schedule (id),
  -- Priority → { answer, solve: minutes of work or null, scheduleId: its own schedule or null }.
  targets jsonb not null,
  -- Clock → reasons of waiting that pause it.
  pauses jsonb not null,
  -- What a reopened clock gets: the whole target, or what was left of it.
  reopening text not null check (reopening in ('anew', 'continue')),
  -- Who is told, how many minutes of work before or after the deadline.
  steps jsonb not null,
  -- Who alone is told at night.
  duty_group_id uuid references user_group (id),
  created_at timestamptz not null,
  created_by uuid not null references principal (id),
  primary key (policy_id, version)
);

-- What happened to the clocks of a record. Rows are only ever added.
create table record_clock (
  id uuid primary key,
  record_id uuid not null references record (id) deferrable initially deferred,
  clock text not null check (clock in ('answer', 'solve')),
  at timestamptz not null,
  kind text not null check (kind in ('start', 'pause', 'resume', 'stop', 'restart', 'target')),
  -- Of a pause, what is waited for; of a restart, `continue` when the same term goes on; of a target, what was changed.
  reason text,
  by_id uuid not null references principal (id),
  -- What the clock is measured by from here on.
  policy_id uuid not null,
  policy_version integer not null,
  priority text not null,
  schedule_id uuid not null,
  schedule_version integer not null,
  calendar_edition integer not null,
  foreign key (policy_id, policy_version) references deadline_policy_version (policy_id, version) deferrable initially deferred,
  foreign key (schedule_id, schedule_version) references work_schedule_version (schedule_id, version) deferrable initially deferred
);
create index record_clock_record on record_clock (record_id, at, id);
create function record_clock_grows() returns trigger language plpgsql as $$
begin
  raise exception 'rows of record_clock are only added';
end $$;
create trigger record_clock_grows before update on record_clock
  for each row execute function record_clock_grows();

-- What follows from the list for each clock: kept for lists, counts and reports; may be made anew from the list at any time.
create table record_deadline (
  record_id uuid not null references record (id) deferrable initially deferred,
  clock text not null check (clock in ('answer', 'solve')),
  kind text not null,
  state text not null check (state in ('running', 'paused', 'stopped')),
  term integer not null,
  target_minutes integer,
  started_at timestamptz not null,
  due_at timestamptz,
  stopped_at timestamptz,
  spent_minutes integer not null,
  -- Of a stopped clock: whether it stopped in time; null when it does not count.
  met boolean,
  policy_id uuid not null,
  policy_version integer not null,
  priority text not null,
  schedule_id uuid not null,
  schedule_version integer not null,
  calendar_edition integer not null,
  primary key (record_id, clock)
);
create index record_deadline_policy on record_deadline (policy_id, record_id) where state <> 'stopped';
create index record_deadline_schedule on record_deadline (schedule_id, record_id) where state <> 'stopped';
create index record_deadline_open on record_deadline (record_id) where state <> 'stopped';

-- The deadlines of a category's tickets; null: those of the category above it, else the standard ones.
alter table ticket_category add column policy_id uuid references deadline_policy (id);

-- Moments at which somebody is told of a clock, found by the one index; each is told once.
create table deadline_moment (
  record_id uuid not null references record (id) deferrable initially deferred,
  clock text not null check (clock in ('answer', 'solve')),
  term integer not null,
  -- Minutes of work from the deadline: before it when negative, the deadline itself when 0.
  step integer not null,
  -- At night the duty alone, and the rest in the morning.
  told text not null check (told in ('all', 'duty', 'rest')),
  at timestamptz not null,
  fired_at timestamptz,
  primary key (record_id, clock, term, step, told)
);
create index deadline_moment_at on deadline_moment (at, record_id) where fired_at is null;
