// Time spent on tickets, entry by entry: the ticket's minutes are always their sum.
// Part of contract/helpdesk.ts, which is the file to import.
import * as z from 'zod';
import { date, defineOperation, id, moment, okOutput, optionalText, pageInput, pageOf } from './core.ts';

const minutes = z.number().int().min(1).max(100_000);
export const timeEntry = z.object({
  id,
  person: z.object({ id, name: z.string() }),
  minutes: z.number(),
  workedOn: date,
  note: z.string(),
  madeAt: moment,
  /** The reader made it and may still correct it. */
  own: z.boolean(),
});

export const readTicketTime = defineOperation({
  name: 'helpdesk.time.read',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/tickets/:id/time',
  title: { ru: 'Затраченное время заявки', en: 'Time spent on a ticket' },
  personal: 'users',
  input: z.object({ id }),
  output: z.object({ items: z.array(timeEntry), total: z.number() }),
  example: { id: '$ticket.taken' },
});
/** One's own time; today unless it says when. */
export const addTicketTime = defineOperation({
  name: 'helpdesk.time.add',
  kind: 'action',
  method: 'POST',
  path: '/api/helpdesk/tickets/:id/time',
  status: 201,
  title: { ru: 'Запись затраченного времени', en: 'Note time spent' },
  input: z.strictObject({ id, minutes, workedOn: date.optional(), note: optionalText(500).optional() }),
  output: z.object({ id, total: z.number() }),
  example: { id: '$ticket.taken', minutes: 15, note: 'Диагностика' },
});
/** Only by whoever made the entry, while the ticket is neither closed nor cancelled. */
export const changeTicketTime = defineOperation({
  name: 'helpdesk.time.change',
  kind: 'action',
  method: 'PATCH',
  path: '/api/helpdesk/tickets/:id/time/:entryId',
  title: { ru: 'Исправление затраченного времени', en: 'Correct time spent' },
  input: z.strictObject({
    id,
    entryId: id,
    minutes: minutes.optional(),
    workedOn: date.optional(),
    note: optionalText(500).optional(),
  }),
  output: z.object({ id, total: z.number() }),
  example: { id: '$ticket.taken', entryId: '$missing', minutes: 20 },
});
export const removeTicketTime = defineOperation({
  name: 'helpdesk.time.remove',
  kind: 'action',
  method: 'DELETE',
  path: '/api/helpdesk/tickets/:id/time/:entryId',
  title: { ru: 'Удаление затраченного времени', en: 'Remove time spent' },
  input: z.object({ id, entryId: id }),
  output: okOutput,
  example: { id: '$ticket.taken', entryId: '$missing' },
});

const asked = {
  from: date.optional(),
  to: date.optional(),
  personId: id.optional(),
  /** With the categories below it. */
  categoryId: id.optional(),
};
/** Entries of the tickets that the person may see, the newest day first. */
export const listTime = defineOperation({
  name: 'helpdesk.time.list',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/time',
  title: { ru: 'Список затраченного времени', en: 'List time spent' },
  personal: 'users',
  input: z.object({ ...pageInput, ...asked }),
  output: pageOf(
    timeEntry
      .omit({ own: true })
      .extend({ ticket: z.object({ id, number: z.string().nullable(), title: z.string() }), category: z.string() }),
  ),
  example: {},
});
/** The same entries summed up: how long it took, by person or by category, the longest first. */
export const sumTime = defineOperation({
  name: 'helpdesk.time.sum',
  kind: 'query',
  method: 'GET',
  path: '/api/helpdesk/time/sum',
  title: { ru: 'Сколько заняло', en: 'How long it took' },
  personal: 'users',
  input: z.object({ ...asked, by: z.enum(['person', 'category']).default('person') }),
  output: z.object({
    minutes: z.number(),
    tickets: z.number(),
    rows: z.array(z.object({ id, name: z.string(), minutes: z.number(), tickets: z.number() })),
  }),
  example: {},
});
