// What people do with a ticket: take, assign, answer, wait, solve, close, reopen, cancel, merge, rate.
// Part of contract/helpdesk.ts, which is the file to import.
import * as z from 'zod';
import { defineOperation, id, moment, optionalText, text } from './core.ts';
import { commentView } from './record.ts';
import { priorities, resultKinds, ticketCard, waitingReasons } from './ticket-card.ts';

const act = (verb: string, words: { ru: string; en: string }) => ({
  name: `helpdesk.ticket.${verb}`,
  kind: 'action' as const,
  method: 'POST' as const,
  path: `/api/helpdesk/tickets/:id/${verb}`,
  title: words,
});
const fileIds = z.array(id).max(100).optional();

/** Makes the caller its executor; the second of two gets 409 with the name of the first. */
export const takeTicket = defineOperation({
  ...act('take', { ru: 'Взятие заявки в работу', en: 'Take a ticket' }),
  input: z.strictObject({
    id,
    /** Also from whoever has it now. */
    over: z.boolean().optional(),
  }),
  output: ticketCard,
  example: { id: '$ticket.free' },
});
/** Gives it to a person, a queue, or both; `executorId` null returns it to the queue. */
export const assignTicket = defineOperation({
  ...act('assign', { ru: 'Назначение исполнителя', en: 'Assign a ticket' }),
  input: z.strictObject({
    id,
    executorId: id.nullable().optional(),
    groupId: id.nullable().optional(),
    /** Whose it was when the caller chose, null for nobody's: a ticket that somebody else has given away since is refused. */
    seenExecutorId: id.nullable().optional(),
    /** Why, for whoever gets it. */
    note: optionalText(2000).optional(),
  }),
  output: ticketCard,
  example: { id: '$ticket.printer', executorId: '$user.technician' },
});
/** Lets go of one's own ticket: back to its queue, with the reason for the next one. */
export const releaseTicket = defineOperation({
  ...act('release', { ru: 'Возврат заявки в очередь', en: 'Return a ticket to its queue' }),
  ownParts: ['executor'],
  input: z.strictObject({ id, note: text(2000) }),
  output: ticketCard,
  example: { id: '$ticket.taken', note: 'Нужен сетевик' },
});
export const waitTicket = defineOperation({
  ...act('wait', { ru: 'Приостановка заявки', en: 'Put a ticket on hold' }),
  input: z.strictObject({
    id,
    reason: z.enum(waitingReasons),
    /** The moment, or the day with whose beginning it goes on by itself. */
    until: moment.optional(),
    /** Told to the requester when the reason is theirs, else to colleagues. */
    note: optionalText(2000).optional(),
  }),
  output: ticketCard,
  example: { id: '$ticket.taken', reason: 'part' },
});
export const resumeTicket = defineOperation({
  ...act('resume', { ru: 'Возобновление заявки', en: 'Resume a ticket' }),
  input: z.strictObject({ id }),
  output: ticketCard,
  example: { id: '$ticket.waiting' },
});
/** Said to the requester, by whatever channel they use. */
export const replyTicket = defineOperation({
  ...act('reply', { ru: 'Ответ по заявке', en: 'Reply on a ticket' }),
  status: 201,
  input: z.strictObject({ id, body: text(20_000), fileIds }),
  output: commentView,
  example: { id: '$ticket.printer', body: 'Техник придёт после обеда' },
});
/** By what ways a word to the requester reaches them. */
export const replyWays = ['app', 'telegram', 'max', 'mail'] as const;
/** Where a reply would go now, for whoever writes it; nothing is sent. */
export const readReplyWays = defineOperation({
  name: 'helpdesk.ticket.replyWays',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/tickets/:id/reply-ways',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Куда уйдёт ответ по заявке', en: 'Where a reply on a ticket goes' },
  input: z.object({ id }),
  output: z.object({
    ways: z.array(z.enum(replyWays)),
    /** Letters and messengers carry the number alone: the ticket is confidential or may hold patients' data. */
    numberOnly: z.boolean(),
  }),
  example: { id: '$ticket.printer' },
});
/** Said among ourselves; the requester never sees it. */
export const noteTicket = defineOperation({
  ...act('note', { ru: 'Внутренняя заметка', en: 'Internal note on a ticket' }),
  status: 201,
  input: z.strictObject({ id, body: text(20_000), fileIds }),
  output: commentView,
  example: { id: '$ticket.printer', body: 'Картридж на складе' },
});
export const resolveTicket = defineOperation({
  ...act('resolve', { ru: 'Решение заявки', en: 'Solve a ticket' }),
  input: z.strictObject({
    id,
    /** What was done, in words for the requester. */
    result: text(5000),
    resultKind: z.enum(resultKinds).default('done'),
    /** Added to the time spent. */
    minutes: z.number().int().min(0).max(100_000).optional(),
    fileIds,
    /** Solves although items of the checklist are open, where the category lets one. */
    openItems: z.boolean().optional(),
  }),
  output: ticketCard,
  example: { id: '$ticket.taken', result: 'Заменён картридж', minutes: 20 },
});
/** The end: by the requester who agrees, by those who answer for it, or by itself after a time. */
export const closeTicket = defineOperation({
  ...act('close', { ru: 'Закрытие заявки', en: 'Close a ticket' }),
  input: z.strictObject({ id }),
  output: ticketCard,
  example: { id: '$ticket.solved' },
});
export const reopenTicket = defineOperation({
  ...act('reopen', { ru: 'Возврат заявки в работу', en: 'Reopen a ticket' }),
  input: z.strictObject({ id, reason: text(2000) }),
  output: ticketCard,
  example: { id: '$ticket.solved', reason: 'Снова не печатает' },
});
export const cancelTicket = defineOperation({
  ...act('cancel', { ru: 'Отмена заявки', en: 'Cancel a ticket' }),
  input: z.strictObject({ id, reason: text(500) }),
  output: ticketCard,
  example: { id: '$ticket.spare', reason: 'Уже не нужно' },
});
/** This ticket becomes a part of `intoId`: its people, words and files are found there, later answers go there. */
export const mergeTicket = defineOperation({
  ...act('merge', { ru: 'Объединение заявок', en: 'Merge tickets' }),
  input: z.strictObject({ id, intoId: id }),
  output: ticketCard,
  example: { id: '$ticket.double', intoId: '$ticket.printer' },
});
/** Once, by the requester, when it is solved. */
export const rateTicket = defineOperation({
  ...act('rate', { ru: 'Оценка заявки', en: 'Rate a ticket' }),
  ownParts: ['requester'],
  input: z.strictObject({ id, rating: z.number().int().min(1).max(5), words: optionalText(2000).optional() }),
  output: ticketCard,
  example: { id: '$ticket.solved', rating: 5 },
});

