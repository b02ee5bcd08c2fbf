// Making a correspondent in place, where it was looked for and not found.
import { createContact } from '#contract/contacts.ts';
import { api } from '../../../core/api/call.ts';
import type { LookupItem } from '../../../core/form/use-lookup.ts';

/** Whether it is a person or an organisation the server tells by the name; the contact's card corrects it. */
export async function makeContact(name: string): Promise<LookupItem> {
  const made = await api.call(createContact, { name }, { idempotencyKey: crypto.randomUUID() });
  return { id: made.id, label: made.name };
}
