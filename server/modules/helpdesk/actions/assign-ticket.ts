// Gives a ticket to a person, to a queue, or back to the queue, with a word for whoever gets it.
import type { Input } from '#contract/core.ts';
import { assignTicket } from '#contract/helpdesk.ts';
import { writeComment } from '#core/records/write-comment.ts';
import { Refusal } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { type ActWays, requireState } from '../act-ways.ts';
import { lockTicket, writeTicket } from '../change-ticket.ts';
import { autoAssign, tellGiven } from '../dispatch/auto-assign.ts';
import { lastTurnBy } from '../dispatch/last-turn.ts';
import { chosenExecutor, chosenGroup } from '../ground.ts';
import { ticketKind } from '../rules.ts';
import { action, type Helpdesk } from '../tables.ts';
import { ticketCardOf } from '../ticket-card.ts';
import { leaveTrail } from '../undo/trail.ts';
import type { WholeTicket } from '../whole-ticket.ts';

export async function assign(
  unit: Unit<Helpdesk>,
  before: WholeTicket,
  { executorId, groupId }: Pick<Input<typeof assignTicket>, 'executorId' | 'groupId'>,
  ways: ActWays = {},
): Promise<WholeTicket> {
  requireState('assign', before);
  const after: WholeTicket = { ...before };
  if (groupId !== undefined && groupId !== before.groupId) {
    after.groupName = groupId ? await chosenGroup(unit, groupId) : null;
    after.groupId = groupId;
    // Another queue has other people.
    if (executorId === undefined) Object.assign(after, { executorId: null, executorName: null });
  }
  if (executorId !== undefined) {
    after.executorName = executorId ? await chosenExecutor(unit, executorId) : null;
    after.executorId = executorId;
  }
  // A queue that gives tickets out by itself does so with those that come from another one.
  const given = executorId === undefined && after.groupId !== before.groupId ? await autoAssign(unit, after) : null;
  if (given) Object.assign(after, { executorId: given.person.id, executorName: given.person.name });
  if (after.executorId !== before.executorId && after.state !== 'waiting')
    after.state = after.executorId ? 'assigned' : 'new';
  await writeTicket(unit, before, after, ways);
  if (given) tellGiven(unit, before.id, given);
  return after;
}

export const assignTicketAction = action(assignTicket, async (unit, { id, note, seenExecutorId, ...asked }) => {
  const before = await lockTicket(unit, id, 'assign');
  if (seenExecutorId !== undefined && seenExecutorId !== before.executorId)
    throw new Refusal('ticket_assigned', {
      by: await lastTurnBy(unit, id),
      now: before.executorName ?? before.groupName ?? '—',
    });
  const after = await assign(unit, before, asked);
  if (note) await writeComment(unit, { ...before, kind: ticketKind }, { body: note, audience: 'internal' });
  return ticketCardOf(unit, after, await leaveTrail(unit, [{ before, after }]));
});
