// What hangs on every record, whatever its module: comments, attachments, links, timeline, drafts, views, notices, search.
import * as z from 'zod';
import {
  audiences,
  date,
  defineErrors,
  defineOperation,
  id,
  moment,
  nothing,
  okOutput,
  pageInput,
  pageOf,
  stateGroups,
  text,
} from './core.ts';

export const recordErrors = defineErrors({
  record_closed: {
    status: 409,
    ru: 'Запись аннулирована, изменить её нельзя',
    en: 'The record is cancelled and cannot be changed',
  },
  file_not_yours: {
    status: 409,
    ru: 'Файл «{name}» уже прикреплён или загружен не вами',
    en: 'The file “{name}” is already attached or was uploaded by somebody else',
  },
  link_to_itself: { status: 400, ru: 'Запись нельзя связать с самой собой', en: 'A record cannot be linked to itself' },
});

/** What every list, card and search result of any record says. */
export const recordHead = z.object({
  id,
  kind: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  counterpart: z.string(),
  state: z.string(),
  stateGroup: z.enum(stateGroups),
  dueOn: date.nullable(),
  registeredOn: date.nullable(),
  responsible: z.object({ id, name: z.string() }).nullable(),
  life: z.string(),
  clearance: z.string(),
  version: z.number(),
  changedAt: moment,
});
export const attachmentView = z.object({
  id,
  fileId: id,
  name: z.string(),
  size: z.number(),
  mediaType: z.string(),
  sha256: z.string(),
  audience: z.enum(audiences),
  addedAt: moment,
  addedBy: z.string(),
});
export const commentView = z.object({
  id,
  authorId: id,
  author: z.string(),
  audience: z.enum(audiences),
  body: z.string(),
  createdAt: moment,
  editedAt: moment.nullable(),
  own: z.boolean(),
});
export const linkView = z.object({
  id,
  kind: z.string(),
  direction: z.enum(['from', 'to']),
  record: z.object({
    id,
    kind: z.string(),
    number: z.string().nullable(),
    title: z.string(),
    counterpart: z.string(),
    registeredOn: date.nullable(),
    state: z.string(),
    life: z.string(),
  }),
});
/** One line of a record's timeline: an event told by its operation's title, with the fields that changed. */
export const timelineEntry = z.object({
  id,
  at: moment,
  operation: z.string(),
  title: z.object({ ru: z.string(), en: z.string() }),
  actor: z.string().nullable(),
  actorId: id,
  behalfOf: z.string().nullable(),
  audience: z.enum(audiences),
  changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
  data: z.record(z.string(), z.unknown()),
});

const ofRecord = z.object({ id });
export const listComments = defineOperation({
  name: 'record.comment.list',
  kind: 'query',
  method: 'GET',
  path: '/api/records/:id/comments',
  title: { ru: 'Комментарии', en: 'Comments' },
  input: ofRecord,
  output: z.object({ items: z.array(commentView) }),
  example: { id: '$letter.incoming' },
});
export const addComment = defineOperation({
  name: 'record.comment.add',
  kind: 'action',
  method: 'POST',
  path: '/api/records/:id/comments',
  status: 201,
  title: { ru: 'Комментарий', en: 'Comment' },
  input: z.strictObject({ id, body: text(20_000), audience: z.enum(audiences).default('internal') }),
  output: commentView,
  example: { id: '$letter.incoming', body: 'Передано в отдел' },
});
export const attachFiles = defineOperation({
  name: 'record.attachment.add',
  kind: 'action',
  method: 'POST',
  path: '/api/records/:id/attachments',
  status: 201,
  title: { ru: 'Прикрепление файлов', en: 'Attach files' },
  input: z.strictObject({ id, fileIds: z.array(id).min(1).max(100), audience: z.enum(audiences).default('internal') }),
  output: z.object({ items: z.array(attachmentView) }),
  example: { id: '$letter.incoming', fileIds: ['$file.loose'] },
});
export const detachFile = defineOperation({
  name: 'record.attachment.remove',
  kind: 'action',
  method: 'DELETE',
  path: '/api/records/:id/attachments/:attachmentId',
  title: { ru: 'Удаление вложения', en: 'Remove an attachment' },
  input: z.object({ id, attachmentId: id }),
  output: okOutput,
  example: { id: '$letter.incoming', attachmentId: '$missing' },
});
export const linkRecords = defineOperation({
  name: 'record.link.add',
  kind: 'action',
  method: 'POST',
  path: '/api/records/:id/links',
  status: 201,
  title: { ru: 'Связь с другой записью', en: 'Link to another record' },
  input: z.strictObject({ id, toId: id, kind: z.enum(['answers', 'relates', 'continues', 'replaces', 'attached']) }),
  output: okOutput,
  example: { id: '$letter.incoming', toId: '$letter.outgoing', kind: 'relates' },
});
export const unlinkRecords = defineOperation({
  name: 'record.link.remove',
  kind: 'action',
  method: 'DELETE',
  path: '/api/records/:id/links/:linkId',
  title: { ru: 'Удаление связи', en: 'Remove a link' },
  input: z.object({ id, linkId: id }),
  output: okOutput,
  example: { id: '$letter.incoming', linkId: '$missing' },
});
export const readTimeline = defineOperation({
  name: 'record.timeline.read',
  kind: 'query',
  method: 'GET',
  path: '/api/records/:id/timeline',
  title: { ru: 'История записи', en: "The record's history" },
  input: z.object({ id, ...pageInput }),
  output: pageOf(timelineEntry),
  example: { id: '$letter.incoming' },
});
export const watchRecord = defineOperation({
  name: 'record.watch.set',
  kind: 'action',
  method: 'PUT',
  path: '/api/records/:id/watch',
  title: { ru: 'Наблюдение за записью', en: 'Watch a record' },
  input: z.strictObject({ id, on: z.boolean() }),
  output: okOutput,
  example: { id: '$letter.incoming', on: true },
});

