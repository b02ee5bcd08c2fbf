// The checklist of one ticket in its order.
import { readChecklist } from '#contract/helpdesk.ts';
import { sql } from '#core/sql.ts';
import { requireInside } from '../inside.ts';
import { query } from '../tables.ts';

const named = (column: string) =>
  sql<{ id: string; name: string } | null>`(select json_build_object('id', p.id, 'name', p.name) from principal p
    where p.id = ${sql.ref(`ticket_checklist_item.${column}`)})`;

export const readChecklistQuery = query(readChecklist, async (reader, { id }) => {
  await requireInside(reader, id);
  const items = await reader
    .from('ticket_checklist_item')
    .select([
      'ticket_checklist_item.id',
      'ticket_checklist_item.text',
      named('assignee_id').as('assignee'),
      'done_at as doneAt',
      named('done_by').as('doneBy'),
    ])
    .where('ticket_id', '=', id)
    .orderBy('position')
    .orderBy('ticket_checklist_item.id')
    .execute();
  reader.shows([]);
  return { items, total: items.length, open: items.filter((item) => item.doneAt === null).length };
});
