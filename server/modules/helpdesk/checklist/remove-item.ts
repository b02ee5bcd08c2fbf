// Takes an item out of a checklist.
import { removeChecklistItem } from '#contract/helpdesk.ts';
import { writeTicket } from '../change-ticket.ts';
import { action } from '../tables.ts';
import { countsOf, lockedItem } from './locked-item.ts';

export const removeChecklistItemAction = action(removeChecklistItem, async (unit, { id, itemId }) => {
  const { ticket, item } = await lockedItem(unit, id, itemId);
  await unit.remove('ticket_checklist_item').where('ticket_checklist_item.id', '=', itemId).execute();
  const after = {
    ...ticket,
    checklistOpen: ticket.checklistOpen - (item.done_at === null ? 1 : 0),
    checklistTotal: ticket.checklistTotal - 1,
  };
  await writeTicket(unit, ticket, after, {
    changes: [{ field: 'checklistItem', from: item.text, to: null }],
    data: { itemId },
  });
  return countsOf(after);
});
