// Articles: lists, the page, writing, publishing, versions.
// Part of contract/knowledge.ts, which is the file to import.
import * as z from 'zod';
import { date, defineOperation, flag, id, moment, optionalText, pageInput, pageOf, text } from './core.ts';
import { attachmentView, recordHead } from './record.ts';

/** Outdated ones are still read, with a warning, and never suggested; archived ones are seen by those who keep them. */
export const articleStates = ['draft', 'published', 'outdated', 'archived'] as const;
export type ArticleState = (typeof articleStates)[number];
/** Everybody signed in, people of chosen groups, or those who work on tickets and write articles. */
export const articleAudiences = ['everyone', 'groups', 'executors'] as const;
export type ArticleAudience = (typeof articleAudiences)[number];
export const articleSorts = ['title', 'newest', 'popular', 'check'] as const;

const named = z.object({ id, name: z.string() });
const texts = {
  title: text(200),
  /** Plain text: what suggestions and the bot show. */
  answer: optionalText(1000),
  /** The text in a few marks of Markdown; pictures are attachments: `![words](id of the file)`. */
  body: optionalText(50_000),
  /** Words that people use for it, parted by commas. */
  synonyms: optionalText(1000),
};
const fields = {
  sectionId: id,
  title: texts.title,
  answer: texts.answer.optional(),
  body: texts.body.optional(),
  synonyms: texts.synonyms.optional(),
  audience: z.enum(articleAudiences).optional(),
  groupIds: z.array(id).max(50).optional(),
  categoryIds: z.array(id).max(50).optional(),
  authorId: id.optional(),
  reviewerId: id.nullable().optional(),
  /** Its author looks through it by this day. */
  checkOn: date.nullable().optional(),
};
const uses = z.object({
  shown: z.number(),
  opened: z.number(),
  helped: z.number(),
  notHelped: z.number(),
  /** Tickets that were not written because of it. */
  spared: z.number(),
});
export const articleRow = recordHead.extend({
  answer: z.string(),
  section: named,
  audience: z.enum(articleAudiences),
  author: named,
  publishedAt: moment.nullable(),
  /** Something was written since it was published; told to those who may see it. */
  changed: z.boolean(),
  uses,
});
export const articleCard = articleRow.extend({
  /** Of whom shows the page: the published text to readers, also the one being written to those who write it. */
  body: z.string(),
  synonyms: z.string(),
  published: z.number().nullable(),
  /** The text that is being written, when the reader may write it. */
  draft: z.object({ title: z.string(), answer: z.string(), body: z.string(), synonyms: z.string() }).nullable(),
  groups: z.array(named),
  categories: z.array(named),
  reviewer: named.nullable(),
  checkOn: date.nullable(),
  source: z.object({ id, kind: z.string(), number: z.string().nullable() }).nullable(),
  attachments: z.array(attachmentView),
  watching: z.boolean(),
  can: z.array(z.string()),
});

const listInput = {
  ...pageInput,
  q: z.string().trim().max(200).optional(),
  /** With the sections inside it. */
  sectionId: id.optional(),
  state: z.enum(articleStates).optional(),
  /** Only what readers are shown: published and outdated. */
  base: flag.optional(),
  audience: z.enum(articleAudiences).optional(),
  categoryId: id.optional(),
  authorId: id.optional(),
  /** Published, with words that are not published yet. */
  changed: flag.optional(),
  /** To be looked through by this day. */
  checkTo: date.optional(),
  sort: z.enum(articleSorts).default('title'),
};
export const listArticles = defineOperation({
  name: 'knowledge.article.list',
  kind: 'query',
  method: 'POST',
  path: '/api/knowledge/articles/search',
  title: { ru: 'Статьи базы знаний', en: 'Articles of the knowledge base' },
  input: z.strictObject(listInput),
  output: pageOf(articleRow),
  example: { q: 'принтер' },
});
export const countArticles = defineOperation({
  name: 'knowledge.article.count',
  kind: 'query',
  method: 'POST',
  path: '/api/knowledge/articles/count',
  title: { ru: 'Число статей', en: 'Count articles' },
  input: z.strictObject({ ...listInput, exact: flag.optional() }),
  output: z.object({ count: z.number(), more: z.boolean() }),
  example: {},
});
export const readArticle = defineOperation({
  name: 'knowledge.article.read',
  kind: 'query',
  method: 'GET',
  path: '/api/knowledge/articles/:id',
  title: { ru: 'Статья базы знаний', en: 'Read an article' },
  input: z.object({ id }),
  output: articleCard,
  example: { id: '$article.jam' },
});
export const createArticle = defineOperation({
  name: 'knowledge.article.create',
  kind: 'action',
  method: 'POST',
  path: '/api/knowledge/articles',
  status: 201,
  title: { ru: 'Создание черновика статьи', en: 'Draft an article' },
  input: z.strictObject({
    ...fields,
    fileIds: z.array(id).max(50).optional(),
    /** The record that it is made from, such as a solved ticket. */
    sourceId: id.optional(),
    draftId: id.optional(),
  }),
  output: articleCard,
  example: { sectionId: '$section.printing', title: 'Как подключить сетевой принтер' },
});
export const updateArticle = defineOperation({
  name: 'knowledge.article.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/knowledge/articles/:id',
  versioned: true,
  title: { ru: 'Правка статьи', en: 'Edit an article' },
  input: z.strictObject({ id, ...fields, sectionId: id.optional(), title: texts.title.optional() }),
  output: articleCard,
  example: { id: '$article.jam', synonyms: 'зажевал бумагу' },
});
/** Readers see the text as it stands now; what they saw before stays as a version. */
export const publishArticle = defineOperation({
  name: 'knowledge.article.publish',
  kind: 'action',
  method: 'POST',
  path: '/api/knowledge/articles/:id/publish',
  title: { ru: 'Публикация статьи', en: 'Publish an article' },
  input: z.strictObject({ id, note: optionalText(500).optional(), checkOn: date.nullable().optional() }),
  output: articleCard,
  example: { id: '$article.draft', note: 'Первая публикация' },
});
export const setArticleState = defineOperation({
  name: 'knowledge.article.setState',
  kind: 'action',
  method: 'POST',
  path: '/api/knowledge/articles/:id/state',
  title: { ru: 'Устаревание, архив и возврат статьи', en: 'Mark an article outdated, archive it or bring it back' },
  input: z.strictObject({ id, state: z.enum(['published', 'outdated', 'archived', 'draft']) }),
  output: articleCard,
  example: { id: '$article.jam', state: 'outdated' },
});
export const articleVersion = z.object({
  number: z.number(),
  title: z.string(),
  answer: z.string(),
  body: z.string(),
  synonyms: z.string(),
  note: z.string(),
  publishedAt: moment,
  publishedBy: named,
});
export const listArticleVersions = defineOperation({
  name: 'knowledge.article.versions',
  kind: 'query',
  method: 'GET',
  path: '/api/knowledge/articles/:id/versions',
  title: { ru: 'Прежние версии статьи', en: 'Versions of an article' },
  input: z.object({
    id,
    after: z.coerce.number().int().optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  /** Newest first; `next` is the number to ask on from. */
  output: z.object({ items: z.array(articleVersion), next: z.number().nullable() }),
  example: { id: '$article.jam' },
});
