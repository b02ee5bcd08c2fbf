// Messengers: one's own chat and its code, what administrators see of the channel, and the gateway's half of the program.
import * as z from 'zod';
import { defineErrors, defineOperation, id, moment, nothing, okOutput } from './core.ts';

import { madeCode, outside } from './messenger-code.ts';

export * from './messenger-admin.ts';
export * from './messenger-web.ts';

export const messengerErrors = defineErrors({
  messenger_off: {
    status: 409,
    ru: 'Мессенджер не подключён: администратор ещё не включил бота',
    en: 'No messenger is connected: an administrator has not switched the bot on',
  },
  messenger_elsewhere: {
    status: 409,
    ru: 'С мессенджером говорит не этот сервер: токен бота задан на шлюзе. Проверьте связь там',
    en: 'This server does not speak with the messenger: the token is set at the gateway. Test the way there',
  },
  messenger_not_linked: { status: 409, ru: 'Чат не связан', en: 'No chat is linked' },
  second_factor_missing: {
    status: 403,
    ru: 'Это делает администратор, вошедший со вторым шагом. Включите второй шаг входа и войдите снова',
    en: 'An administrator signed in with a second factor does this. Set one up and sign in again',
  },
});

export const messengerChannels = ['telegram', 'max', 'web'] as const;
const chatStates = ['linked', 'asked'] as const;
// ── One's own ────────────────────────────────────────────────────────────────────────────────
export const readMyMessenger = defineOperation({
  name: 'messenger.own.read',
  kind: 'query',
  method: 'GET',
  path: '/api/me/messenger',
  access: 'signed-in',
  title: { ru: 'Свой чат в мессенджере', en: "One's own chat in the messenger" },
  input: nothing,
  output: z.object({
    /** The bot is switched on somewhere. */
    available: z.boolean(),
    bot: z.string().nullable(),
    /** The one that notices come to: the newest. */
    chat: z
      .object({ channel: outside, state: z.enum(chatStates), linkedAt: moment, mutedUntil: moment.nullable() })
      .nullable(),
  }),
  example: {},
});
export const makeMyCode = defineOperation({
  name: 'messenger.own.code',
  kind: 'action',
  method: 'POST',
  path: '/api/me/messenger/code',
  access: 'signed-in',
  status: 201,
  secret: true,
  title: { ru: 'Код для своего чата', en: "A code for one's own chat" },
  input: z.strictObject({}),
  output: madeCode,
  example: {},
});
export const unlinkMyChat = defineOperation({
  name: 'messenger.own.unlink',
  kind: 'action',
  method: 'DELETE',
  path: '/api/me/messenger',
  access: 'signed-in',
  title: { ru: 'Отвязка своего чата', en: "Unlink one's own chat" },
  input: nothing,
  output: okOutput,
  example: {},
});

