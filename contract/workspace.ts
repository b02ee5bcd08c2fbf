// What a person has around the records: drafts, saved views, notices, quick search, live changes, files.
import * as z from 'zod';
import { defineOperation, flag, id, moment, nothing, okOutput, pageInput, pageOf, text } from './core.ts';
import { recordHead } from './record-head.ts';

/** Which of several texts that are written in one place: the reply, the note. */
const part = z.string().regex(/^[a-z]{1,20}$/);
export const readDraft = defineOperation({
  name: 'core.draft.read',
  kind: 'query',
  method: 'GET',
  path: '/api/drafts',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Черновик', en: 'Draft' },
  input: z.object({ operation: text(100), recordId: id.optional(), part: part.optional() }),
  output: z.object({
    draft: z
      .object({
        id,
        data: z.record(z.string(), z.unknown()),
        version: z.number(),
        changedAt: moment,
        files: z.array(z.object({ id, name: z.string(), size: z.number(), mediaType: z.string(), sha256: z.string() })),
      })
      .nullable(),
  }),
  example: { operation: 'correspondence.letter.register' },
});
const ownDraft = {
  ru: 'черновик виден только тому, кто его пишет, и сохраняется через секунду после каждой правки',
  en: 'a draft is seen only by whoever types it, and is saved a second after every keystroke',
};
/** `recordId` is the id of what the form edits: a record, or a thing of administration. `version` is what the writer last saw (0 for a new draft); an older one gets 412 with the newer draft. */
export const saveDraft = defineOperation({
  name: 'core.draft.save',
  kind: 'action',
  method: 'PUT',
  path: '/api/drafts',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Сохранение черновика', en: 'Save a draft' },
  quiet: ownDraft,
  input: z.strictObject({
    operation: text(100),
    recordId: id.optional(),
    part: part.optional(),
    data: z.record(z.string(), z.unknown()),
    version: z.number().int().min(0),
  }),
  output: z.object({ id, version: z.number(), changedAt: moment }),
  example: { operation: 'correspondence.letter.register', data: { subject: 'О поставке' }, version: 0 },
});
export const discardDraft = defineOperation({
  name: 'core.draft.discard',
  kind: 'action',
  method: 'DELETE',
  path: '/api/drafts/:id',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Удаление черновика', en: 'Discard a draft' },
  quiet: ownDraft,
  input: z.object({ id }),
  output: okOutput,
  example: { id: '$missing' },
});
const viewCard = z.object({
  id,
  list: z.string(),
  name: z.string(),
  shared: z.boolean(),
  own: z.boolean(),
  settings: z.record(z.string(), z.unknown()),
  version: z.number(),
});
export const listViews = defineOperation({
  name: 'core.view.list',
  kind: 'query',
  method: 'GET',
  path: '/api/views',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Сохранённые виды списка', en: 'Saved views of a list' },
  input: z.object({ list: text(100) }),
  output: z.object({ items: z.array(viewCard) }),
  example: { list: 'correspondence.incoming' },
});
export const saveView = defineOperation({
  name: 'core.view.save',
  kind: 'action',
  method: 'PUT',
  path: '/api/views',
  access: 'signed-in',
  title: { ru: 'Сохранение вида списка', en: 'Save a view of a list' },
  input: z.strictObject({
    id: id.optional(),
    list: text(100),
    name: text(100),
    settings: z.record(z.string(), z.unknown()),
  }),
  output: viewCard,
  example: { list: 'correspondence.incoming', name: 'Срочные', settings: {} },
});
export const shareView = defineOperation({
  name: 'core.view.share',
  kind: 'action',
  method: 'PUT',
  path: '/api/views/:id/shared',
  title: { ru: 'Общий вид списка', en: 'Share a view of a list' },
  input: z.strictObject({ id, shared: z.boolean() }),
  output: viewCard,
  example: { id: '$missing', shared: true },
});
export const removeView = defineOperation({
  name: 'core.view.remove',
  kind: 'action',
  method: 'DELETE',
  path: '/api/views/:id',
  access: 'signed-in',
  title: { ru: 'Удаление вида списка', en: 'Remove a view of a list' },
  input: z.object({ id }),
  output: okOutput,
  example: { id: '$missing' },
});
export const listNotices = defineOperation({
  name: 'core.notice.list',
  kind: 'query',
  method: 'GET',
  path: '/api/notices',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Уведомления', en: 'Notices' },
  input: z.object(pageInput),
  output: pageOf(
    z.object({
      id,
      operation: z.string(),
      title: z.object({ ru: z.string(), en: z.string() }),
      recordId: id.nullable(),
      recordKind: z.string().nullable(),
      number: z.string().nullable(),
      recordTitle: z.string().nullable(),
      /** The absent person whom it concerns; the reader stands in for them. */
      forPerson: z.object({ id, name: z.string() }).nullable(),
      data: z.record(z.string(), z.unknown()),
      createdAt: moment,
      readAt: moment.nullable(),
    }),
  ).extend({ unread: z.number() }),
  example: {},
});
export const readNotices = defineOperation({
  name: 'core.notice.read',
  kind: 'action',
  method: 'POST',
  path: '/api/notices/read',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Уведомления прочитаны', en: 'Notices read' },
  quiet: {
    ru: 'отметка о прочтении своих уведомлений; сами события, о которых они говорят, в журнале есть',
    en: 'a mark that one has read one’s own notices; the events that they tell of are in the journal',
  },
  input: z.strictObject({ upTo: id }),
  output: okOutput,
  example: { upTo: '$missing' },
});
/** Records by number, subject and counterpart, newest first; only what the person may see. */
export const quickSearch = defineOperation({
  name: 'core.search.quick',
  kind: 'query',
  method: 'POST',
  path: '/api/search/quick',
  personal: 'contacts',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Быстрый поиск', en: 'Quick search' },
  input: z.strictObject({ q: z.string().trim().min(1).max(200) }),
  output: z.object({
    items: z.array(
      recordHead.pick({
        id: true,
        kind: true,
        number: true,
        title: true,
        counterpart: true,
        registeredOn: true,
        state: true,
      }),
    ),
  }),
  example: { q: 'ВХ' },
});
export const liveStream = defineOperation({
  name: 'core.live.open',
  kind: 'query',
  method: 'GET',
  path: '/api/live',
  access: 'signed-in',
  standIn: true,
  stream: 'live',
  title: { ru: 'Живые изменения', en: 'Live changes' },
  input: z.object({ after: id.optional() }),
  output: nothing,
  example: {},
});

