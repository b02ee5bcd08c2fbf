// Looking for a correspondent while typing, and making one in place.
import { createContact, searchContacts } from '#contract/contacts.ts';
import { api } from '../../../core/api/call.ts';
import type { LookupItem, LookupSearch } from '../../../core/form/use-lookup.ts';

const detailOf = (item: { inn: string; organisationName: string | null; position: string }): string =>
  [item.inn && `ИНН ${item.inn}`, item.position, item.organisationName].filter(Boolean).join(' · ');

export const findContacts: LookupSearch = async (q, signal) => {
  const { items } = await api.call(searchContacts, { q }, { signal });
  return items.map((item): LookupItem => {
    const detail = detailOf(item);
    return { id: item.id, label: item.name, ...(detail ? { detail } : {}) };
  });
};

/** Whether it is a person or an organisation the server tells by the name; the contact's card corrects it. */
export async function makeContact(name: string): Promise<LookupItem> {
  const made = await api.call(createContact, { name }, { idempotencyKey: crypto.randomUUID() });
  return { id: made.id, label: made.name };
}