// ── The gateway ──────────────────────────────────────────────────────────────────────────────
const machinery = {
  ru: 'Пересылка между частями программы: о том, что она принесла, событие пишет обработка',
  en: 'Carries between the halves of the program: what it brought is told by the events of its handling',
};
const bot = { channel: outside, bot: z.string().regex(/^[a-z\d]{1,20}$/) };
export const attendGateway = defineOperation({
  name: 'messenger.gateway.attend',
  kind: 'action',
  method: 'POST',
  path: '/api/messenger/gateway/attend',
  machinery,
  title: { ru: 'Шлюз: состояние связи', en: 'Gateway: state of the connection' },
  input: z.strictObject({
    ...bot,
    name: z.string().max(100),
    holder: id,
    state: z.enum(['new', 'works', 'unreachable', 'conflict', 'refused']),
    mode: z.enum(['polling', 'webhook']).default('polling'),
    error: z.string().max(1_000),
  }),
  output: z.object({
    mine: z.boolean(),
    commands: z.array(z.object({ command: z.string(), ru: z.string(), en: z.string() })),
  }),
  example: {
    channel: 'telegram',
    bot: '1',
    name: '',
    holder: '00000000-0000-7000-8000-0000000000aa',
    state: 'new',
    error: '',
  },
});
export const deliverUpdates = defineOperation({
  name: 'messenger.gateway.deliver',
  kind: 'action',
  method: 'POST',
  path: '/api/messenger/gateway/updates',
  machinery,
  title: { ru: 'Шлюз: передача сообщений ядру', en: 'Gateway: deliver updates' },
  input: z.strictObject({
    ...bot,
    updates: z.array(z.strictObject({ key: z.string().max(100), body: z.unknown() })).max(100),
  }),
  output: okOutput,
  example: { channel: 'telegram', bot: '1', updates: [] },
});
export const takeOutgoing = defineOperation({
  name: 'messenger.gateway.take',
  kind: 'action',
  method: 'POST',
  path: '/api/messenger/gateway/outgoing',
  machinery,
  title: { ru: 'Шлюз: сообщения к отправке', en: 'Gateway: take outgoing messages' },
  input: z.strictObject({ ...bot, atMost: z.number().int().min(0).max(50), files: z.number().int().min(0).max(20) }),
  output: z.object({
    messages: z.array(
      z.object({
        id,
        kind: z.enum(['send', 'card', 'tap']),
        address: z.string(),
        priority: z.number(),
        saying: z
          .object({
            text: z.string(),
            buttons: z.array(z.array(z.object({ label: z.string(), data: z.string() }))).optional(),
          })
          .optional(),
        tap: z
          .object({ tapId: z.string(), text: z.string(), alert: z.boolean().optional(), bare: z.string().optional() })
          .optional(),
        messageRef: z.string().optional(),
      }),
    ),
    files: z.array(z.object({ id, reference: z.string() })),
  }),
  example: { channel: 'telegram', bot: '1', atMost: 1, files: 1 },
});
export const settleOutgoing = defineOperation({
  name: 'messenger.gateway.settle',
  kind: 'action',
  method: 'POST',
  path: '/api/messenger/gateway/settled',
  machinery,
  title: { ru: 'Шлюз: что стало с сообщениями', en: 'Gateway: settle outgoing messages' },
  input: z.strictObject({
    ...bot,
    settlements: z
      .array(
        z.strictObject({
          id,
          result: z.enum(['sent', 'retry', 'maybe', 'parked', 'blocked']),
          messageRef: z.string().max(100).optional(),
          error: z.string().max(1_000).optional(),
          pauseSeconds: z.number().min(0).max(86_400).optional(),
        }),
      )
      .max(50),
  }),
  output: okOutput,
  example: { channel: 'telegram', bot: '1', settlements: [] },
});
export const keepGatewayFile = defineOperation({
  name: 'messenger.gateway.keep',
  kind: 'action',
  method: 'POST',
  path: '/api/messenger/gateway/files/:id',
  stream: 'upload',
  title: { ru: 'Шлюз: файл из чата', en: 'Gateway: a file of a chat' },
  input: z.object({ id }),
  output: okOutput,
  example: { id: '$missing' },
});
export const missGatewayFile = defineOperation({
  name: 'messenger.gateway.miss',
  kind: 'action',
  method: 'POST',
  path: '/api/messenger/gateway/files/:id/missed',
  machinery,
  title: { ru: 'Шлюз: файл не получен', en: 'Gateway: a file was not fetched' },
  input: z.strictObject({ id, problem: z.enum(['too-large', 'refused', 'unreachable']), final: z.boolean() }),
  output: okOutput,
  example: { id: '$missing', problem: 'unreachable', final: false },
});
/** Telegram itself, where the organisation wants updates to be pushed: known by the secret that only it was told. */
export const receiveWebhook = defineOperation({
  name: 'messenger.webhook.receive',
  kind: 'action',
  method: 'POST',
  path: '/api/messenger/telegram',
  access: 'public',
  stream: 'upload',
  title: { ru: 'Сообщения, которые присылает Telegram', en: 'Updates pushed by Telegram' },
  input: nothing,
  output: okOutput,
  example: {},
});
