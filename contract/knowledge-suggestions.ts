// What is offered to whoever writes a ticket, what became of it, and what nothing was found for.
// Part of contract/knowledge.ts, which is the file to import.
import * as z from 'zod';
import { date, defineOperation, id, okOutput, optionalText, pageInput, pageOf } from './core.ts';

/** At most three published articles that the person may read; none when nothing fits. */
export const suggestArticles = defineOperation({
  name: 'knowledge.article.suggest',
  kind: 'query',
  method: 'POST',
  path: '/api/knowledge/suggest',
  title: { ru: 'Подсказка статей', en: 'Suggest articles' },
  input: z.strictObject({
    text: optionalText(5000),
    categoryId: id.optional(),
    /** Those who work on the ticket are offered more. */
    most: z.coerce.number().int().min(1).max(10).default(3),
  }),
  output: z.object({
    items: z.array(
      z.object({
        id,
        title: z.string(),
        answer: z.string(),
        section: z.string(),
        /** There is more to read than the short answer. */
        more: z.boolean(),
      }),
    ),
  }),
  example: { text: 'принтер зажевал бумагу' },
});
export const useKinds = ['shown', 'opened', 'helped', 'notHelped', 'spared'] as const;
export type UseKind = (typeof useKinds)[number];
/** Counters of articles; a text that nothing was found for is kept as stems of its words alone. */
export const tellUse = defineOperation({
  name: 'knowledge.use.tell',
  kind: 'action',
  method: 'POST',
  path: '/api/knowledge/uses',
  access: 'signed-in',
  standIn: true,
  quiet: {
    ru: 'Счётчики без имён: кто читал статью, не хранится нигде',
    en: 'Counters without names: who read an article is kept nowhere',
  },
  title: { ru: 'Помогла ли статья', en: 'Whether an article helped' },
  input: z.strictObject({
    uses: z
      .array(z.object({ articleId: id, kind: z.enum(useKinds) }))
      .max(20)
      .optional(),
    missed: z.strictObject({ text: optionalText(5000), categoryId: id.optional() }).optional(),
  }),
  output: okOutput,
  example: { uses: [{ articleId: '$article.jam', kind: 'opened' }] },
});
export const missSorts = ['often', 'newest'] as const;
export const listMisses = defineOperation({
  name: 'knowledge.miss.list',
  kind: 'query',
  method: 'GET',
  path: '/api/knowledge/misses',
  title: { ru: 'Запросы без ответа', en: 'Searches without an answer' },
  input: z.object({ ...pageInput, sort: z.enum(missSorts).default('often'), from: date.optional() }),
  output: pageOf(
    z.object({
      /** Stems in the order of the alphabet. */
      words: z.string(),
      category: z.object({ id, name: z.string() }).nullable(),
      count: z.number(),
      lastOn: date,
    }),
  ),
  example: {},
});
