// Tickets: lists, creation, the card, changes of fields.
// Part of contract/helpdesk.ts, which is the file to import.
import * as z from 'zod';
import { date, defineOperation, flag, id, pageInput, pageOf } from './core.ts';
import {
  priorities,
  resultKinds,
  ticketCard,
  ticketChannels,
  ticketFields,
  ticketRow,
  ticketStates,
} from './ticket-card.ts';

export const ticketSorts = ['registered', 'due', 'changed', 'requester'] as const;
/** `open`: everything that is not solved, closed, merged or cancelled. */
export const ticketGroups = ['open', 'done', 'all'] as const;
const orNone = z.union([id, z.literal('none')]);

export const ticketListInput = {
  ...pageInput,
  sort: z.enum(ticketSorts).default('registered'),
  group: z.enum(ticketGroups).default('all'),
  /** Only tickets in which the person takes part. */
  mine: flag.optional(),
  state: z.enum(ticketStates).optional(),
  /** With the categories below it. */
  categoryId: id.optional(),
  priority: z.enum(priorities).optional(),
  /** `none`: nobody has them. */
  executorId: orNone.optional(),
  groupId: orNone.optional(),
  requesterId: id.optional(),
  contactId: id.optional(),
  authorId: id.optional(),
  /** With the places below it. */
  placeId: orNone.optional(),
  channel: z.enum(ticketChannels).optional(),
  resultKind: z.enum(resultKinds).optional(),
  parentId: id.optional(),
  /** The category or place itself, without those below it. */
  only: flag.optional(),
  /** Open and past the nearest deadline. */
  overdue: flag.optional(),
  /** The requester spoke last. */
  awaitsUs: flag.optional(),
  /** Solved within these days and not taken up again since. */
  solvedFrom: date.optional(),
  solvedTo: date.optional(),
  /** Solved by its deadline, or after it. */
  inTime: flag.optional(),
  reopened: flag.optional(),
  rated: flag.optional(),
  registeredFrom: date.optional(),
  registeredTo: date.optional(),
  q: z.string().trim().max(200).optional(),
};

export const listTickets = defineOperation({
  name: 'helpdesk.ticket.list',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/tickets',
  title: { ru: 'Список заявок', en: 'List tickets' },
  personal: 'users',
  input: z.object(ticketListInput),
  output: pageOf(ticketRow),
  example: { group: 'open' },
});
/** The same list, asked for in a body: words of a search may be names. */
export const findTickets = defineOperation({
  name: 'helpdesk.ticket.find',
  kind: 'query',
  method: 'POST',
  path: '/api/helpdesk/tickets/search',
  title: { ru: 'Поиск заявок', en: 'Find tickets' },
  personal: 'users',
  input: z.strictObject(ticketListInput),
  output: pageOf(ticketRow),
  example: { group: 'open', q: 'принтер' },
});
export const countTickets = defineOperation({
  name: 'helpdesk.ticket.count',
  kind: 'query',
  method: 'POST',
  path: '/api/helpdesk/tickets/count',
  title: { ru: 'Число заявок', en: 'Count tickets' },
  input: z.strictObject({ ...ticketListInput, exact: flag.optional() }),
  output: z.object({ count: z.number(), more: z.boolean() }),
  example: { group: 'open' },
});
/** The numbers on the tabs of the work screen, of what the person may see. */
export const readCounters = defineOperation({
  name: 'helpdesk.ticket.counters',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/counters',
  title: { ru: 'Счётчики заявок', en: 'Counters of tickets' },
  input: z.object({}),
  output: z.object({
    open: z.number(),
    /** Open ones that the person does. */
    mine: z.number(),
    /** Open ones of the person's queues that nobody does. */
    unassigned: z.number(),
    overdue: z.number(),
    awaitsUs: z.number(),
    waiting: z.number(),
    /** Solved, not confirmed yet. */
    resolved: z.number(),
    /** Open ones that the person asked for. */
    asked: z.number(),
  }),
  example: {},
});
export const createTicket = defineOperation({
  name: 'helpdesk.ticket.create',
  kind: 'action',
  method: 'POST',
  path: '/api/helpdesk/tickets',
  status: 201,
  title: { ru: 'Создание заявки', en: 'Create a ticket' },
  input: z.strictObject({
    ...ticketFields,
    executorId: id.nullable().optional(),
    groupId: id.nullable().optional(),
    channel: z.enum(['web', 'api', 'phone', 'email', 'telegram', 'max', 'chat']).optional(),
    fileIds: z.array(id).max(100).optional(),
    /** The mass incident that it belongs to. */
    parentId: id.optional(),
    draftId: id.optional(),
  }),
  output: ticketCard,
  example: { subject: 'Не печатает принтер', description: 'Мигает красная лампа', categoryId: '$category.printers' },
});
export const readTicket = defineOperation({
  name: 'helpdesk.ticket.read',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/tickets/:id',
  title: { ru: 'Карточка заявки', en: 'Read a ticket' },
  personal: 'users',
  input: z.object({ id }),
  output: ticketCard,
  example: { id: '$ticket.printer' },
});
export const updateTicket = defineOperation({
  name: 'helpdesk.ticket.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/helpdesk/tickets/:id',
  versioned: true,
  title: { ru: 'Изменение заявки', en: 'Change a ticket' },
  input: z.strictObject({
    id,
    subject: ticketFields.subject.optional(),
    description: ticketFields.description,
    categoryId: id.optional(),
    priority: ticketFields.priority,
    requesterId: ticketFields.requesterId,
    contactId: ticketFields.contactId,
    placeId: ticketFields.placeId,
    placeNote: ticketFields.placeNote,
    clearance: ticketFields.clearance,
    parentId: id.nullable().optional(),
  }),
  output: ticketCard,
  example: { id: '$ticket.printer', priority: 'high' },
});
