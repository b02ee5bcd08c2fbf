// What may have fields, as the modules' cards say.
import { listFieldSubjects } from '#contract/fields.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf } from '../../handle.ts';
import { variantsOf } from '../subject.ts';

export const listFieldSubjectsQuery = query(listFieldSubjects, async (reader) => {
  requireEverywhere(reader);
  const { fieldSubjects, recordKinds } = shapeOf(reader).services.catalog;
  const items = [...fieldSubjects.values()].map(async (one) => ({
    subject: one.subject,
    title: one.title,
    kinds: one.kinds.map((kind) => ({ kind, title: recordKinds.get(kind)?.title ?? { ru: kind, en: kind } })),
    variants: await variantsOf(reader, one),
  }));
  return { items: await Promise.all(items) };
});
