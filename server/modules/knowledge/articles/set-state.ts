// Marks an article outdated, puts it into the archive or brings it back. Nothing is ever deleted.
import { setArticleState } from '#contract/knowledge.ts';
import { changeNote, changeRecord } from '#core/records/change.ts';
import { Refusal } from '#core/refusal.ts';
import { articleKind, mayBecome, stateGroupOf, typedFields } from '../rules.ts';
import { action } from '../tables.ts';
import { articleCardOf } from './article-card.ts';
import { lockArticle, wholeArticle } from './whole-article.ts';
import { writeParts } from './write-article.ts';

export const setArticleStateAction = action(setArticleState, async (unit, { id, state }) => {
  const before = await lockArticle(unit, id);
  if (!mayBecome(before.state, state, before.published !== null)) throw new Refusal('article_state');
  const version = await changeRecord(unit, id, { state, stateGroup: stateGroupOf(state) });
  await writeParts(unit, id, {
    state,
    audience: before.audience,
    groupIds: before.groups.map((one) => one.id),
    authorId: before.authorId,
    reviewerId: before.reviewer?.id ?? null,
  });
  const changes = [{ field: 'state', from: before.state, to: state }];
  unit.event({
    ...(await changeNote(unit, { id, kind: articleKind, version }, changes, typedFields)),
    audience: 'external',
  });
  return articleCardOf(unit, await wholeArticle(unit, id));
});
