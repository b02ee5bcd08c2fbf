// Ends a solved ticket: the requester agrees, somebody of ours does, or its time has come.
import { closeTicket } from '#contract/helpdesk.ts';
import { lockTicket, writeTicket } from '../change-ticket.ts';
import { action } from '../tables.ts';
import { ticketCardOf } from '../ticket-card.ts';
import { leaveTrail } from '../undo/trail.ts';

export const closeTicketAction = action(closeTicket, async (unit, { id }) => {
  const before = await lockTicket(unit, id, 'close');
  const after = { ...before, state: 'closed' as const, closedAt: unit.moment, closesAt: null };
  await writeTicket(unit, before, after);
  return ticketCardOf(unit, after, await leaveTrail(unit, [{ before, after }]));
});
