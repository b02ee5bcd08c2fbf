// Adds items to a ticket's checklist: typed ones, or those of a ready one.
import { addChecklistItems } from '#contract/helpdesk.ts';
import { Refusal } from '#core/refusal.ts';
import { chosenExecutor } from '../ground.ts';
import { action } from '../tables.ts';
import { countsOf, lockList } from './locked-item.ts';
import { readyItems } from './ready-items.ts';
import { addItems } from './write-items.ts';

export const addChecklistItemsAction = action(
  addChecklistItems,
  async (unit, { id, texts = [], checklistId, assigneeId }) => {
    const ticket = await lockList(unit, id);
    if (assigneeId) await chosenExecutor(unit, assigneeId);
    const items = checklistId ? [...texts, ...(await readyItems(unit, checklistId))] : texts;
    if (items.length === 0) throw new Refusal('invalid_input');
    return countsOf(await addItems(unit, ticket, items, assigneeId ?? null));
  },
);
