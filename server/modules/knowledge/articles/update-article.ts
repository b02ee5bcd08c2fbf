// Edits the text that is being written, and at once whatever is not text: section, audience, categories, people, the date.
import { updateArticle } from '#contract/knowledge.ts';
import { changeNote, changeRecord, mergeChanges } from '#core/records/change.ts';
import { seenVersion } from '#core/runner.ts';
import { articleKind, typedFields } from '../rules.ts';
import { requireSection } from '../sections/tree.ts';
import { action } from '../tables.ts';
import { articleCardOf } from './article-card.ts';
import { requireGround } from './ground.ts';
import { type ArticleTexts, lockArticle, wholeArticle } from './whole-article.ts';
import { writeLists, writeParts } from './write-article.ts';

const texts = ['title', 'answer', 'body', 'synonyms'] as const satisfies readonly (keyof ArticleTexts)[];

export const updateArticleAction = action(updateArticle, async (unit, input) => {
  const { id, ...patch } = input;
  const before = await lockArticle(unit, id);
  const current = {
    ...Object.fromEntries(texts.map((name) => [name, before[name]])),
    sectionId: before.sectionId,
    audience: before.audience,
    groupIds: before.groups.map((one) => one.id).toSorted(),
    categoryIds: before.categories.map((one) => one.id).toSorted(),
    authorId: before.authorId,
    reviewerId: before.reviewer?.id ?? null,
    checkOn: before.checkOn,
  };
  const wanted = {
    ...patch,
    ...(patch.groupIds ? { groupIds: [...new Set(patch.groupIds)].toSorted() } : {}),
    ...(patch.categoryIds ? { categoryIds: [...new Set(patch.categoryIds)].toSorted() } : {}),
  };
  const known = Object.fromEntries(Object.entries(current).filter(([name]) => name in wanted));
  const changes = await mergeChanges(unit, { id, version: before.version, seen: seenVersion(input) }, known, wanted);
  const after = { ...current } as typeof current & ArticleTexts;
  for (const { field, to } of changes) Object.assign(after, { [field]: to });
  const changed = new Set(changes.map(({ field }) => field));
  const fresh = Object.fromEntries(Object.entries(wanted).filter(([name]) => changed.has(name))) as Partial<
    typeof patch
  >;
  if (changed.has('sectionId')) await requireSection(unit, after.sectionId, before.sectionId);
  await requireGround(unit, fresh, current);
  const edited = texts.some((name) => changed.has(name));
  await unit
    .update('article')
    .set({
      ...Object.fromEntries(texts.filter((name) => changed.has(name)).map((name) => [name, after[name]])),
      section_id: after.sectionId,
      audience: after.audience,
      author_id: after.authorId,
      reviewer_id: after.reviewerId,
      ...(edited ? { changed: true } : {}),
    })
    .where('article.id', '=', id)
    .execute();
  await writeLists(unit, id, {
    groupIds: changed.has('groupIds') ? after.groupIds : undefined,
    categoryIds: changed.has('categoryIds') ? after.categoryIds : undefined,
  });
  const version = await changeRecord(unit, id, {
    // The published title stands on the record until the new one is published.
    ...(changed.has('title') && before.published === null ? { title: after.title } : {}),
    ...(changed.has('checkOn') ? { dueOn: after.checkOn } : {}),
    ...(changed.has('authorId') ? { responsibleId: after.authorId } : {}),
  });
  if (['audience', 'groupIds', 'authorId', 'reviewerId'].some((name) => changed.has(name)))
    await writeParts(unit, id, { ...after, state: before.state });
  unit.event(await changeNote(unit, { id, kind: articleKind, version }, changes, typedFields));
  return articleCardOf(unit, await wholeArticle(unit, id));
});
