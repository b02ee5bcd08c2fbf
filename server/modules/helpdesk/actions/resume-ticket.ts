// Goes on with a ticket that was waiting.
import { resumeTicket } from '#contract/helpdesk.ts';
import { lockTicket, writeTicket } from '../change-ticket.ts';
import { stateAgain } from '../rules.ts';
import { action } from '../tables.ts';
import { ticketCardOf } from '../ticket-card.ts';

export const resumeTicketAction = action(resumeTicket, async (unit, { id }) => {
  const before = await lockTicket(unit, id, 'resume');
  const after = { ...before, state: stateAgain(before), waitingReason: null, waitingUntil: null };
  await writeTicket(unit, before, after);
  return ticketCardOf(unit, after);
});
