// Before a ticket is sent: whether somebody asked for the same in the same place already, and joining them.
// Part of contract/helpdesk.ts, which is the file to import.
import * as z from 'zod';
import { defineOperation, id, moment, okOutput, optionalText, stateGroups } from './core.ts';
import { ticketStates } from './ticket-card.ts';

/** Nothing of what others wrote, and no names. */
const openTicket = z.object({
  id,
  number: z.string().nullable(),
  category: z.object({ id, name: z.string() }),
  state: z.enum(ticketStates),
  stateGroup: z.enum(stateGroups),
  createdAt: moment,
});

/** Open tickets of the same place and the last week that seem to tell of the same; at most three. */
export const similarTickets = defineOperation({
  name: 'helpdesk.ticket.similar',
  kind: 'query',
  method: 'POST',
  path: '/api/helpdesk/tickets/similar',
  title: { ru: 'Похожие открытые заявки', en: 'Similar open tickets' },
  input: z.strictObject({ text: optionalText(5000), categoryId: id, placeId: id }),
  output: z.object({
    items: z.array(
      openTicket.extend({
        /** In the very room; otherwise elsewhere in the building. */
        here: z.boolean(),
        mine: z.boolean(),
        /** A mass incident: joined by sending one's own ticket with it as `parentId`, so that its solution asks everybody. */
        incident: z.boolean(),
        joined: z.boolean(),
        /** How many wait for it beside its requester. */
        people: z.number(),
      }),
    ),
  }),
  example: { text: 'не печатает принтер', categoryId: '$category.printers', placeId: '$place.room' },
});
const joined = openTicket.extend({ joinedAt: moment, people: z.number() });
/** «И у меня тоже»: the person hears how the ticket goes on, without seeing it. */
export const joinTicket = defineOperation({
  name: 'helpdesk.ticket.join',
  kind: 'action',
  method: 'POST',
  path: '/api/helpdesk/tickets/:id/join',
  title: { ru: 'Присоединение к заявке', en: 'Join a ticket' },
  input: z.strictObject({ id }),
  output: joined,
  example: { id: '$ticket.printer' },
});
export const leaveTicket = defineOperation({
  name: 'helpdesk.ticket.leave',
  kind: 'action',
  method: 'POST',
  path: '/api/helpdesk/tickets/:id/leave',
  title: { ru: 'Отказ от присоединения к заявке', en: 'Leave a joined ticket' },
  input: z.strictObject({ id }),
  output: okOutput,
  example: { id: '$missing' },
});
/** The tickets of others that the person waits for, the newest first: open ones and those of the last month. */
export const listJoined = defineOperation({
  name: 'helpdesk.ticket.joined',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/joined',
  title: { ru: 'Заявки, к которым присоединились', en: 'Joined tickets' },
  input: z.object({}),
  output: z.object({ items: z.array(joined) }),
  example: {},
});
/** What an article could say of a solved ticket: its subject and result without the names of its people. */
export const sketchArticle = defineOperation({
  name: 'helpdesk.ticket.sketch',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/tickets/:id/sketch',
  title: { ru: 'Заготовка статьи из заявки', en: 'Sketch an article of a ticket' },
  input: z.object({ id }),
  output: z.object({ title: z.string(), answer: z.string(), body: z.string(), categoryId: id }),
  example: { id: '$ticket.solved' },
});
