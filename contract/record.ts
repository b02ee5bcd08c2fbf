// What hangs on every record, whatever its module: comments, attachments, links, history; and, passed on, what stands around it.
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
  optionalText,
  pageInput,
  pageOf,
  text,
} from './core.ts';

export * from './oversight.ts';
export { recordHead } from './record-head.ts';
export * from './workspace.ts';

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
  file_infected: {
    status: 409,
    ru: 'В файле «{name}» найден вирус ({virus}), он не принят',
    en: 'There is a virus in the file “{name}” ({virus}); it was not taken',
  },
  file_quarantined: {
    status: 409,
    ru: 'В этом файле найден вирус, открыть его нельзя. Сообщите администратору',
    en: 'There is a virus in this file, it cannot be opened. Tell an administrator',
  },
  file_too_large_to_scan: {
    status: 409,
    ru: 'Файл «{name}» больше, чем проверяет антивирус, он не принят',
    en: 'The file “{name}” is larger than the virus scanner takes; it was refused',
  },
  scanner_away: {
    status: 503,
    ru: 'Антивирус не отвечает, файлы пока не принимаются. Попробуйте позже',
    en: 'The virus scanner does not answer; no files are taken for now. Try again later',
  },
  photo_traces: {
    status: 409,
    ru: 'Из снимка «{name}» нельзя убрать место и время съёмки. Сохраните его как JPEG или PNG и приложите снова',
    en: 'Place and time cannot be taken out of the picture “{name}”. Save it as JPEG or PNG and attach it again',
  },
  mention_unseen: {
    status: 400,
    ru: 'Не увидят этот комментарий: {names}. Сначала дайте им доступ к записи или уберите упоминание',
    en: 'They would not see this comment: {names}. Give them access to the record first, or take the mention out',
  },
  mention_unknown: {
    status: 400,
    ru: 'Упомянутого человека нет в системе. Выберите человека из списка после знака @',
    en: 'The mentioned person is not in the system. Choose somebody from the list after the @ sign',
  },
  mention_too_many: {
    status: 400,
    ru: 'В одном комментарии можно упомянуть не больше {most} человек',
    en: 'A comment may mention at most {most} people',
  },
  words_gone: {
    status: 409,
    ru: 'Запись объединена с {number}, которую вы не видите целиком. Напишите тому, кто её ведёт',
    en: 'The record is merged into {number}, which you do not see in full. Write to whoever looks after that one',
  },
  link_to_itself: { status: 400, ru: 'Запись нельзя связать с самой собой', en: 'A record cannot be linked to itself' },
});

export const attachmentView = z.object({
  id,
  fileId: id,
  name: z.string(),
  size: z.number(),
  mediaType: z.string(),
  sha256: z.string(),
  audience: z.enum(audiences),
  /** The paper came again and lies beside the first one. */
  secondCopy: z.boolean(),
  addedAt: moment,
  addedBy: z.string(),
});
export const commentView = z.object({
  id,
  authorId: id,
  author: z.string(),
  /** The absent person for whom the author stood in. */
  behalfOf: z.string().nullable(),
  audience: z.enum(audiences),
  body: z.string(),
  /** People named in the text: `@name` stands at `at` and is `length` long. */
  mentions: z.array(z.object({ id, name: z.string(), at: z.number(), length: z.number() })),
  createdAt: moment,
  editedAt: moment.nullable(),
  own: z.boolean(),
  /** Said of a record that is merged: the one in which the word now stands. */
  goneTo: z.object({ id, kind: z.string(), number: z.string().nullable() }).optional(),
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
  /** The program that acted in the actor's name. */
  program: z.string().nullable(),
  behalfOf: z.string().nullable(),
  audience: z.enum(audiences),
  /** People, groups and contacts among the values are `{ id, name }`. */
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
/** A person is named in the text as `@[id]`: whoever sees the comment reads the name of today, and that person is told once. */
export const addComment = defineOperation({
  name: 'record.comment.add',
  kind: 'action',
  method: 'POST',
  path: '/api/records/:id/comments',
  status: 201,
  title: { ru: 'Комментарий', en: 'Comment' },
  input: z.strictObject({
    id,
    body: text(20_000),
    audience: z.enum(audiences).default('internal'),
    /** Attached to the record for the same audience. */
    fileIds: z.array(id).max(100).optional(),
    /** The draft that these words were; it is gone when they are said. */
    draftId: id.optional(),
  }),
  output: commentView,
  example: { id: '$letter.incoming', body: 'Передано в отдел' },
});
/** Whom a comment to this audience may name: people who would see it, by the beginnings of the words of their names. */
export const offerMentions = defineOperation({
  name: 'record.mention.offer',
  kind: 'query',
  method: 'POST',
  path: '/api/records/:id/mentions',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Кого можно упомянуть', en: 'Whom to mention' },
  input: z.strictObject({
    id,
    q: z.string().trim().max(100).default(''),
    audience: z.enum(audiences).default('internal'),
  }),
  output: z.object({ items: z.array(z.object({ id, name: z.string(), position: z.string() })) }),
  example: { id: '$letter.incoming', q: 'ив' },
});
/**
 * Takes an attachment that shows a patient out of everybody's sight but the personal-data officer's; a copy with the
 * patient painted over may take its place.
 */
export const quarantineAttachment = defineOperation({
  name: 'record.attachment.quarantine',
  kind: 'action',
  method: 'POST',
  path: '/api/records/:id/attachments/:attachmentId/quarantine',
  title: { ru: 'Вложение с данными пациента убрано в карантин', en: 'Quarantine an attachment with patient data' },
  input: z.strictObject({
    id,
    attachmentId: id,
    /** An uploaded file of one's own: the copy that everybody may see. */
    fileId: id.optional(),
    reason: optionalText(500).optional(),
  }),
  output: z.object({ items: z.array(attachmentView) }),
  example: { id: '$letter.incoming', attachmentId: '$missing' },
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
/** All files of the record that the person may read, in one ZIP that is packed while it is read. */
export const downloadAttachments = defineOperation({
  name: 'record.attachment.download',
  kind: 'query',
  method: 'GET',
  path: '/api/records/:id/attachments/zip',
  access: 'signed-in',
  standIn: true,
  stream: 'download',
  title: { ru: 'Скачивание всех вложений', en: 'Download all attachments' },
  input: ofRecord,
  output: nothing,
  example: { id: '$letter.incoming' },
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
  personal: 'contacts',
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
