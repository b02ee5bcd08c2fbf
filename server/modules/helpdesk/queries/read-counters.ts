// The numbers on the tabs: exact, of open tickets alone, in one walk over the index that holds those.
import { readCounters } from '#contract/helpdesk.ts';
import { workOf } from '#core/actor.ts';
import { sql } from '#core/sql.ts';
import { query } from '../tables.ts';

export const readCountersQuery = query(readCounters, async (reader) => {
  const me = workOf(reader.actor);
  const open = sql`record.state_group in ('new', 'work', 'waiting')`;
  const count = (condition: ReturnType<typeof sql>) => sql<number>`count(*) filter (where ${condition})::int`;
  const counters = await reader
    .from('ticket', 'record')
    .innerJoin('record', 'record.id', 'ticket.id')
    .select([
      count(open).as('open'),
      count(sql`${open} and ticket.executor_id = ${me}`).as('mine'),
      count(sql`${open} and ticket.executor_id is null`).as('unassigned'),
      count(sql`${open} and record.due_at < ${reader.moment}::timestamptz`).as('overdue'),
      count(sql`${open} and ticket.awaits_us`).as('awaitsUs'),
      count(sql`record.state_group = 'waiting'`).as('waiting'),
      count(sql`record.state = 'resolved'`).as('resolved'),
      count(sql`${open} and ticket.requester_id = ${me}`).as('asked'),
    ])
    .where('record.kind', '=', 'ticket')
    // What is open or solved is not closed: said of both tables, two small indexes hold all that is counted.
    .where('ticket.closed_at', 'is', null)
    .where(sql<boolean>`(${open} or record.state = 'resolved')`)
    .executeTakeFirstOrThrow();
  return counters;
});
