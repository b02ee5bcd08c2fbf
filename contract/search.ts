// Search over records of every kind and what hangs on them: cards, comments, the texts of attachments.
import * as z from 'zod';
import { date, defineOperation, id, moment, okOutput, pageInput, pageOf, stateGroups } from './core.ts';

/** Where the words were found. */
export const searchPlaces = ['card', 'comment', 'file'] as const;

/** `[where it begins, how long it is]` in the text beside it. */
const marks = z.array(z.tuple([z.number(), z.number()]));

const foundItem = z.object({
  id,
  kind: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  titleMarks: marks,
  counterpart: z.string(),
  counterpartMarks: marks,
  registeredOn: date.nullable(),
  state: z.string(),
  life: z.string(),
  /** The words around what was found: plain text, never markup. */
  snippet: z.string(),
  marks,
  found: z.object({
    in: z.enum(['card', 'fields', 'comment', 'file']),
    /** Of the file. */
    name: z.string().nullable(),
    fileId: id.nullable(),
    /** Of print, counted from 1; null where the file has no pages or only one. */
    page: z.number().nullable(),
  }),
});

export const search = defineOperation({
  name: 'core.search.find',
  kind: 'query',
  method: 'POST',
  path: '/api/search',
  personal: 'contacts',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Поиск по всем текстам', en: 'Search in all texts' },
  input: z.strictObject({
    q: z.string().trim().max(500).default(''),
    kind: z.union([z.string().max(60), z.array(z.string().max(60)).max(30)]).optional(),
    in: z.array(z.enum(searchPlaces)).min(1).optional(),
    from: date.optional(),
    to: date.optional(),
    stateGroup: z.array(z.enum(stateGroups)).optional(),
    /** Words of the correspondent's name. */
    counterpart: z.string().trim().max(200).optional(),
    /** Records of this contact: letters from it and to it. */
    contactId: id.optional(),
    /** The group that the record belongs to. */
    homeId: id.optional(),
    after: pageInput.after,
    limit: z.number().int().min(1).max(100).default(20),
  }),
  output: pageOf(foundItem).extend({
    /** Nothing was found as typed, and something under the other keyboard layout: what was sought then. */
    layoutOf: z.string().nullable(),
    /** Kinds of records that this person may find. */
    kinds: z.array(z.object({ kind: z.string(), title: z.object({ ru: z.string(), en: z.string() }) })),
  }),
  example: { q: 'поставка' },
});

export const fileTextStates = ['waiting', 'reading', 'done', 'empty', 'failed', 'unsupported', 'closed'] as const;
export const listFileTexts = defineOperation({
  name: 'record.text.list',
  kind: 'query',
  method: 'GET',
  path: '/api/records/:id/texts',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Тексты вложений', en: 'Texts of attachments' },
  input: z.object({ id }),
  output: z.object({
    items: z.array(
      z.object({
        attachmentId: id,
        fileId: id,
        /** `closed`: the record bears a mark, its files are found by the card alone. */
        state: z.enum(fileTextStates),
        way: z.enum(['', 'text', 'ocr']),
        reason: z.string(),
        pages: z.number(),
      }),
    ),
  }),
  example: { id: '$letter.incoming' },
});

export const listUnreadTexts = defineOperation({
  name: 'core.text.list',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/texts',
  title: { ru: 'Нераспознанные файлы', en: 'Files whose text was not read' },
  input: z.object(pageInput),
  output: pageOf(
    z.object({
      fileId: id,
      mediaType: z.string(),
      size: z.number(),
      reason: z.string(),
      attempts: z.number(),
      changedAt: moment,
      record: z.object({ id, kind: z.string(), number: z.string().nullable() }).nullable(),
    }),
  ).extend({
    waiting: z.number(),
    done: z.number(),
    recognised: z.number(),
    failed: z.number(),
    /** Records whose rows of search wait to be written anew. */
    due: z.number(),
    /** The tool that recognises letters is there. */
    tool: z.boolean(),
  }),
  example: {},
});

export const retryTexts = defineOperation({
  name: 'core.text.retry',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/texts/retry',
  title: { ru: 'Повторное распознавание файлов', en: 'Read the files again' },
  input: z.strictObject({ fileIds: z.array(id).max(1000).optional() }),
  output: okOutput.extend({ files: z.number() }),
  example: { fileIds: ['$missing'] },
});

export const reindexSearch = defineOperation({
  name: 'core.search.reindex',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/search/reindex',
  title: { ru: 'Перестройка поиска', en: 'Rebuild the search' },
  input: z.strictObject({
    /** Also reads the texts out of the files again. */
    files: z.boolean().default(false),
  }),
  output: okOutput.extend({ records: z.number(), files: z.number() }),
  example: {},
});
