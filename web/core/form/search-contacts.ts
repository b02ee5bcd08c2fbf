// The search in the contacts, for lookups and filters.
import { searchContacts } from '#contract/contacts.ts';
import { api } from '../api/call.ts';
import type { LookupItem, LookupSearch } from './use-lookup.ts';

const detailOf = (item: { inn: string; organisationName: string | null; position: string }): string =>
  [item.inn && `ИНН ${item.inn}`, item.position, item.organisationName].filter(Boolean).join(' · ');

export const findContacts: LookupSearch = async (q, signal) => {
  const { items } = await api.call(searchContacts, { q }, { signal });
  return items.map((item): LookupItem => {
    const detail = detailOf(item);
    return { id: item.id, label: item.name, ...(detail ? { detail } : {}) };
  });
};
