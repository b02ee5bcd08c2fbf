// The numbers on the tabs: exact, of open and solved tickets alone, in one statement that reads nothing but the two indexes
// of those.
import type { Output } from '#contract/core.ts';
import { readCounters, ticketStates } from '#contract/helpdesk.ts';
import { workOf } from '#core/actor.ts';
import { unscoped } from '#core/handle.ts';
import { recordAmong } from '#core/scope.ts';
import { sql } from '#core/sql.ts';
import { isOpen, ticketKind } from '../rules.ts';
import { query } from '../tables.ts';

const counted = ticketStates.filter((state) => state === 'resolved' || isOpen(state));

export const readCountersQuery = query(readCounters, async (reader) => {
  const me = workOf(reader.actor);
  const open = sql`record.state_group in ('new', 'work', 'waiting')`;
  const count = (condition: ReturnType<typeof sql>) => sql<number>`count(*) filter (where ${condition})::int`;
  const lenses = reader.actor.rights.lenses(reader.operation);
  // What is open or solved is not closed: said of both tables, two small indexes hold all that is counted.
  const { rows } = await sql<Output<typeof readCounters>>`
    select ${count(open)} as open, ${count(sql`${open} and ticket.executor_id = ${me}`)} as mine,
      ${count(sql`${open} and ticket.executor_id is null`)} as unassigned,
      ${count(sql`${open} and record.due_at < ${reader.moment}::timestamptz`)} as overdue,
      ${count(sql`${open} and ticket.awaits_us`)} as "awaitsUs", ${count(sql`record.state_group = 'waiting'`)} as waiting,
      ${count(sql`record.state = 'resolved'`)} as resolved, ${count(sql`${open} and ticket.requester_id = ${me}`)} as asked
    from ticket join record on record.id = ticket.id
    where record.kind = 'ticket' and ticket.closed_at is null and (${open} or record.state = 'resolved')
      and ${recordAmong(lenses, ticketKind, counted)}`.execute(unscoped(reader));
  return rows[0] as Output<typeof readCounters>;
});
