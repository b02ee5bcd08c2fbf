drop index ticket_open_responsible;
create index ticket_open_responsible on record (responsible_id, id) include (state_group)
  where kind = 'ticket' and state_group in ('new', 'work', 'waiting');
drop index ticket_unclosed_record;
create index ticket_unclosed_record on record (id) include (state_group, state, due_at)
  where kind = 'ticket' and (state_group in ('new', 'work', 'waiting') or state = 'resolved');
drop index ticket_unclosed;
create index ticket_unclosed on ticket (id) include (executor_id, requester_id, awaits_us) where closed_at is null;
drop table ticket_capacity;
