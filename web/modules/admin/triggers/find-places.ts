// The search of places for conditions.
import { listPlaces } from '#contract/places.ts';
import { api } from '../../../core/api/call.ts';
import type { LookupSearch } from '../../../core/form/use-lookup.ts';

export const findPlaces: LookupSearch = async (q, signal) => {
  const { items } = await api.call(listPlaces, { q, limit: 20 }, { signal });
  return items.map(({ id, path }) => ({ id, label: path }));
};
