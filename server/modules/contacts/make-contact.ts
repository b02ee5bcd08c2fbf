// Writes a new contact with its record, its event and, for a person, the key of the person's data.

import { workOf } from '#core/actor.ts';
import { newId } from '#core/ids.ts';
import { makeSubject } from '#core/journal/of-unit.ts';
import { createRecord } from '#core/records/create.ts';
import { Refusal } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import type { Unit } from '#core/unit.ts';
import type { WholeContact } from './card.ts';
import { type ContactValues, nameKey, sameTaxpayer, searchWordsOf } from './rules.ts';
import type { ContactKind, ContactWorld } from './tables.ts';

/** The columns of a contact's row. */
export const columnsOf = (kind: ContactKind, contact: ContactValues) => ({
  name: contact.name,
  name_key: nameKey(kind, contact.name),
  full_name: contact.fullName,
  inn: contact.inn,
  kpp: contact.kpp,
  ogrn: contact.ogrn,
  postal_address: contact.postalAddress,
  legal_address: contact.legalAddress,
  emails: contact.emails,
  phones: contact.phones,
  organisation_id: contact.organisationId,
  position: contact.position,
  note: contact.note,
  words: sql<string>`array_to_tsvector(${searchWordsOf(contact)}::text[])`,
  // The job looks for doubles of a card that was written.
  double_keys: null,
});

/** Refuses a contact whose ИНН another one has, unless both name their branch. */
export async function refuseDouble(
  unit: Unit<ContactWorld>,
  contact: { id?: string; kind: ContactKind; inn: string; kpp: string },
): Promise<void> {
  if (contact.inn === '') return;
  const others = await unit
    .from('contact')
    .select(['contact.id', 'contact.name', 'contact.inn', 'contact.kpp'])
    .where('contact.kind', '=', contact.kind)
    .where('contact.inn', '=', contact.inn)
    .where('contact.merged_into', 'is', null)
    .execute();
  const double = others.find((other) => other.id !== contact.id && sameTaxpayer(contact, other));
  if (double) throw new Refusal('contact_exists', { id: double.id, name: double.name });
}

export async function makeContact(
  unit: Unit<ContactWorld>,
  kind: ContactKind,
  contact: ContactValues,
): Promise<WholeContact> {
  const id = newId(unit.now.getTime());
  const participants = [{ principalId: workOf(unit.actor), part: 'author' as const }];
  createRecord(unit, {
    id,
    kind: 'contact',
    title: contact.name,
    state: 'active',
    stateGroup: 'done',
    participants,
  });
  await unit.insert('contact', { id, kind, ...columnsOf(kind, contact) }).execute();
  if (kind === 'person') await makeSubject(unit, id, 'contact');
  unit.event({
    operation: 'contacts.contact.create',
    recordId: id,
    recordKind: 'contact',
    data: { kind, version: 1 },
    ...(kind === 'person' ? { personal: { [id]: { name: contact.name } } } : {}),
  });
  return {
    id,
    kind,
    ...contact,
    organisationName: null,
    mergedInto: null,
    merged: [],
    life: 'active',
    clearance: 'none',
    version: 1,
    participants,
  };
}