// ── Drafts, views, notices, counters, search ──────────────────────────────────────────────────
export const readDraft = defineOperation({
  name: 'core.draft.read',
  kind: 'query',
  method: 'GET',
  path: '/api/drafts',
  access: 'signed-in',
  title: { ru: 'Черновик', en: 'Draft' },
  input: z.object({ operation: text(100), recordId: id.optional() }),
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
/** `version` is what the writer last saw (0 for a new draft); an older one gets 412 with the newer draft. */
export const saveDraft = defineOperation({
  name: 'core.draft.save',
  kind: 'action',
  method: 'PUT',
  path: '/api/drafts',
  access: 'signed-in',
  title: { ru: 'Сохранение черновика', en: 'Save a draft' },
  input: z.strictObject({
    operation: text(100),
    recordId: id.optional(),
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
  title: { ru: 'Удаление черновика', en: 'Discard a draft' },
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
  title: { ru: 'Уведомления прочитаны', en: 'Notices read' },
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
  access: 'signed-in',
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
  stream: 'live',
  title: { ru: 'Живые изменения', en: 'Live changes' },
  input: z.object({ after: id.optional() }),
  output: nothing,
  example: {},
});

// ── Files ─────────────────────────────────────────────────────────────────────────────────────
export const fileView = z.object({ id, name: z.string(), size: z.number(), sha256: z.string(), mediaType: z.string() });
export const uploadFile = defineOperation({
  name: 'core.file.upload',
  kind: 'action',
  method: 'POST',
  path: '/api/files',
  status: 201,
  access: 'signed-in',
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
  stream: 'download',
  title: { ru: 'Скачивание файла', en: 'Download a file' },
  input: z.object({ id, inline: z.coerce.boolean().optional() }),
  output: nothing,
  example: { id: '$file.attached' },
});

// ── The journal, the outbox, the calendar ─────────────────────────────────────────────────────
export const eventView = z.object({
  id,
  at: moment,
  operation: z.string(),
  title: z.object({ ru: z.string(), en: z.string() }),
  outcome: z.enum(['done', 'refused', 'read']),
  actorId: id,
  actor: z.string().nullable(),
  actorKind: z.string(),
  recordId: id.nullable(),
  recordKind: z.string().nullable(),
  subjectIds: z.array(id),
  audience: z.enum(audiences),
  address: z.string(),
  requestId: z.string(),
  data: z.record(z.string(), z.unknown()),
  personal: z.record(z.string(), z.unknown()),
});
export const listEvents = defineOperation({
  name: 'core.event.list',
  kind: 'query',
  method: 'POST',
  path: '/api/admin/journal',
  personal: 'users',
  title: { ru: 'Просмотр журнала действий', en: 'Read the journal' },
  input: z.strictObject({
    ...pageInput,
    operation: z.string().max(100).optional(),
    actorId: id.optional(),
    recordId: id.optional(),
    subjectId: id.optional(),
    outcome: z.enum(['done', 'refused', 'read']).optional(),
    personal: z.boolean().optional(),
    from: date.optional(),
    to: date.optional(),
    q: z.string().max(100).optional(),
  }),
  output: pageOf(eventView),
  example: {},
});
export const verifyEvents = defineOperation({
  name: 'core.event.verify',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/journal/check',
  title: { ru: 'Проверка целостности журнала', en: "Check the journal's integrity" },
  input: nothing,
  output: z.object({
    ok: z.boolean(),
    sealed: z.number(),
    unsealed: z.number(),
    unsealedSeconds: z.number(),
    findings: z.array(
      z.object({ kind: z.string(), eventId: id.nullable(), text: z.object({ ru: z.string(), en: z.string() }) }),
    ),
  }),
  example: {},
});
export const listOutbox = defineOperation({
  name: 'core.outbox.list',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/outbox',
  personal: 'users',
  title: { ru: 'Исходящая почта системы', en: "The system's outgoing mail" },
  input: z.object({ ...pageInput, state: z.enum(['waiting', 'sending', 'sent', 'failed', 'kept']).optional() }),
  output: pageOf(
    z.object({
      id,
      recipient: z.string(),
      subject: z.string(),
      body: z.string(),
      state: z.string(),
      attempts: z.number(),
      error: z.string(),
      createdAt: moment,
      sentAt: moment.nullable(),
    }),
  ),
  example: {},
});
export const readCalendar = defineOperation({
  name: 'core.calendar.read',
  kind: 'query',
  method: 'GET',
  path: '/api/calendar',
  access: 'signed-in',
  title: { ru: 'Производственный календарь', en: 'Working calendar' },
  input: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  output: z.object({
    country: z.string(),
    days: z.array(z.object({ day: date, kind: z.enum(['holiday', 'short', 'working']), name: z.string() })),
  }),
  example: { year: 2026 },
});
export const changeCalendar = defineOperation({
  name: 'core.calendar.update',
  kind: 'action',
  method: 'PUT',
  path: '/api/admin/calendar',
  title: { ru: 'Изменение производственного календаря', en: 'Change the working calendar' },
  input: z.strictObject({
    days: z
      .array(
        z.object({
          day: date,
          kind: z.enum(['holiday', 'short', 'working', 'default']),
          name: z.string().max(100).default(''),
        }),
      )
      .min(1)
      .max(400),
  }),
  output: okOutput,
  example: { days: [{ day: '2026-12-31', kind: 'holiday', name: 'Выходной по решению' }] },
});