export const fileView = z.object({ id, name: z.string(), size: z.number(), sha256: z.string(), mediaType: z.string() });
export const uploadFile = defineOperation({
  name: 'core.file.upload',
  kind: 'action',
  method: 'POST',
  path: '/api/files',
  status: 201,
  access: 'signed-in',
  standIn: true,
  stream: 'upload',
  title: { ru: 'Загрузка файла', en: 'Upload a file' },
  input: z.object({ draftId: id.optional() }),
  output: fileView,
  example: {},
});
export const downloadFile = defineOperation({
  name: 'core.file.download',
  kind: 'query',
  method: 'GET',
  path: '/api/files/:id',
  access: 'signed-in',
  standIn: true,
  stream: 'download',
  title: { ru: 'Скачивание файла', en: 'Download a file' },
  input: z.object({ id, inline: flag.optional() }),
  output: nothing,
  example: { id: '$file.attached' },
});
/** A small PNG of a PDF's first page or of a picture; 404 for files that have none. */
export const fileThumbnail = defineOperation({
  name: 'core.file.thumbnail',
  kind: 'query',
  method: 'GET',
  path: '/api/files/:id/thumbnail',
  access: 'signed-in',
  standIn: true,
  stream: 'download',
  title: { ru: 'Миниатюра файла', en: 'Thumbnail of a file' },
  input: z.object({ id }),
  output: nothing,
  example: { id: '$file.attached' },
});
/** What is shown of a file: itself, a PDF made of it, or its text. 202 while the PDF is made: ask again in two seconds. */
export const previewFile = defineOperation({
  name: 'core.file.preview',
  kind: 'query',
  method: 'GET',
  path: '/api/files/:id/preview',
  access: 'signed-in',
  standIn: true,
  stream: 'download',
  title: { ru: 'Просмотр файла', en: 'View a file' },
  input: z.object({ id }),
  output: nothing,
  example: { id: '$file.attached' },
});
