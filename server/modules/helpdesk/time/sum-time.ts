// How long tickets took, by person or by category, the longest first.
import { sumTime } from '#contract/helpdesk.ts';
import { sql } from '#core/sql.ts';
import { query } from '../tables.ts';
import { timeConditions } from './time-list.ts';

const groupings = {
  person: {
    id: sql<string>`ticket_time.person_id`,
    name: sql<string>`min((select p.name from principal p where p.id = ticket_time.person_id))`,
  },
  category: {
    id: sql<string>`(select t.category_id from ticket t where t.id = ticket_time.ticket_id)`,
    name: sql<string>`min((select c.name from ticket t join ticket_category c on c.id = t.category_id
      where t.id = ticket_time.ticket_id))`,
  },
} as const;

export const sumTimeQuery = query(sumTime, async (reader, { by, ...filter }) => {
  const { id, name } = groupings[by];
  let sums = reader
    .from('ticket_time')
    .select([
      id.as('id'),
      name.as('name'),
      sql<number>`sum(ticket_time.minutes)::int`.as('minutes'),
      sql<number>`count(distinct ticket_time.ticket_id)::int`.as('tickets'),
    ])
    .groupBy(sql`1`)
    .orderBy('minutes', 'desc')
    .orderBy('name');
  let whole = reader
    .from('ticket_time')
    .select([
      sql<number>`coalesce(sum(ticket_time.minutes), 0)::int`.as('minutes'),
      sql<number>`count(distinct ticket_time.ticket_id)::int`.as('tickets'),
    ]);
  for (const condition of await timeConditions(reader, filter)) {
    sums = sums.where(condition);
    whole = whole.where(condition);
  }
  const [rows, total] = await Promise.all([sums.execute(), whole.executeTakeFirstOrThrow()]);
  reader.shows(by === 'person' ? rows.map((row) => row.id) : []);
  return { ...total, rows };
});
