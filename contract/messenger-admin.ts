// What administrators and dispatchers see of chats and do about them: the channel, people's links, what was not taken.
import * as z from 'zod';
import { defineOperation, flag, id, moment, nothing, okOutput, pageInput, pageOf, text } from './core.ts';
import { madeCode, outside } from './messenger-code.ts';

const channelState = z.object({
  channel: z.string(),
  bot: z.string(),
  /** The name that people type. */
  name: z.string(),
  place: z.enum(['', 'core', 'gateway']),
  mode: z.enum(['polling', 'webhook']),
  state: z.enum(['new', 'works', 'unreachable', 'conflict', 'refused', 'silent']),
  since: moment,
  lastOkAt: moment.nullable(),
  lastUpdateAt: moment.nullable(),
  error: z.string(),
  pausedUntil: moment.nullable(),
  /** Messages that wait to be sent, and for how long the first of them has. */
  waiting: z.number(),
  waitingSeconds: z.number(),
  /** Updates that wait to be handled, and for how long. */
  unhandled: z.number(),
  lagSeconds: z.number(),
});

export const readMessengerState = defineOperation({
  name: 'messenger.state.read',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/messenger',
  title: { ru: 'Состояние мессенджера', en: 'State of the messenger' },
  input: nothing,
  output: z.object({
    /** A token is set here, or a gateway has shown itself. */
    on: z.boolean(),
    channels: z.array(channelState),
    linked: z.number(),
    asked: z.number(),
    dead: z.number(),
    form: z.object({ on: z.boolean(), warning: z.object({ ru: z.string(), en: z.string() }) }),
    /** Messages that the messenger does not take, the oldest first, fifty at most. */
    parkedCount: z.number(),
    parked: z.array(z.object({ id, createdAt: moment, error: z.string(), operation: z.string().nullable() })),
    /** Updates that could not be handled, the oldest first, fifty at most. */
    failed: z.number(),
    failedUpdates: z.array(z.object({ id, receivedAt: moment, tries: z.number() })),
  }),
  example: {},
});

/** What a dispatcher sees over the queue: only that chats do not get through, since when, and how much waits. */
export const readOutage = defineOperation({
  name: 'messenger.outage.read',
  kind: 'query',
  method: 'GET',
  path: '/api/messenger/outage',
  title: { ru: 'Нет связи с мессенджером: видно в очереди', en: 'The messenger is away: shown over the queue' },
  input: nothing,
  output: z.object({
    outage: z.object({ channel: z.string(), since: moment, waiting: z.number() }).nullable(),
  }),
  example: {},
});

export const tryMessenger = defineOperation({
  name: 'messenger.channel.try',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/messenger/try',
  title: { ru: 'Проверка связи с мессенджером', en: 'Try the way to the messenger' },
  input: z.strictObject({ channel: outside.default('telegram') }),
  output: z.object({ ok: z.boolean(), name: z.string(), milliseconds: z.number(), error: z.string() }),
  example: {},
});

export const chatStates = ['linked', 'asked', 'unlinked', 'dead'] as const;
export const endCauses = [
  '',
  'person',
  'consent',
  'account',
  'blocked',
  'other-chat',
  'administrator',
  'access',
] as const;
export const listChats = defineOperation({
  name: 'messenger.chat.list',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/messenger/chats',
  personal: 'users',
  title: { ru: 'Чаты сотрудников', en: "People's chats" },
  input: z.object({ ...pageInput, q: z.string().max(100).optional(), state: z.enum(chatStates).optional() }),
  output: pageOf(
    z.object({
      id,
      channel: z.string(),
      state: z.enum(chatStates),
      person: z.object({ id, name: z.string() }),
      linkedAt: moment,
      seenAt: moment,
      endedAt: moment.nullable(),
      endedCause: z.enum(endCauses),
      mutedUntil: moment.nullable(),
      consent: z.boolean(),
    }),
  ),
  example: {},
});

export const makeCodeFor = defineOperation({
  name: 'messenger.code.make',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/users/:id/messenger-code',
  status: 201,
  secret: true,
  title: { ru: 'Код связи чата для человека', en: "A code to link a person's chat" },
  input: z.strictObject({ id }),
  output: madeCode,
  example: { id: '$user.editor' },
});
export const unlinkChatOf = defineOperation({
  name: 'messenger.chat.unlink',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/users/:id/messenger/unlink',
  title: { ru: 'Отвязка чата человека', en: "Unlink a person's chat" },
  input: z.strictObject({ id, reason: text(500) }),
  output: okOutput,
  example: { id: '$user.editor', reason: 'Телефон утерян' },
});

export const decideMessage = defineOperation({
  name: 'messenger.message.decide',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/messenger/messages/:id',
  title: { ru: 'Решение о неотправленном сообщении', en: 'Decide on a message that was not taken' },
  input: z.strictObject({ id, again: flag }),
  output: okOutput,
  example: { id: '$missing', again: false },
});
export const decideUpdate = defineOperation({
  name: 'messenger.update.decide',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/messenger/updates/:id',
  title: { ru: 'Решение о необработанном сообщении', en: 'Decide on an update that was not handled' },
  input: z.strictObject({ id, again: flag }),
  output: okOutput,
  example: { id: '$missing', again: false },
});

export const switchForm = defineOperation({
  name: 'messenger.form.switch',
  kind: 'action',
  method: 'PUT',
  path: '/api/admin/messenger/form',
  fresh: true,
  title: { ru: 'Анкета регистрации в боте: включение', en: 'Switch the registration form in the bot' },
  input: z.strictObject({ on: z.boolean(), reason: text(500) }),
  output: z.object({ on: z.boolean() }),
  example: { on: false, reason: 'Не нужна' },
});
