// Cancels a ticket with a reason: nothing is deleted, its number stays issued.
import { cancelTicket } from '#contract/helpdesk.ts';
import { cancelNumberOf } from '#core/numbering/of-unit.ts';
import { lockTicket, writeTicket } from '../change-ticket.ts';
import { letPartsGo } from '../incidents/works.ts';
import { mailCancelled } from '../mail/answer.ts';
import { action } from '../tables.ts';
import { ticketCardOf } from '../ticket-card.ts';
import type { WholeTicket } from '../whole-ticket.ts';

export const cancelTicketAction = action(cancelTicket, async (unit, { id, reason }) => {
  const before = await lockTicket(unit, id, 'cancel');
  await cancelNumberOf(unit, id, reason);
  const after: WholeTicket = {
    ...before,
    state: 'cancelled',
    life: 'cancelled',
    cancelReason: reason,
    closedAt: unit.moment,
    waitingReason: null,
    waitingUntil: null,
    awaitsUs: false,
  };
  await writeTicket(unit, before, after);
  // Of a mass incident: each goes on by itself, with its own deadlines.
  await letPartsGo(unit, id);
  await mailCancelled(unit, id, reason);
  return ticketCardOf(unit, after);
});
