// Looking for an organisation while typing, and making one in place.
import { createContact, searchContacts } from '#contract/contacts.ts';
import { api } from '../../../core/api/call.ts';
import type { LookupItem, LookupSearch } from '../../../core/form/use-lookup.ts';
import { textOf } from '../../../core/text/texts.ts';

export const findOrganisations: LookupSearch = async (q, signal) => {
  const { items } = await api.call(searchContacts, { q, kind: 'organisation' }, { signal });
  const t = textOf('contacts');
  return items.map(
    (item): LookupItem => ({
      id: item.id,
      label: item.name,
      ...(item.inn ? { detail: t('innOf', { inn: item.inn }) } : {}),
    }),
  );
};

export async function makeOrganisation(name: string): Promise<LookupItem> {
  const made = await api.call(createContact, { kind: 'organisation', name });
  return { id: made.id, label: made.name };
}
