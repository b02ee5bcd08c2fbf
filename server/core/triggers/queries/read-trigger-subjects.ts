// What triggers of each kind of record may be made of.
import { readTriggerSubjects } from '#contract/triggers.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import { subjectCard } from '../cards.ts';

export const readTriggerSubjectsQuery = query(readTriggerSubjects, async (reader) => {
  requireEverywhere(reader);
  const subjects = [...shapeOf(reader).services.catalog.triggerSubjects.values()];
  return { subjects: await Promise.all(subjects.map((one) => subjectCard(sqlOf(reader), one))) };
});
