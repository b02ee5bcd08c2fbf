// Gives up what is left of a block: the holder their own, anybody's with the reach "all".
import { releaseNumbers } from '#contract/correspondence.ts';
import { releaseOf } from '#core/numbering/of-unit.ts';
import { refuseField } from '#core/refusal.ts';
import { action } from '../tables.ts';
import { journalOf } from './journal-of.ts';
import { numbersNote, reservationNow } from './reservation-card.ts';

export const releaseNumbersAction = action(releaseNumbers, async (unit, { id, from, to, reason }) => {
  if (from !== undefined && to !== undefined && to < from) throw refuseField('to', 'block_reversed');
  const { journal, period } = await reservationNow(unit, id);
  const released = await releaseOf(unit, { reservationId: id, from, to, reason });
  const given = { first: released[0] as number, last: released.at(-1) as number };
  const note = await numbersNote(unit, await journalOf(unit, journal.id), 'released', given, reason);
  unit.event({ ...note, data: { ...note.data, reservationId: id, period, released: released.length } });
  return reservationNow(unit, id);
});
