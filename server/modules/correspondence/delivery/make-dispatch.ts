// Makes a dispatch register: the letters leave together, each is marked as sent; the number comes last, without gaps.
import { makeDispatch } from '#contract/correspondence.ts';
import { workOf } from '#core/actor.ts';
import { newId } from '#core/ids.ts';
import { makeSeriesOnce, paperNumberFor } from '#core/numbering/of-unit.ts';
import { Refusal, refuseField } from '#core/refusal.ts';
import { action } from '../tables.ts';
import { dispatchNow } from './dispatch-card.ts';
import { lockDeliveries, sumUpLetters, writeDelivery } from './write-delivery.ts';

/** Registers of dispatch have one series, beginning anew each year; it is made with the first of them. */
const series = { id: '00000000-0000-7000-8000-00000000d15c', template: '{n}', restart: 'year', index: '' } as const;

export const makeDispatchAction = action(
  makeDispatch,
  async (unit, { items, method, sentOn = unit.today, note = '' }) => {
    if (sentOn > unit.today) throw refuseField('sentOn', 'delivery_dates_wrong');
    const rows = await lockDeliveries(
      unit,
      items.map((item) => item.id),
    );
    const chosen = [...new Map(items.map((item) => [item.id, item])).values()];
    const unfit = chosen.filter(({ id }) => {
      const row = rows.get(id);
      return row?.life !== 'active' || !['to_send', 'returned', null].includes(row.state);
    });
    if (unfit.length > 0) throw new Refusal('dispatch_unfit', { count: unfit.length, ids: unfit.map((one) => one.id) });
    const id = newId(unit.now.getTime());
    const lines: {
      register_id: string;
      addressee_id: string;
      position: number;
      tracking_number: string;
      weight: number | null;
    }[] = [];
    const letters: string[] = [];
    for (const [place, item] of chosen.entries()) {
      const row = rows.get(item.id);
      if (!row) continue;
      // A letter that leaves again does so under a new tracking number.
      const trackingNumber = item.trackingNumber ?? (row.state === 'returned' ? '' : row.trackingNumber);
      // The register it stood in before keeps its own tracking number.
      const again = { ...row, register: null };
      await writeDelivery(
        unit,
        again,
        { state: 'sent', method, trackingNumber, sentOn, settledOn: null },
        { registerId: id },
      );
      lines.push({
        register_id: id,
        addressee_id: item.id,
        position: place + 1,
        tracking_number: trackingNumber,
        weight: item.weight ?? null,
      });
      letters.push(row.letterId);
    }
    await sumUpLetters(unit, letters);
    await makeSeriesOnce(unit, series);
    const taken = await paperNumberFor(unit, series, sentOn);
    await unit
      .insert('dispatch_register', {
        id,
        number: taken.number,
        ordinal: taken.ordinal,
        period: taken.period,
        method,
        sent_on: sentOn,
        note,
        made_by: workOf(unit.actor),
        made_at: unit.moment,
      })
      .execute();
    await unit.insert('dispatch_item', lines).execute();
    unit.event({ data: { registerId: id, number: taken.number, method, sentOn, letters: [...new Set(letters)] } });
    return dispatchNow(unit, id);
  },
);
