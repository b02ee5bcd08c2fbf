// Deliveries of letters that the person may see, the latest first; how many of them a filter finds.
import { countDeliveries, listDeliveries } from '#contract/correspondence.ts';
import { idCursor } from '#core/cursor.ts';
import { query } from '../tables.ts';
import { deliveryRowOf, filterDeliveries, peopleAmong, selectDelivery } from './delivery-rows.ts';

export const listDeliveriesQuery = query(listDeliveries, async (reader, { after, limit, ...filter }) => {
  let rows = filterDeliveries(selectDelivery(reader.from('letter_addressee', 'record')), filter);
  if (after) rows = rows.where('letter_addressee.id', '<', idCursor(after));
  const found = await rows
    .orderBy('letter_addressee.id', 'desc')
    .limit(limit + 1)
    .execute();
  const items = found.slice(0, limit);
  reader.shows(peopleAmong(items));
  return {
    items: items.map(deliveryRowOf),
    next: found.length > limit ? (items.at(-1)?.id ?? null) : null,
  };
});

const countedQuickly = 10_000;

export const countDeliveriesQuery = query(countDeliveries, async (reader, { exact, ...filter }) => {
  const rows = filterDeliveries(selectDelivery(reader.from('letter_addressee', 'record')), filter)
    .clearSelect()
    .select('letter_addressee.id');
  const { length } = await (exact ? rows : rows.limit(countedQuickly + 1)).execute();
  const more = !exact && length > countedQuickly;
  return { count: more ? countedQuickly : length, more };
});
