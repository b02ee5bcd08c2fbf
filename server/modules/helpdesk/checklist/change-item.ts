// Ticks an item, unticks it, writes it anew, or says who does it; two people who tick the same one agree.
import { changeChecklistItem } from '#contract/helpdesk.ts';
import { workOf } from '#core/actor.ts';
import type { FieldChange } from '#core/records/change.ts';
import { writeTicket } from '../change-ticket.ts';
import { chosenExecutor } from '../ground.ts';
import { action } from '../tables.ts';
import { countsOf, lockedItem } from './locked-item.ts';

export const changeChecklistItemAction = action(
  changeChecklistItem,
  async (unit, { id, itemId, text, done, assigneeId }) => {
    const { ticket, item } = await lockedItem(unit, id, itemId);
    const was = item.done_at !== null;
    const turned = done !== undefined && done !== was;
    const name = text ?? item.text;
    const changes: FieldChange[] = [];
    if (name !== item.text) changes.push({ field: 'checklistItem', from: item.text, to: name });
    if (turned) changes.push({ field: 'checklistDone', from: done ? null : name, to: done ? name : null });
    if (assigneeId !== undefined && assigneeId !== item.assignee_id) {
      if (assigneeId) await chosenExecutor(unit, assigneeId);
      changes.push({ field: 'checklistAssigneeId', from: item.assignee_id, to: assigneeId });
    }
    if (changes.length === 0) {
      unit.event({ recordId: id, recordKind: 'ticket', data: { itemId } });
      return countsOf(ticket);
    }
    await unit
      .update('ticket_checklist_item')
      .set({
        text: name,
        ...(turned ? { done_at: done ? unit.moment : null, done_by: done ? workOf(unit.actor) : null } : {}),
        ...(assigneeId !== undefined ? { assignee_id: assigneeId } : {}),
      })
      .where('ticket_checklist_item.id', '=', itemId)
      .execute();
    const after = { ...ticket, checklistOpen: ticket.checklistOpen + (turned ? (done ? -1 : 1) : 0) };
    await writeTicket(unit, ticket, after, { changes, data: { itemId } });
    return countsOf(after);
  },
);
