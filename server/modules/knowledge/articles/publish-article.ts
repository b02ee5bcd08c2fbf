// Publishes what is written: readers see it from now on, what they saw before stays as a version.
import { publishArticle } from '#contract/knowledge.ts';
import { changeNote, changeRecord } from '#core/records/change.ts';
import { Refusal } from '#core/refusal.ts';
import { articleKind, stateGroupOf, typedFields } from '../rules.ts';
import { action } from '../tables.ts';
import { articleCardOf } from './article-card.ts';
import { lockArticle, wholeArticle } from './whole-article.ts';
import { writeParts, writeWords } from './write-article.ts';

export const publishArticleAction = action(publishArticle, async (unit, { id, note = '', checkOn }) => {
  const before = await lockArticle(unit, id);
  if (before.state === 'archived') throw new Refusal('article_state');
  if (!before.changed && before.published !== null) throw new Refusal('article_unchanged');
  if (before.answer === '') throw new Refusal('article_without_answer');
  const number = (before.published ?? 0) + 1;
  const { title, answer, body, synonyms } = before;
  await unit
    .insert('article_version', {
      article_id: id,
      number,
      title,
      answer,
      body,
      synonyms,
      note,
      published_at: unit.moment,
      published_by: unit.actor.id,
    })
    .execute();
  await unit
    .update('article')
    .set({ published: number, published_at: unit.moment, changed: false })
    .where('article.id', '=', id)
    .execute();
  await writeWords(unit, id, before);
  const version = await changeRecord(unit, id, {
    title,
    state: 'published',
    stateGroup: stateGroupOf('published'),
    ...(checkOn !== undefined ? { dueOn: checkOn } : {}),
  });
  await writeParts(unit, id, {
    state: 'published',
    audience: before.audience,
    groupIds: before.groups.map((one) => one.id),
    authorId: before.authorId,
    reviewerId: before.reviewer?.id ?? null,
  });
  const changes = [
    ...(before.state === 'published' ? [] : [{ field: 'state', from: before.state, to: 'published' }]),
    ...(checkOn !== undefined && checkOn !== before.checkOn
      ? [{ field: 'checkOn', from: before.checkOn, to: checkOn }]
      : []),
    { field: 'published', from: before.published, to: number },
    ...(note ? [{ field: 'note', from: '', to: note }] : []),
  ];
  unit.event({
    ...(await changeNote(unit, { id, kind: articleKind, version }, changes, typedFields)),
    audience: 'external',
  });
  return articleCardOf(unit, await wholeArticle(unit, id));
});