/** Several at once: each is changed or refused by itself. */
export const changeTickets = defineOperation({
  name: 'helpdesk.ticket.changeMany',
  kind: 'action',
  method: 'POST',
  path: '/api/helpdesk/tickets/bulk',
  title: { ru: 'Изменение нескольких заявок', en: 'Change several tickets' },
  input: z.strictObject({
    ids: z.array(id).min(1).max(200),
    executorId: id.nullable().optional(),
    groupId: id.nullable().optional(),
    priority: z.enum(priorities).optional(),
    categoryId: id.optional(),
  }),
  output: z.object({
    changed: z.number(),
    refused: z.array(z.object({ id, code: z.string() })),
    /** Under which all of it is taken back. */
    undoId: id.nullable(),
  }),
  example: { ids: ['$ticket.printer'], priority: 'high' },
});
/** Takes one's own act back, for ten minutes: what nobody has touched since becomes what it was. */
export const undoTicketAct = defineOperation({
  name: 'helpdesk.ticket.undo',
  kind: 'action',
  method: 'POST',
  path: '/api/helpdesk/undo/:undoId',
  title: { ru: 'Возврат последнего действия с заявками', en: 'Undo an act on tickets' },
  input: z.strictObject({ undoId: id }),
  output: z.object({
    restored: z.number(),
    refused: z.array(z.object({ id, code: z.string() })),
    /** Words that the requesters have read or been sent by then: those stay said. */
    said: z.number(),
  }),
  example: { undoId: '$missing' },
});
