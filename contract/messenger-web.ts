// The chat inside the network: the same conversations as in a messenger, for whoever is signed in. Nothing leaves for anybody.
// Part of contract/messenger.ts, which is the file to import.
import * as z from 'zod';
import { defineOperation, id, moment, okOutput, optionalText } from './core.ts';

/** What is said and tapped there is told by the events of what it brings about. */
const quiet = {
  ru: 'Сказанное в чате: события пишет то, что по нему сделано',
  en: 'Words in the chat: what is done because of them writes the events',
};

export const readTalk = defineOperation({
  name: 'messenger.talk.read',
  kind: 'query',
  method: 'GET',
  path: '/api/chat',
  access: 'signed-in',
  title: { ru: 'Свой чат в программе', en: "One's own chat in the program" },
  input: z.object({ before: id.optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
  output: z.object({
    /** The oldest first. */
    lines: z.array(
      z.object({
        id,
        mine: z.boolean(),
        /** A short notice that answers a tap. */
        notice: z.boolean(),
        text: z.string(),
        files: z.number(),
        buttons: z.array(z.array(z.object({ label: z.string(), data: z.string() }))),
        createdAt: moment,
        changedAt: moment.nullable(),
      }),
    ),
    /** There are earlier lines. */
    earlier: z.boolean(),
    /** An answer is on its way. */
    busy: z.boolean(),
  }),
  example: {},
});
export const sayInTalk = defineOperation({
  name: 'messenger.talk.say',
  kind: 'action',
  method: 'POST',
  path: '/api/chat',
  access: 'signed-in',
  status: 201,
  quiet,
  title: { ru: 'Сообщение в чат программы', en: 'Say in the chat of the program' },
  input: z.strictObject({
    text: optionalText(4_000),
    fileIds: z.array(id).max(10).default([]),
    /** The line that it answers. */
    replyTo: id.optional(),
    /** One's own line that it corrects. */
    edits: id.optional(),
  }),
  output: z.object({ id }),
  example: { text: '/help' },
});
export const tapInTalk = defineOperation({
  name: 'messenger.talk.tap',
  kind: 'action',
  method: 'POST',
  path: '/api/chat/taps',
  access: 'signed-in',
  quiet,
  title: { ru: 'Кнопка в чате программы', en: 'A button in the chat of the program' },
  input: z.strictObject({ lineId: id, data: z.string().max(64) }),
  output: okOutput,
  example: { lineId: '$missing', data: 'h1:new' },
});
