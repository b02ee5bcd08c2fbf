// The items of a ticket in another order; whoever names other items than there are has seen an old list.
import { orderChecklist } from '#contract/helpdesk.ts';
import { Refusal } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import { ticketKind } from '../rules.ts';
import { action } from '../tables.ts';
import { countsOf, lockList } from './locked-item.ts';

export const orderChecklistAction = action(orderChecklist, async (unit, { id, ids }) => {
  const ticket = await lockList(unit, id);
  const rows = await unit
    .from('ticket_checklist_item')
    .select('ticket_checklist_item.id')
    .where('ticket_id', '=', id)
    .execute();
  const known = new Set(rows.map((row) => row.id));
  if (new Set(ids).size !== ids.length || ids.length !== known.size || ids.some((one) => !known.has(one)))
    throw new Refusal('stale');
  await unit
    .update('ticket_checklist_item')
    .set({ position: sql<number>`array_position(${ids}::uuid[], ticket_checklist_item.id) - 1` })
    .where('ticket_id', '=', id)
    .execute();
  unit.event({ recordId: id, recordKind: ticketKind, data: { items: ids } });
  return countsOf(ticket);
});
