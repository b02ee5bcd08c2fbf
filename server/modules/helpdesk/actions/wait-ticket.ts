// Puts a ticket on hold with a reason; what the requester is asked, they are told.
import { waitTicket } from '#contract/helpdesk.ts';
import { writeComment } from '#core/records/write-comment.ts';
import { refuseField } from '#core/refusal.ts';
import { lockTicket, writeTicket } from '../change-ticket.ts';
import { ticketKind } from '../rules.ts';
import { action } from '../tables.ts';
import { ticketCardOf } from '../ticket-card.ts';

export const waitTicketAction = action(waitTicket, async (unit, { id, reason, until, note }) => {
  const before = await lockTicket(unit, id, 'wait');
  const end = until === undefined ? null : new Date(until);
  if (end && !(end.getTime() > unit.now.getTime())) throw refuseField('until', 'in_past');
  const waitingUntil = end?.toISOString() ?? null;
  const after = { ...before, state: 'waiting' as const, waitingReason: reason, waitingUntil };
  await writeTicket(unit, before, after);
  if (note)
    await writeComment(
      unit,
      { ...before, kind: ticketKind },
      { body: note, audience: reason === 'requester' ? 'external' : 'internal' },
    );
  return ticketCardOf(unit, { ...after, awaitsUs: note && reason === 'requester' ? false : after.awaitsUs });
});
