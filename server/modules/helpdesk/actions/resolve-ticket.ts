// Solves a ticket with its result; the requester confirms, or it closes by itself after its category's days.
import { resolveTicket } from '#contract/helpdesk.ts';
import { attachFiles } from '#core/records/attach.ts';
import { Refusal } from '#core/refusal.ts';
import { loadTree } from '../categories/tree.ts';
import { lockTicket, writeTicket } from '../change-ticket.ts';
import { closingMoment } from '../closing.ts';
import { action } from '../tables.ts';
import { ticketCardOf } from '../ticket-card.ts';
import { leaveTrail } from '../undo/trail.ts';
import type { WholeTicket } from '../whole-ticket.ts';

export const resolveTicketAction = action(resolveTicket, async (unit, { id, result, resultKind, minutes, fileIds }) => {
  const before = await lockTicket(unit, id, 'resolve');
  const category = (await loadTree(unit)).get(before.categoryId);
  const spent = before.minutes + (minutes ?? 0);
  if (category?.minutesRequired && spent === 0) throw new Refusal('ticket_minutes');
  const files = await attachFiles(unit, id, fileIds ?? [], 'external');
  const after: WholeTicket = {
    ...before,
    state: 'resolved',
    result,
    resultKind,
    minutes: spent,
    resolvedAt: unit.moment,
    closesAt: await closingMoment(unit, category?.closeAfterDays ?? null),
    waitingReason: null,
    waitingUntil: null,
    awaitsUs: false,
    answeredAt: before.answeredAt ?? unit.moment,
    attachments: [...before.attachments, ...files],
  };
  await writeTicket(unit, before, after, files.length > 0 ? { data: { files: files.map((file) => file.fileId) } } : {});
  return ticketCardOf(unit, after, await leaveTrail(unit, [{ before, after }]));
});
