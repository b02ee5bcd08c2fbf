// The organisation that a person works in, checked before it is written.
import { refuseField } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import type { ContactKind, ContactWorld } from './tables.ts';

/** Its name; null when none is given. */
export async function organisationOf(
  unit: Unit<ContactWorld>,
  kind: ContactKind,
  organisationId: string | null | undefined,
): Promise<string | null> {
  if (!organisationId) return null;
  if (kind === 'organisation') throw refuseField('organisationId', 'organisation_of_organisation');
  const organisation = await unit
    .fromUnder('contacts.contact.read', 'contact')
    .select('contact.name')
    .where('contact.id', '=', organisationId)
    .where('contact.kind', '=', 'organisation')
    .where('contact.merged_into', 'is', null)
    .executeTakeFirst();
  if (!organisation) throw refuseField('organisationId', 'not_found');
  return organisation.name;
}
