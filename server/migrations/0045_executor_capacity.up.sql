-- What a full day of an executor is, where it is not the common one, and a version for two who keep the skills of one.
create table ticket_capacity (
  principal_id uuid primary key references principal (id),
  -- Null: as the rules of giving out say.
  full_minutes integer check (full_minutes between 30 and 1440),
  version integer not null default 1
);

-- Counters, load and queues of open tickets are read from these alone, whatever the reader's marks.
drop index ticket_unclosed;
create index ticket_unclosed on ticket (id) include (executor_id, requester_id, awaits_us, category_id, group_id)
  where closed_at is null;
drop index ticket_unclosed_record;
create index ticket_unclosed_record on record (id) include (state_group, state, due_at, clearance, responsible_id)
  where kind = 'ticket' and (state_group in ('new', 'work', 'waiting') or state = 'resolved');
drop index ticket_open_responsible;
create index ticket_open_responsible on record (responsible_id, id) include (state_group, due_at)
  where kind = 'ticket' and state_group in ('new', 'work', 'waiting');
