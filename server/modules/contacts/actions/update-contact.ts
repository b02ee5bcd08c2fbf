// Changes a contact field by field; letters keep the name under which they were registered.
import { updateContact } from '#contract/contacts.ts';
import { changeNote, changeRecord, mergeChanges } from '#core/records/change.ts';
import { Refusal } from '#core/refusal.ts';
import { seenVersion } from '#core/runner.ts';
import { contactCardOf, selectContact } from '../card.ts';
import { columnsOf, refuseDouble } from '../make-contact.ts';
import { organisationOf } from '../organisation-of.ts';
import { type ContactValues, cleanContact, emptyContact } from '../rules.ts';
import { action } from '../tables.ts';

const fields = Object.keys(emptyContact) as (keyof ContactValues)[];
/** Ids are clear facts; all else was typed and stands under the contact's own key. */
const typedFields = new Set<string>(fields.filter((field) => field !== 'organisationId'));

export const updateContactAction = action(updateContact, async (unit, input) => {
  const { id, ...typed } = input;
  const { values, errors } = cleanContact(typed);
  if (errors.length > 0) throw new Refusal('invalid_input', { errors });
  await unit.lock('contact', id);
  const before = await selectContact(unit.from('contact', 'record'))
    .where('contact.id', '=', id)
    .executeTakeFirstOrThrow();
  const current = Object.fromEntries(fields.map((field) => [field, before[field]]));
  if (before.mergedInto) throw new Refusal('contact_merged', { ...before.mergedInto });
  const record = { id, version: before.version, seen: seenVersion(input) };
  const changes = await mergeChanges(unit, record, current, values);
  const after = { ...before, ...Object.fromEntries(changes.map((change) => [change.field, change.to])) };
  const organisationName = changes.some((change) => change.field === 'organisationId')
    ? await organisationOf(unit, before.kind, after.organisationId)
    : before.organisationName;
  if (changes.length > 0) {
    if (changes.some((change) => change.field === 'inn' || change.field === 'kpp')) await refuseDouble(unit, after);
    await unit.update('contact').set(columnsOf(after.kind, after)).where('contact.id', '=', id).execute();
    after.version = await changeRecord(unit, id, after.name === before.name ? {} : { title: after.name });
  }
  const note = await changeNote(unit, { id, kind: 'contact', version: after.version }, changes, typedFields);
  unit.event({ ...note, subjectIds: after.kind === 'person' ? [id] : [] });
  return contactCardOf(unit, { ...after, organisationName });
});
