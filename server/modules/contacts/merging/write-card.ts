// The kept card's row, record and the note of what changed in it, at a merge and at its undoing.
import { changeNote, changeRecord, type FieldChange } from '#core/records/change.ts';
import type { EventNote, Unit } from '#core/unit.ts';
import type { WholeContact } from '../card.ts';
import { columnsOf } from '../make-contact.ts';
import { type ContactValues, emptyContact } from '../rules.ts';
import type { ContactWorld } from '../tables.ts';
import { changedBy } from './merged-values.ts';

/** Ids are clear facts; all else was typed and stands under the contact's own key. */
const typedFields = new Set(Object.keys(emptyContact).filter((field) => field !== 'organisationId'));

export const valuesOf = (card: WholeContact): ContactValues =>
  Object.fromEntries(Object.keys(emptyContact).map((field) => [field, card[field as keyof ContactValues]])) as never;

export async function writeCard(
  unit: Unit<ContactWorld>,
  card: WholeContact,
  after: ContactValues,
): Promise<{ card: WholeContact; note: EventNote & { data: Record<string, unknown> } }> {
  const changed = changedBy(valuesOf(card), after);
  await unit.update('contact').set(columnsOf(card.kind, after)).where('contact.id', '=', card.id).execute();
  const version = await changeRecord(unit, card.id, after.name === card.name ? {} : { title: after.name });
  const changes: FieldChange[] = Object.entries(changed).map(([field, [from, to]]) => ({ field, from, to }));
  const note = await changeNote(unit, { id: card.id, kind: 'contact', version }, changes, typedFields);
  return { card: { ...card, ...after, version }, note };
}
