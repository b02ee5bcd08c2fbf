// Ends a solved ticket: the requester agrees, somebody of ours does, or its time has come.
import { closeTicket } from '#contract/helpdesk.ts';
import type { Unit } from '#core/unit.ts';
import { type ActWays, requireState } from '../act-ways.ts';
import { lockTicket, writeTicket } from '../change-ticket.ts';
import { action, type Helpdesk } from '../tables.ts';
import { ticketCardOf } from '../ticket-card.ts';
import { leaveTrail } from '../undo/trail.ts';
import type { WholeTicket } from '../whole-ticket.ts';

export async function close(unit: Unit<Helpdesk>, before: WholeTicket, ways: ActWays = {}): Promise<WholeTicket> {
  requireState('close', before);
  const after = { ...before, state: 'closed' as const, closedAt: unit.moment, closesAt: null };
  await writeTicket(unit, before, after, ways);
  return after;
}

export const closeTicketAction = action(closeTicket, async (unit, { id }) => {
  const before = await lockTicket(unit, id, 'close');
  const after = await close(unit, before);
  return ticketCardOf(unit, after, await leaveTrail(unit, [{ before, after }]));
});
