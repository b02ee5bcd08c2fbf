// Reserves a block of numbers: for oneself by right, for anybody with the reach "all".
import { reserveNumbers } from '#contract/correspondence.ts';
import { periodOf } from '#contract/numbering.ts';
import { workOf } from '#core/actor.ts';
import { newId } from '#core/ids.ts';
import { reserveFor } from '#core/numbering/of-unit.ts';
import type { ReserveNumbers } from '#core/numbering/reserve.ts';
import { Refusal, refuseField } from '#core/refusal.ts';
import { ourPeople } from '../our-people.ts';
import { action } from '../tables.ts';
import { journalOf } from './journal-of.ts';
import { numbersNote, reservationNow } from './reservation-card.ts';

/** How many a person may keep for themselves at a time. */
const mostOfOwn = 50;

export const reserveNumbersAction = action(reserveNumbers, async (unit, input) => {
  const journal = await journalOf(unit, input.id);
  if (journal.archived) throw new Refusal('journal_closed', { name: journal.name });
  const me = workOf(unit.actor);
  const holderId = input.holderId ?? me;
  const everybody = unit.actor.rights.everywhere(unit.operation);
  if (holderId !== me && !everybody) throw refuseField('holderId', 'reservation_for_others');
  if ((await ourPeople(unit, [holderId]))[holderId]?.kind !== 'user') throw refuseField('holderId', 'not_found');
  const until = input.until ?? null;
  if (until !== null && until < unit.today) throw refuseField('until', 'until_past');
  const block = blockOf(input);
  const size = 'count' in block ? block.count : block.to - block.from + 1;
  const most = everybody ? 10_000 : mostOfOwn;
  if (size > most) throw refuseField('count' in block ? 'count' : 'to', 'reservation_too_big', { most });
  const period = input.period ?? periodOf(journal.restart, unit.today);
  const id = newId(unit.now.getTime());
  const { first, last } = await reserveFor(unit, {
    id,
    series: journal,
    period,
    block,
    holderId,
    reason: input.reason,
    until,
  });
  const note = await numbersNote(unit, journal, 'reserved', { first, last }, input.reason);
  unit.event({ ...note, data: { ...note.data, reservationId: id, holderId, period, ...(until ? { until } : {}) } });
  return reservationNow(unit, id);
});

function blockOf(input: {
  count?: number | undefined;
  from?: number | undefined;
  to?: number | undefined;
}): ReserveNumbers['block'] {
  const { count, from } = input;
  if (count !== undefined && from === undefined) return { count };
  if (from === undefined) throw refuseField('count', 'block_missing');
  const to = input.to ?? (count === undefined ? from : from + count - 1);
  if (to < from) throw refuseField('to', 'block_reversed');
  return { from, to };
}
