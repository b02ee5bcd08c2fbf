// Two or more contacts become one: what points to the others follows to the kept one, its empty fields are filled, the
// others keep their cards and their history as they are.
import { mergeContacts } from '#contract/contacts.ts';
import { newId } from '#core/ids.ts';
import { mergeSubjects } from '#core/personal-data/subjects/merge-subjects.ts';
import { changeRecord } from '#core/records/change.ts';
import { type MovedRows, moveReferences } from '#core/records/references.ts';
import { Refusal, refuseField } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { contactCardOf, selectContact, type WholeContact } from '../card.ts';
import { refuseDouble } from '../make-contact.ts';
import { changedBy, innsAtOdds, mergedValues } from '../merging/merged-values.ts';
import { valuesOf, writeCard } from '../merging/write-card.ts';
import { organisationOf } from '../organisation-of.ts';
import { type ContactValues, cleanContact } from '../rules.ts';
import { action, type ContactWorld } from '../tables.ts';

export const mergeContactsAction = action(mergeContacts, async (unit, { id, otherIds, values = {} }) => {
  const others = [...new Set(otherIds)];
  if (others.includes(id)) throw refuseField('otherIds', 'contact_with_itself');
  const cards = await lockCards(unit, [id, ...others]);
  const [kept, ...merged] = [id, ...others].map((one) => cards.get(one) as WholeContact) as [
    WholeContact,
    ...WholeContact[],
  ];
  const { values: typed, errors } = cleanContact(values as Partial<ContactValues>);
  if (errors.length > 0) throw new Refusal('invalid_input', { errors });
  const chosen = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined));
  const before = valuesOf(kept);
  const all = merged.map(valuesOf);
  const inns = innsAtOdds([before, ...all], chosen);
  if (inns.length > 0) throw new Refusal('contacts_differ_in_inn', { numbers: inns.join(', ') });
  const after = mergedValues(before, all, chosen);
  // An organisation's people may be merged with one of themselves; nobody works in what is merged.
  if (after.organisationId && others.includes(after.organisationId)) after.organisationId = before.organisationId;

  // Each merge says what it alone brought, so that each can be undone by itself.
  let reached = before;
  for (const [place, card] of merged.entries()) {
    const last = place === merged.length - 1;
    const next = last ? after : mergedValues(reached, [all[place] as ContactValues], {});
    await mergeOne(unit, kept, card, changedBy(reached, next));
    reached = next;
  }
  await refuseDouble(unit, { id, kind: kept.kind, inn: after.inn, kpp: after.kpp });
  const { note } = await writeCard(unit, kept, after);
  await organisationOf(unit, kept.kind, after.organisationId);
  unit.event({
    ...note,
    data: { ...note.data, mergedIds: others },
    subjectIds: kept.kind === 'person' ? [id, ...others] : [],
  });
  return contactCardOf(unit, await readCard(unit, id));
});

/** All of them, locked in one order, in force and of one kind. */
async function lockCards(unit: Unit<ContactWorld>, ids: readonly string[]): Promise<Map<string, WholeContact>> {
  for (const id of [...ids].sort()) await unit.lock('contact', id);
  const rows = await selectContact(unit.from('contact', 'record'))
    .where('contact.id', 'in', [...ids])
    .execute();
  for (const card of rows) {
    if (card.mergedInto) throw new Refusal('contact_merged', { ...card.mergedInto });
    if (card.kind !== rows[0]?.kind) throw refuseField('otherIds', 'contacts_of_two_kinds');
  }
  return new Map(rows.map((card) => [card.id, card]));
}

export async function readCard(unit: Unit<ContactWorld>, id: string): Promise<WholeContact> {
  return selectContact(unit.from('contact', 'record')).where('contact.id', '=', id).executeTakeFirstOrThrow();
}

async function mergeOne(
  unit: Unit<ContactWorld>,
  kept: WholeContact,
  merged: WholeContact,
  changed: ReturnType<typeof changedBy>,
): Promise<void> {
  const consents = merged.kind === 'person' ? await mergeSubjects(unit, kept.id, merged.id) : [];
  const moved: MovedRows[] = await moveReferences(unit, 'contact', merged.id, kept.id);
  if (consents.length > 0) moved.push({ place: 'consent.subject_id', ids: consents });
  await unit.update('contact').set({ merged_into: kept.id }).where('contact.id', '=', merged.id).execute();
  const version = await changeRecord(unit, merged.id, { life: 'merged' });
  const id = newId(unit.now.getTime());
  await unit
    .insert('contact_merge', {
      id,
      kept_id: kept.id,
      merged_id: merged.id,
      merged_by: unit.actor.id,
      merged_at: unit.moment,
      undone_by: null,
      undone_at: null,
      moved: JSON.stringify(moved),
      changed: JSON.stringify(changed),
    })
    .execute();
  unit.event({
    recordId: merged.id,
    recordKind: 'contact',
    data: {
      version,
      fields: ['mergedInto'],
      changes: [{ field: 'mergedInto', from: null, to: kept.id }],
      mergeId: id,
      intoId: kept.id,
      moved: Object.fromEntries(moved.map((one) => [one.place, one.ids.length])),
    },
    subjectIds: merged.kind === 'person' ? [merged.id, kept.id] : [],
  });
}
