-- Rare values of tickets: a list of them starts from the few that there are, not from a walk over all tickets.
drop index ticket_priority;
create index ticket_priority on ticket (priority, id) where priority <> 'normal';
drop index ticket_channel;
create index ticket_channel on ticket (channel, id) where channel <> 'web';
create index ticket_result_kind on ticket (result_kind, id) where result_kind <> 'done';
create index ticket_no_executor on ticket (id) where executor_id is null;
create index ticket_no_group on ticket (id) where group_id is null;
create index ticket_awaits_us on ticket (id) where awaits_us;
create index ticket_late on ticket (id) where resolved_at > solve_due_at;
create index ticket_reopened on ticket (id) where reopened > 0;
create index ticket_has_rating on ticket (id) where rating is not null;
-- The counters of open and solved tickets read these two alone.
create index ticket_unclosed on ticket (id) include (executor_id, requester_id, awaits_us) where closed_at is null;
create index ticket_unclosed_record on record (id) include (state_group, state, due_at)
  where kind = 'ticket' and (state_group in ('new', 'work', 'waiting') or state = 'resolved');
-- Reports look for what ended without a solution in a period.
create index ticket_ended on ticket (closed_at, id) where closed_at is not null and resolved_at is null;
