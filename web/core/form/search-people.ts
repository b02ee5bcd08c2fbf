// The search in the directory of people and groups, for lookups and filters.
import { searchDirectory } from '#contract/identity.ts';
import { api } from '../api/call.ts';
import type { LookupSearch } from './use-lookup.ts';

export function searchPeople(kind: 'user' | 'group' | 'any'): LookupSearch {
  return async (q, signal) => {
    const { items } = await api.call(searchDirectory, { q, kind }, { signal });
    return items.map((item) => ({
      id: item.id,
      label: item.name,
      ...(item.position ? { detail: item.position } : {}),
    }));
  };
}
