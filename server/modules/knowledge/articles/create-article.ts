// A new article: a draft that its author and whoever keeps the base see.
import { createArticle } from '#contract/knowledge.ts';
import { workOf } from '#core/actor.ts';
import { newId } from '#core/ids.ts';
import { attachFiles } from '#core/records/attach.ts';
import { createRecord } from '#core/records/create.ts';
import { visibleRecord } from '#core/records/reach.ts';
import { articleKind, stateGroupOf } from '../rules.ts';
import { requireSection } from '../sections/tree.ts';
import { action } from '../tables.ts';
import { articleCardOf } from './article-card.ts';
import { requireGround } from './ground.ts';
import { wholeArticle } from './whole-article.ts';
import { writeLists } from './write-article.ts';

export const createArticleAction = action(createArticle, async (unit, input) => {
  const me = workOf(unit.actor);
  await requireSection(unit, input.sectionId);
  await requireGround(unit, input, { audience: 'everyone', groupIds: [], authorId: me });
  if (input.sourceId) await visibleRecord(unit, input.sourceId);
  const id = newId(unit.now.getTime());
  const authorId = input.authorId ?? me;
  const reviewerId = input.reviewerId ?? null;
  createRecord(unit, {
    id,
    kind: articleKind,
    title: input.title,
    state: 'draft',
    stateGroup: stateGroupOf('draft'),
    dueOn: input.checkOn ?? null,
    responsibleId: authorId,
    participants: [
      { principalId: authorId, part: 'author' },
      { principalId: authorId, part: 'responsible' },
      ...(reviewerId ? [{ principalId: reviewerId, part: 'approver' as const }] : []),
    ],
  });
  await unit
    .insert('article', {
      id,
      section_id: input.sectionId,
      title: input.title,
      answer: input.answer ?? '',
      body: input.body ?? '',
      synonyms: input.synonyms ?? '',
      audience: input.audience ?? 'everyone',
      author_id: authorId,
      reviewer_id: reviewerId,
      source_id: input.sourceId ?? null,
      published: null,
      published_at: null,
    })
    .execute();
  await writeLists(unit, id, { groupIds: input.groupIds ?? [], categoryIds: input.categoryIds ?? [] });
  await attachFiles(unit, id, input.fileIds ?? [], 'external');
  if (input.draftId) await unit.remove('draft').where('draft.id', '=', input.draftId).execute();
  unit.event({
    recordId: id,
    recordKind: articleKind,
    data: {
      version: 1,
      sectionId: input.sectionId,
      ...(input.sourceId ? { sourceId: input.sourceId } : {}),
      ...(input.fileIds?.length ? { files: input.fileIds } : {}),
    },
  });
  return articleCardOf(unit, await wholeArticle(unit, id));
});
