// Solves a ticket with its result; the requester confirms, or it closes by itself after its category's days.
import type { Input } from '#contract/core.ts';
import { resolveTicket } from '#contract/helpdesk.ts';
import { attachFiles } from '#core/records/attach.ts';
import { cleanCopies } from '#core/records/clean-copies.ts';
import { Refusal } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { type ActWays, nothingMade, requireState } from '../act-ways.ts';
import { loadTree } from '../categories/tree.ts';
import { lockTicket, writeTicket } from '../change-ticket.ts';
import { requireChecklist } from '../checklist/require-checklist.ts';
import { closingMoment } from '../closing.ts';
import { onAllParts } from '../incidents/works.ts';
import { mailSolved } from '../mail/answer.ts';
import { type Helpdesk, preparedAction } from '../tables.ts';
import { ticketCardOf } from '../ticket-card.ts';
import { insertTime } from '../time/write-time.ts';
import { leaveTrail } from '../undo/trail.ts';
import type { WholeTicket } from '../whole-ticket.ts';

export async function resolve(
  unit: Unit<Helpdesk>,
  before: WholeTicket,
  { result, resultKind, minutes, fileIds, openItems }: Omit<Input<typeof resolveTicket>, 'id'>,
  ways: ActWays = {},
): Promise<WholeTicket> {
  requireState('resolve', before);
  const category = (await loadTree(unit)).get(before.categoryId);
  const spent = before.minutes + (minutes ?? 0);
  if (category?.minutesRequired && spent === 0 && !ways.asPart) throw new Refusal('ticket_minutes');
  // The work on a part is that on the whole.
  if (!ways.asPart) requireChecklist(unit, category?.checklistRule ?? 'ask', before.checklistOpen, openItems);
  const files = await attachFiles(unit, before.id, fileIds ?? [], 'external');
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
  if (minutes) await insertTime(unit, before.id, { minutes }, ways.made);
  const data = files.length > 0 ? { data: { files: files.map((file) => file.fileId) } } : {};
  await writeTicket(unit, before, after, { ...data, ...(ways.operation ? { operation: ways.operation } : {}) });
  await mailSolved(
    unit,
    before.id,
    result,
    files.map((file) => file.fileId),
  );
  if (!ways.asPart) await onAllParts(unit, before.id, 'resolve');
  return after;
}

export const resolveTicketAction = preparedAction(
  resolveTicket,
  cleanCopies,
  async (unit, { id, ...asked }, fileIds) => {
    const before = await lockTicket(unit, id, 'resolve');
    const made = nothingMade();
    const after = await resolve(unit, before, { ...asked, fileIds }, { made });
    return ticketCardOf(unit, after, await leaveTrail(unit, [{ before, after, made }]));
  },
);
