// Takes a ticket: of two who do it at the same moment one gets it, the other is told by whom it was taken.
import { takeTicket } from '#contract/helpdesk.ts';
import { workOf } from '#core/actor.ts';
import { Refusal } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { type ActWays, requireState } from '../act-ways.ts';
import { lockTicket, writeTicket } from '../change-ticket.ts';
import { chosenExecutor } from '../ground.ts';
import { action, type Helpdesk } from '../tables.ts';
import { ticketCardOf } from '../ticket-card.ts';
import type { WholeTicket } from '../whole-ticket.ts';

export async function take(
  unit: Unit<Helpdesk>,
  before: WholeTicket,
  over = false,
  ways: ActWays = {},
): Promise<WholeTicket> {
  requireState('take', before);
  const me = workOf(unit.actor);
  if (before.executorId && before.executorId !== me && !over)
    throw new Refusal('ticket_taken', { name: before.executorName ?? '' });
  const executorName = before.executorId === me ? before.executorName : await chosenExecutor(unit, me);
  const after = {
    ...before,
    executorId: me,
    executorName,
    state: 'in_work' as const,
    waitingReason: null,
    waitingUntil: null,
  };
  await writeTicket(unit, before, after, ways);
  return after;
}

export const takeTicketAction = action(takeTicket, async (unit, { id, over }) => {
  const before = await lockTicket(unit, id, 'take');
  return ticketCardOf(unit, await take(unit, before, over));
});
