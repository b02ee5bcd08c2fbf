// Puts a ticket on hold with a reason; what the requester is asked, they are told.
import type { Input } from '#contract/core.ts';
import { waitTicket } from '#contract/helpdesk.ts';
import { shapeOf } from '#core/handle.ts';
import { writeComment } from '#core/records/write-comment.ts';
import { refuseField } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { startOfDay } from '#core/zone.ts';
import { type ActWays, requireState } from '../act-ways.ts';
import { lockTicket, writeTicket } from '../change-ticket.ts';
import { ticketKind } from '../rules.ts';
import { action, type Helpdesk } from '../tables.ts';
import { ticketCardOf } from '../ticket-card.ts';
import type { WholeTicket } from '../whole-ticket.ts';

const momentOf = (zone: string, until: string): Date =>
  new Date(/^\d{4}-\d\d-\d\d$/.test(until) ? startOfDay(zone, until) : until);

export async function wait(
  unit: Unit<Helpdesk>,
  before: WholeTicket,
  { reason, until }: Pick<Input<typeof waitTicket>, 'reason' | 'until'>,
  ways: ActWays = {},
): Promise<WholeTicket> {
  requireState('wait', before);
  const end = until === undefined ? null : momentOf(shapeOf(unit).services.config.zone, until);
  if (end && !(end.getTime() > unit.now.getTime())) throw refuseField('until', 'in_past');
  const waitingUntil = end?.toISOString() ?? null;
  const after = { ...before, state: 'waiting' as const, waitingReason: reason, waitingUntil };
  await writeTicket(unit, before, after, ways);
  return after;
}

export const waitTicketAction = action(waitTicket, async (unit, { id, note, ...asked }) => {
  const before = await lockTicket(unit, id, 'wait');
  const after = await wait(unit, before, asked);
  const { reason } = asked;
  if (note)
    await writeComment(
      unit,
      { ...before, kind: ticketKind },
      { body: note, audience: reason === 'requester' ? 'external' : 'internal' },
    );
  return ticketCardOf(unit, { ...after, awaitsUs: note && reason === 'requester' ? false : after.awaitsUs });
});
