// Mass incidents: proposed, made of many tickets in one act, answered and solved at once; and a ticket split in two.
// Part of contract/helpdesk.ts, which is the file to import.
import * as z from 'zod';
import { defineOperation, id, moment, okOutput, optionalText, text } from './core.ts';
import { ticketCard, ticketFields } from './ticket-card.ts';

const named = z.object({ id, name: z.string() });
export const incidentProposal = z.object({
  id,
  category: named,
  building: named,
  raisedAt: moment,
  since: moment,
  /** Open tickets that would be its parts now. */
  tickets: z.number(),
});
/** What is asked now; few at a time. */
export const listProposals = defineOperation({
  name: 'helpdesk.incident.proposals',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/incidents/proposals',
  title: { ru: 'Предложения объединить заявки в массовый сбой', en: 'Proposals of mass incidents' },
  input: z.object({}),
  output: z.object({ items: z.array(incidentProposal) }),
  example: {},
});
/** Makes the ticket of the whole incident; its parts join it in the background. */
export const makeIncident = defineOperation({
  name: 'helpdesk.incident.make',
  kind: 'action',
  method: 'POST',
  path: '/api/helpdesk/incidents',
  status: 201,
  title: { ru: 'Объединение заявок в массовый сбой', en: 'Make a mass incident' },
  input: z.strictObject({
    proposalId: id.optional(),
    /** Without a proposal: the tickets themselves. */
    ids: z.array(id).min(1).max(500).optional(),
    subject: text(300).optional(),
  }),
  output: ticketCard,
  example: { ids: ['$ticket.free'] },
});
/** They have different causes: the same is not asked again for some hours. */
export const declineIncident = defineOperation({
  name: 'helpdesk.incident.decline',
  kind: 'action',
  method: 'POST',
  path: '/api/helpdesk/incidents/proposals/:id/decline',
  title: { ru: 'Отказ от массового сбоя', en: 'Decline a mass incident' },
  input: z.strictObject({ id }),
  output: okOutput,
  example: { id: '$missing' },
});
export const incidentWorks = ['join', 'answer', 'resolve', 'leave'] as const;
/** What a ticket is tied to: its parts and what is being done to them, the incident that it may join, linked tickets. */
export const readTies = defineOperation({
  name: 'helpdesk.ticket.ties',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/tickets/:id/ties',
  title: { ru: 'Связи заявки', en: 'Ties of a ticket' },
  input: z.object({ id }),
  output: z.object({
    /** Of the ticket that is the incident. */
    parts: z.object({ total: z.number(), open: z.number(), requesters: z.number() }).nullable(),
    works: z.array(
      z.object({
        id,
        kind: z.enum(incidentWorks),
        at: moment,
        by: z.string(),
        waiting: z.number(),
        done: z.number(),
        refused: z.array(z.object({ id, number: z.string().nullable(), code: z.string() })),
      }),
    ),
    /** An open incident of the same category and building, for a ticket that is in none. */
    offer: z.object({ id, number: z.string().nullable(), title: z.string(), parts: z.number() }).nullable(),
    /** Linked by a merge, a split or by hand; those that the reader sees. */
    linked: z.array(
      z.object({ id, number: z.string().nullable(), title: z.string(), kind: z.string(), from: z.boolean() }),
    ),
  }),
  example: { id: '$ticket.printer' },
});
/** Some words and files of a ticket become a ticket of their own; both name each other. */
export const splitTicket = defineOperation({
  name: 'helpdesk.ticket.split',
  kind: 'action',
  method: 'POST',
  path: '/api/helpdesk/tickets/:id/split',
  status: 201,
  title: { ru: 'Выделение части заявки в новую', en: 'Split a ticket' },
  input: z.strictObject({
    id,
    subject: ticketFields.subject,
    description: optionalText(20_000).optional(),
    categoryId: id,
    /** Words of the ticket that are quoted in the new one. */
    commentIds: z.array(id).max(100).optional(),
    /** Attachments that hang on the new one too. */
    attachmentIds: z.array(id).max(100).optional(),
    /** The same requester unless somebody else is named. */
    requesterId: id.optional(),
  }),
  output: ticketCard,
  example: { id: '$ticket.printer', subject: 'Нужен картридж', categoryId: '$category.printers' },
});
export const incidentErrors = {
  incident_decided: {
    status: 409,
    ru: 'Это предложение уже решено. Обновите страницу',
    en: 'This proposal is decided already. Reload the page',
  },
  incident_none: {
    status: 409,
    ru: 'Объединять нечего: эти заявки закрыты или уже в другом сбое',
    en: 'Nothing to join: these tickets are closed or in another incident',
  },
  incident_over: {
    status: 409,
    ru: 'Массовый сбой {number} уже устранён. Если не работает и теперь, отправьте обычную заявку',
    en: 'The mass incident {number} is over already. If it still does not work, send an ordinary ticket',
  },
  incident_whole: {
    status: 409,
    ru: 'У этой заявки есть свои части: частью массового сбоя она стать не может',
    en: 'This ticket has parts of its own and cannot be a part of a mass incident',
  },
  taken_back: {
    status: 409,
    ru: 'Действие возвращено раньше, чем до заявки дошла очередь',
    en: 'The act was taken back before the ticket’s turn came',
  },
};
