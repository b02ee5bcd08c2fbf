// Time spent on tickets that one may see, the newest day first, page by page.
import { listTime } from '#contract/helpdesk.ts';
import { decodeCursor, encodeCursor } from '#core/cursor.ts';
import { sql } from '#core/sql.ts';
import { query } from '../tables.ts';
import { entryColumns } from './entry-columns.ts';
import { timeConditions } from './time-list.ts';

export const listTimeQuery = query(listTime, async (reader, { after, limit, ...filter }) => {
  let rows = reader
    .from('ticket_time')
    .select(entryColumns)
    .select([
      sql<{
        id: string;
        number: string | null;
        title: string;
      }>`(select json_build_object('id', r.id, 'number', r.number,
        'title', r.title) from record r where r.id = ticket_time.ticket_id)`.as('ticket'),
      sql<string>`(select c.name from ticket t join ticket_category c on c.id = t.category_id
        where t.id = ticket_time.ticket_id)`.as('category'),
    ])
    .orderBy('worked_on', 'desc')
    .orderBy('ticket_time.id', 'desc')
    .limit(limit + 1);
  for (const condition of await timeConditions(reader, filter)) rows = rows.where(condition);
  if (after) {
    const { key, id } = decodeCursor(after);
    rows = rows.where(sql<boolean>`(ticket_time.worked_on, ticket_time.id) < (${key}::date, ${id}::uuid)`);
  }
  const found = await rows.execute();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  reader.shows([...new Set(items.map((item) => item.person.id))]);
  return { items, next: found.length > limit && last ? encodeCursor({ key: last.workedOn, id: last.id }) : null };
});
