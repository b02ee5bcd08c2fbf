// Dispatch registers: the list of them, and one with its letters.
import { listDispatches, readDispatch } from '#contract/correspondence.ts';
import { idCursor } from '#core/cursor.ts';
import { query } from '../tables.ts';
import { dispatchCardOf, dispatchNow, itemsOf, selectDispatch } from './dispatch-card.ts';

export const listDispatchesQuery = query(listDispatches, async (reader, { after, limit, method }) => {
  let rows = selectDispatch(reader.from('dispatch_register', 'principal'));
  if (method) rows = rows.where('dispatch_register.method', '=', method);
  if (after) rows = rows.where('dispatch_register.id', '<', idCursor(after));
  const found = await rows
    .orderBy('dispatch_register.id', 'desc')
    .limit(limit + 1)
    .execute();
  const items = found.slice(0, limit);
  return {
    items: items.map((row) => dispatchCardOf(reader.actor, row)),
    next: found.length > limit ? (items.at(-1)?.id ?? null) : null,
  };
});

export const readDispatchQuery = query(readDispatch, async (reader, { id }) => {
  const card = await dispatchNow(reader, id);
  const { items, people } = await itemsOf(reader, id);
  reader.shows(people);
  return { ...card, items };
});
