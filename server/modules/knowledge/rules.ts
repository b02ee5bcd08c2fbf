// Decisions of the knowledge base: states of an article and what may follow which. Pure: no database, no clock.
import type { StateGroup } from '#contract/core.ts';
import type { ArticleAudience, ArticleState } from '#contract/knowledge.ts';

export const articleKind = 'article';
export const articleRead = 'knowledge.article.read';
/** Principals that stand for everybody who may read, and for those of them who write articles. */
export const everyoneId = '00000000-0000-7000-8000-000000000011';
export const executorsId = '00000000-0000-7000-8000-000000000012';
export const addressed = [
  { principalId: everyoneId },
  { principalId: executorsId, need: 'knowledge.article.create' },
] as const;

const groups: Record<ArticleState, StateGroup> = {
  draft: 'new',
  // It is looked after as long as it stands in the base: its date to be looked through is a due date.
  published: 'work',
  outdated: 'waiting',
  archived: 'refused',
};
export const stateGroupOf = (state: ArticleState): StateGroup => groups[state];
/** Readers are shown it. */
export const inBase = (state: ArticleState): boolean => state === 'published' || state === 'outdated';

const next: Record<ArticleState, readonly ArticleState[]> = {
  draft: ['archived'],
  published: ['outdated', 'archived'],
  outdated: ['published', 'archived'],
  archived: ['draft', 'published', 'outdated'],
};
/** Only what was published once goes back among what readers see. */
export const mayBecome = (from: ArticleState, to: ArticleState, published: boolean): boolean =>
  next[from].includes(to) && (published || !inBase(to)) && (to !== 'draft' || !published);

/** To whom the record is addressed while readers are shown it. */
export function recipientsOf(article: {
  state: ArticleState;
  audience: ArticleAudience;
  groupIds: readonly string[];
}): string[] {
  if (!inBase(article.state)) return [];
  if (article.audience === 'everyone') return [everyoneId];
  return article.audience === 'executors' ? [executorsId] : [...article.groupIds];
}

const typed = new Set(['title', 'answer', 'body', 'synonyms', 'note']);
/** Fields that people typed: their values are kept under the record's own key. */
export const typedFields = { has: (field: string): boolean => typed.has(field) };
