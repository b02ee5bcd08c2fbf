// Presence: who looks at a record now and who is writing in it. Kept for seconds, told to those who see the record's inside.
import * as z from 'zod';
import { audiences, defineOperation, id, okOutput } from './core.ts';

/** A tab tells this often that it is still there, and is forgotten when it has not for so long. */
export const presenceEverySeconds = 10;
export const presenceLastsSeconds = 25;

export const tellPresence = defineOperation({
  name: 'record.presence.tell',
  kind: 'action',
  method: 'POST',
  path: '/api/records/:id/presence',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Запись открыта', en: 'A record is open' },
  quiet: {
    ru: 'отметка «сейчас смотрю эту запись», которая живёт полминуты; само чтение записи в журнале есть',
    en: 'a mark “I look at this record now” that lives half a minute; the reading itself is in the journal',
  },
  input: z.strictObject({
    id,
    /** One for each open page. */
    tabId: id,
    /** Whom the words are for that are being typed. */
    typing: z.enum(audiences).nullable().optional(),
    /** The page is closed. */
    gone: z.boolean().optional(),
  }),
  output: okOutput,
  example: { id: '$letter.incoming', tabId: '00000000-0000-7000-8000-000000000001' },
});
/** The others who look at it now. Empty for whoever sees only what is meant for the outside. */
export const listPresence = defineOperation({
  name: 'record.presence.list',
  kind: 'query',
  method: 'GET',
  path: '/api/records/:id/presence',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Кто сейчас смотрит запись', en: 'Who looks at a record now' },
  input: z.object({ id }),
  output: z.object({
    items: z.array(
      z.object({
        id,
        name: z.string(),
        typing: z.enum(audiences).nullable(),
        /** The one whose matter it is, not a colleague. */
        outside: z.boolean(),
      }),
    ),
  }),
  example: { id: '$letter.incoming' },
});
