// An article for the answer: readers are shown what was published, those who write it also what they write.
import type { Output } from '#contract/core.ts';
import type { readArticle } from '#contract/knowledge.ts';
import { operationsOn } from '#core/records/participants.ts';
import { articleKind, mayBecome } from '../rules.ts';
import type { WholeArticle } from './whole-article.ts';

const writing = [
  'knowledge.article.update',
  'knowledge.article.versions',
  'record.attachment.add',
  'record.attachment.remove',
];
const around = [
  'record.timeline.read',
  'record.comment.list',
  'record.comment.add',
  'record.watch.set',
  'record.link.add',
  'record.link.remove',
];

function operationsOf(article: WholeArticle): string[] {
  const to = (['published', 'outdated', 'archived', 'draft'] as const).filter((state) =>
    mayBecome(article.state, state, article.published !== null),
  );
  const publishes = article.state !== 'archived' && (article.changed || article.published === null);
  return [
    ...writing,
    ...around,
    ...(publishes ? ['knowledge.article.publish'] : []),
    ...(to.length > 0 ? ['knowledge.article.setState'] : []),
  ];
}

export function articleCardOf(handle: object, article: WholeArticle): Output<typeof readArticle> {
  const { id, state, clearance, life, participants } = article;
  const can = operationsOn(handle, { id, kind: articleKind, clearance, life, participants }, operationsOf(article));
  const writes = can.includes('knowledge.article.update');
  const { title, answer, body, synonyms } = article;
  const own = { title, answer, body, synonyms };
  const shown = article.publishedTexts ?? own;
  return {
    id,
    kind: articleKind,
    number: null,
    counterpart: '',
    state,
    stateGroup: article.stateGroup,
    dueOn: article.checkOn,
    registeredOn: null,
    responsible: { id: article.authorId, name: article.author },
    life,
    clearance,
    version: article.version,
    changedAt: article.changedAt,
    title: shown.title,
    answer: shown.answer,
    body: shown.body,
    synonyms: writes ? shown.synonyms : '',
    published: article.published,
    publishedAt: article.publishedAt,
    changed: writes && article.changed && article.published !== null,
    draft: writes ? own : null,
    section: { id: article.sectionId, name: article.section },
    audience: article.audience,
    groups: article.groups,
    categories: article.categories,
    author: { id: article.authorId, name: article.author },
    reviewer: article.reviewer,
    checkOn: article.checkOn,
    source: writes ? article.source : null,
    uses: article.uses,
    attachments: article.attachments.map((file) => ({ ...file, addedAt: new Date(file.addedAt).toISOString() })),
    watching: article.watching,
    can,
  };
}
