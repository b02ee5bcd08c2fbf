// The entries of one ticket, the newest day first, with their sum.
import { readTicketTime } from '#contract/helpdesk.ts';
import { workOf } from '#core/actor.ts';
import { requireInside } from '../inside.ts';
import { query } from '../tables.ts';
import { entryColumns } from './entry-columns.ts';

export const readTicketTimeQuery = query(readTicketTime, async (reader, { id }) => {
  await requireInside(reader, id);
  const me = workOf(reader.actor);
  const rows = await reader
    .from('ticket_time')
    .select(entryColumns)
    .where('ticket_time.ticket_id', '=', id)
    .orderBy('worked_on', 'desc')
    .orderBy('ticket_time.id', 'desc')
    .execute();
  reader.shows([]);
  return {
    items: rows.map((row) => ({ ...row, own: row.person.id === me })),
    total: rows.reduce((sum, row) => sum + row.minutes, 0),
  };
});
