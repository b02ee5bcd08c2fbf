// Marks deliveries: state, way, tracking number, dates, note; several at once, each by itself.
import { setDelivery } from '#contract/correspondence.ts';
import { refuseField, words } from '#core/refusal.ts';
import { action } from '../tables.ts';
import { datesFit, datesOf } from './rules.ts';
import { type DeliveryPatch, lockDeliveries, sumUpLetters, writeDelivery } from './write-delivery.ts';

export const setDeliveryAction = action(setDelivery, async (unit, { ids, sentOn, settledOn, ...said }) => {
  const { today } = unit;
  if (!datesFit({ sentOn: sentOn ?? null, settledOn: settledOn ?? null }, today))
    throw refuseField(settledOn ? 'settledOn' : 'sentOn', 'delivery_dates_wrong');
  const rows = await lockDeliveries(unit, ids);
  const refused: { id: string; code: string; message: { ru: string; en: string } }[] = [];
  const letters = new Set<string>();
  let changed = 0;
  for (const id of new Set(ids)) {
    const row = rows.get(id);
    const state = said.state ?? row?.state ?? null;
    const dates = row ? datesOf(state, row, { sentOn, settledOn }, today) : { sentOn: null, settledOn: null };
    const code = !row
      ? 'not_found'
      : row.life !== 'active'
        ? 'record_closed'
        : // A register says on paper that the letter left; a returned one may leave again.
          row.register && row.state === 'sent' && state === 'to_send'
          ? 'delivery_in_register'
          : datesFit(dates, today)
            ? null
            : 'delivery_dates_wrong';
    if (code || !row) refused.push(refusedFor(id, code ?? 'not_found', row?.register?.number));
    else if (await writeDelivery(unit, row, patchOf(said, dates))) {
      changed += 1;
      letters.add(row.letterId);
    }
  }
  await sumUpLetters(unit, letters);
  if (changed === 0) unit.event({ data: { refused: refused.length } });
  return { changed, refused };
});

const refusedFor = (id: string, code: string, number = '') => ({ id, code, message: words(code, { number }) });

const patchOf = (said: DeliveryPatch, dates: { sentOn: string | null; settledOn: string | null }): DeliveryPatch => ({
  ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
  ...dates,
});
