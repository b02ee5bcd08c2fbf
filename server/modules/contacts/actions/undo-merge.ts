// A merge undone: the contact stands by itself again, what had followed goes back to it, the kept card is as it was.
import { undoMerge } from '#contract/contacts.ts';
import { partSubjects } from '#core/personal-data/subjects/merge-subjects.ts';
import { changeRecord } from '#core/records/change.ts';
import { type MovedRows, returnReferences } from '#core/records/references.ts';
import { Refusal } from '#core/refusal.ts';
import { contactCardOf } from '../card.ts';
import { type ChangedFields, restoredValues } from '../merging/merged-values.ts';
import { valuesOf, writeCard } from '../merging/write-card.ts';
import { action } from '../tables.ts';
import { readCard } from './merge-contacts.ts';

export const undoMergeAction = action(undoMerge, async (unit, input) => {
  const merge = await unit.lock('contact_merge', input.id);
  if (merge.undone_at !== null) throw new Refusal('merge_undone');
  for (const id of [merge.kept_id, merge.merged_id].sort()) await unit.lock('contact', id);
  const kept = await readCard(unit, merge.kept_id);
  if (kept.mergedInto) throw new Refusal('contact_merged', { ...kept.mergedInto });
  const moved = merge.moved as unknown as MovedRows[];
  const changed = (merge.changed ?? {}) as unknown as ChangedFields;
  // The kept card first: the number that it had taken over goes back with its owner.
  const { card, note } = await writeCard(unit, kept, restoredValues(valuesOf(kept), changed));
  await unit
    .update('contact')
    .set({ merged_into: null, double_keys: null })
    .where('contact.id', '=', merge.merged_id)
    .execute();
  await returnReferences(unit, 'contact', moved, kept.id, merge.merged_id);
  const consents = moved.find((one) => one.place === 'consent.subject_id')?.ids ?? [];
  if (consents.length > 0) await partSubjects(unit, kept.id, merge.merged_id, consents);
  const version = await changeRecord(unit, merge.merged_id, { life: 'active' });
  await unit
    .update('contact_merge')
    .set({ undone_at: unit.moment, undone_by: unit.actor.id })
    .where('contact_merge.id', '=', input.id)
    .execute();
  const person = kept.kind === 'person';
  unit.event({
    ...note,
    data: { ...note.data, mergeId: input.id, partedId: merge.merged_id },
    subjectIds: person ? [kept.id, merge.merged_id] : [],
  });
  unit.event({
    recordId: merge.merged_id,
    recordKind: 'contact',
    data: {
      version,
      fields: ['mergedInto'],
      changes: [{ field: 'mergedInto', from: kept.id, to: null }],
      mergeId: input.id,
    },
    subjectIds: person ? [merge.merged_id, kept.id] : [],
  });
  return contactCardOf(unit, await readCard(unit, card.id));
});
