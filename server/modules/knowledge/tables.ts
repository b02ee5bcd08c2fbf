// The tables of the knowledge base with who may see their rows: articles by the parts people have in them and, for whoever
// reads, by what is addressed to them; sections openly.
import type { Generated } from 'kysely';
import type { ArticleAudience } from '#contract/knowledge.ts';
import { coreScopes } from '#core/db/scopes.ts';
import type { CoreTables } from '#core/db/tables.ts';
import { withTables } from '#core/operation.ts';
import { addressedLens } from '#core/records/audience.ts';
import { everyone, nobody, recordUnder, type Scope, type Scopes } from '#core/scope.ts';
import { addressed, articleRead } from './rules.ts';

export type ArticleSectionRow = {
  id: string;
  parent_id: string | null;
  name: string;
  hint: Generated<string>;
  position: Generated<number>;
  enabled: Generated<boolean>;
  version: Generated<number>;
};
export type ArticleRow = {
  id: string;
  section_id: string;
  title: string;
  answer: Generated<string>;
  body: Generated<string>;
  synonyms: Generated<string>;
  audience: Generated<ArticleAudience>;
  author_id: string;
  reviewer_id: string | null;
  source_id: string | null;
  published: number | null;
  published_at: string | null;
  changed: Generated<boolean>;
  words: Generated<string>;
};
export type ArticleGroupRow = { article_id: string; group_id: string };
export type ArticleCategoryRow = { article_id: string; category_id: string };
export type ArticleVersionRow = {
  id: Generated<string>;
  article_id: string;
  number: number;
  title: string;
  answer: string;
  body: string;
  synonyms: string;
  note: Generated<string>;
  published_at: string;
  published_by: string;
};
export type ArticleUseRow = {
  article_id: string;
  day: string;
  shown: Generated<number>;
  opened: Generated<number>;
  helped: Generated<number>;
  not_helped: Generated<number>;
  spared: Generated<number>;
};
export type ArticleMissRow = {
  day: string;
  words: string;
  category_id: string | null;
  count: Generated<number>;
};

export interface KnowledgeTables {
  article_section: ArticleSectionRow;
  article: ArticleRow;
  article_group: ArticleGroupRow;
  article_category: ArticleCategoryRow;
  article_version: ArticleVersionRow;
  article_use: ArticleUseRow;
  article_miss: ArticleMissRow;
}

const reading = new Set([
  ...['read', 'list', 'count', 'suggest'].map((verb) => `knowledge.article.${verb}`),
  'knowledge.section.list',
]);
const articles =
  (column: string): Scope =>
  ({ actor, lenses, operation }) =>
    recordUnder(
      reading.has(operation) && lenses.length > 0
        ? [...lenses, addressedLens(actor.rights, articleRead, addressed)]
        : lenses,
      column,
    );

export const knowledgeScopes: Scopes<KnowledgeTables> = {
  article_section: everyone,
  article: articles('article.id'),
  article_group: articles('article_group.article_id'),
  article_category: articles('article_category.article_id'),
  article_version: articles('article_version.article_id'),
  article_use: nobody,
  article_miss: everyone,
};

export type Knowledge = CoreTables & KnowledgeTables;
export const { action, query } = withTables<Knowledge>({ ...coreScopes, ...knowledgeScopes });
