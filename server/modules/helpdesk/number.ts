// The one series of tickets' numbers; administrators change its template like any other.
import { makeSeriesOnce, numberFor } from '#core/numbering/of-unit.ts';
import type { NumberSeries } from '#core/numbering/series.ts';
import type { TakenNumber } from '#core/numbering/take.ts';
import type { Unit } from '#core/unit.ts';
import type { Helpdesk } from './tables.ts';

export const ticketSeries: NumberSeries = {
  id: '00000000-0000-7000-8000-0000000000a1',
  template: 'ЗН-{yyyy}-{n:6}',
  restart: 'year',
  index: 'ЗН',
};

export async function ticketNumber(unit: Unit<Helpdesk>, recordId: string, day: string): Promise<TakenNumber> {
  const known = await unit
    .from('number_series')
    .select(['id', 'template', 'restart', 'index'])
    .where('id', '=', ticketSeries.id)
    .executeTakeFirst();
  if (!known) await makeSeriesOnce(unit, ticketSeries);
  return numberFor(unit, known ?? ticketSeries, recordId, day, {});
}
