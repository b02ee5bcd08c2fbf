// Several tickets at once: assigned, given another priority or category, each changed or refused by itself; one undo for all.
import { changeTickets } from '#contract/helpdesk.ts';
import { Refusal } from '#core/refusal.ts';
import { lockTicket, writeTicket } from '../change-ticket.ts';
import { chosenCategory, chosenExecutor, chosenGroup, putInCategory } from '../ground.ts';
import { isOpen } from '../rules.ts';
import { action } from '../tables.ts';
import { leaveTrail } from '../undo/trail.ts';
import type { WholeTicket } from '../whole-ticket.ts';

const same = (before: WholeTicket, after: WholeTicket): boolean =>
  (['executorId', 'groupId', 'priority', 'categoryId', 'state'] as const).every(
    (field) => before[field] === after[field],
  );

export const changeTicketsAction = action(
  changeTickets,
  async (unit, { ids, executorId, groupId, priority, categoryId }) => {
    const executorName = executorId ? await chosenExecutor(unit, executorId) : null;
    const groupName = groupId ? await chosenGroup(unit, groupId) : null;
    const category = categoryId ? await chosenCategory(unit, categoryId) : null;
    const changes: { before: WholeTicket; after: WholeTicket }[] = [];
    const refused: { id: string; code: string }[] = [];
    // In one order for everybody, so that two who change the same ones do not wait for each other.
    for (const id of [...new Set(ids)].sort()) {
      const before = await lockTicket(unit, id).catch((error: unknown) => {
        if (error instanceof Refusal && error.code === 'not_found') return null;
        throw error;
      });
      if (!before || !isOpen(before.state)) {
        refused.push({ id, code: before ? 'ticket_state' : 'not_found' });
        continue;
      }
      const after: WholeTicket = { ...before };
      if (category) putInCategory(after, category);
      if (groupId !== undefined && groupId !== before.groupId)
        Object.assign(after, { groupId, groupName, executorId: null, executorName: null });
      else if (groupId !== undefined) Object.assign(after, { groupId, groupName });
      if (executorId !== undefined) Object.assign(after, { executorId, executorName });
      if (priority) after.priority = priority;
      if (after.executorId !== before.executorId && after.state !== 'waiting')
        after.state = after.executorId ? 'assigned' : 'new';
      // One that is so already is left alone: whoever changed it last can still take that back.
      if (same(before, after)) continue;
      await writeTicket(unit, before, after);
      changes.push({ before, after });
    }
    if (changes.length === 0) unit.event({ data: { changed: 0, refused: refused.length } });
    const undoId = changes.length > 0 ? await leaveTrail(unit, changes) : null;
    return { changed: changes.length, refused, undoId };
  },
);
