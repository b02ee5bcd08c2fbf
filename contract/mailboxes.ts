// Mailboxes that the program reads: set up and tried by administrators; their letters, and those that nobody could take.
import * as z from 'zod';
import { defineErrors, defineOperation, id, moment, nothing, okOutput, pageInput, pageOf, text } from './core.ts';
import { mailboxSettings } from './mailbox-settings.ts';
import { settingFieldKinds, settingFinding } from './setting.ts';

export * from './mailbox-settings.ts';

export const mailboxErrors = defineErrors({
  mailbox_name_taken: {
    status: 409,
    ru: 'Ящик с таким названием уже есть',
    en: 'There is already a mailbox of that name',
  },
  mailbox_plain: {
    status: 400,
    ru: 'Без шифрования пароль и письма идут открыто. Отметьте, что вы это понимаете, или выберите TLS',
    en: 'Without encryption the password and letters travel in the clear. Agree to it, or choose TLS',
  },
  mailbox_ca_wrong: {
    status: 400,
    ru: 'Это не сертификаты в формате PEM',
    en: 'These are no certificates in PEM format',
  },
  mailbox_password_missing: {
    status: 400,
    ru: 'Введите пароль ящика или секрет приложения',
    en: "Type the mailbox's password or the application's secret",
  },
  mailbox_token_url: {
    status: 400,
    ru: 'Нужен адрес вида https://…, по нему программа получает токен',
    en: 'An address such as https://… is needed, from which the program gets a token',
  },
  mailbox_client_missing: {
    status: 400,
    ru: 'Укажите идентификатор приложения',
    en: "Give the application's identifier",
  },
  mailbox_password_again: {
    status: 400,
    ru: 'Адрес сервера или имя изменились: введите пароль ещё раз, сохранённый туда не отправляется',
    en: 'The server or the name has changed: type the password again, the saved one is not sent there',
  },
  mailbox_move_missing: {
    status: 400,
    ru: 'Укажите папку, куда переносить принятые письма',
    en: 'Name the folder that taken letters go to',
  },
  mailbox_move_same: {
    status: 400,
    ru: 'Это та же папка, из которой письма читаются',
    en: 'This is the folder that letters are read from',
  },
  mailbox_receiver: {
    status: 400,
    ru: 'Проверьте, кому отдаются письма: {problem}',
    en: 'Look at who gets the letters: {problem}',
  },
  mailbox_on: {
    status: 409,
    ru: 'Сначала выключите ящик, потом удаляйте',
    en: 'Switch the mailbox off first, then remove it',
  },
  mailbox_twice: {
    status: 409,
    ru: 'Эту папку этого ящика программа уже читает: «{name}»',
    en: 'The program already reads this folder of this mailbox: “{name}”',
  },
  mail_not_parked: {
    status: 409,
    ru: 'Это письмо уже разобрано. Обновите страницу',
    en: 'This letter is dealt with already. Reload the page',
  },
  mail_gone: {
    status: 409,
    ru: 'Письмо уже стёрто по сроку хранения, разобрать его нельзя',
    en: 'The letter is already erased by its term of keeping',
  },
});

/** Who may get a mailbox's letters, with what it asks for. */
const receiverField = z.object({
  name: z.string(),
  kind: z.enum(settingFieldKinds),
  title: z.object({ ru: z.string(), en: z.string() }),
  hint: z.object({ ru: z.string(), en: z.string() }).nullable(),
  choices: z.array(z.object({ value: z.string(), title: z.object({ ru: z.string(), en: z.string() }) })),
  minimum: z.number().nullable(),
  maximum: z.number().nullable(),
});
export const mailReceiver = z.object({
  key: z.string(),
  title: z.object({ ru: z.string(), en: z.string() }),
  hint: z.object({ ru: z.string(), en: z.string() }),
  fields: z.array(receiverField),
  initial: z.record(z.string(), z.unknown()),
});
export const mailboxStates = ['off', 'new', 'works', 'fails'] as const;
export const mailboxCard = z.object({
  id,
  name: z.string(),
  enabled: z.boolean(),
  settings: mailboxSettings,
  hasPassword: z.boolean(),
  receiver: z.string(),
  receiverSettings: z.record(z.string(), z.unknown()),
  state: z.enum(mailboxStates),
  /** Since when it is so. */
  since: moment,
  /** When the mailbox was last read to its end. */
  readAt: moment.nullable(),
  /** What hinders, in words, and what the server said. */
  problem: z.object({ ru: z.string(), en: z.string() }).nullable(),
  said: z.string(),
  /** New letters are told by the server at once; else it is asked every minute. */
  pushed: z.boolean(),
  waiting: z.number(),
  /** How long the oldest waiting letter has waited. */
  lagSeconds: z.number(),
  parked: z.number(),
  takenToday: z.number(),
  version: z.number(),
});
export type MailboxCard = z.output<typeof mailboxCard>;

const fields = {
  name: text(100),
  enabled: z.boolean(),
  settings: mailboxSettings,
  receiver: z.string().max(60),
  receiverSettings: z.record(z.string(), z.unknown()),
};
const password = z.string().max(500).optional();
const exampleSettings = { host: '127.0.0.1', port: 9, user: 'help', from: 'help@example.org' };

export const listMailboxes = defineOperation({
  name: 'core.mailbox.list',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/mailboxes',
  title: { ru: 'Почтовые ящики', en: 'Mailboxes' },
  input: nothing,
  output: z.object({ items: z.array(mailboxCard), receivers: z.array(mailReceiver) }),
  example: {},
});
export const createMailbox = defineOperation({
  name: 'core.mailbox.create',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/mailboxes',
  status: 201,
  fresh: true,
  title: { ru: 'Новый почтовый ящик', en: 'New mailbox' },
  input: z.strictObject({ ...fields, enabled: z.boolean().default(false), password }),
  output: mailboxCard,
  example: {
    name: 'Помощь',
    settings: exampleSettings,
    receiver: 'helpdesk',
    receiverSettings: { categoryId: '$category.printers' },
    password: 'secret',
  },
});
export const updateMailbox = defineOperation({
  name: 'core.mailbox.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/admin/mailboxes/:id',
  versioned: true,
  fresh: true,
  title: { ru: 'Изменение почтового ящика', en: 'Change a mailbox' },
  input: z.strictObject({
    id,
    name: fields.name.optional(),
    enabled: fields.enabled.optional(),
    settings: fields.settings.optional(),
    receiver: fields.receiver.optional(),
    receiverSettings: fields.receiverSettings.optional(),
    /** Absent: as it is. */
    password,
  }),
  output: mailboxCard,
  example: { id: '$missing', name: 'Помощь' },
});
/** Its letters stay until their term; nothing more is read. */
export const removeMailbox = defineOperation({
  name: 'core.mailbox.remove',
  kind: 'action',
  method: 'DELETE',
  path: '/api/admin/mailboxes/:id',
  fresh: true,
  title: { ru: 'Удаление почтового ящика', en: 'Remove a mailbox' },
  input: z.object({ id }),
  output: okOutput,
  example: { id: '$missing' },
});
/** Tries saved settings, or those of a form that is not saved yet; the saved password goes only to the saved server. */
export const testMailbox = defineOperation({
  name: 'core.mailbox.test',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/mailboxes/test',
  title: { ru: 'Проверка почтового ящика', en: 'Try a mailbox' },
  input: z.strictObject({ id: id.optional(), settings: mailboxSettings.optional(), password }),
  output: z.object({ ok: z.boolean(), findings: z.array(settingFinding) }),
  example: { settings: exampleSettings, password: 'secret' },
});

export const mailStates = ['waiting', 'handled', 'ignored', 'parked', 'dropped'] as const;
export const mailRow = z.object({
  id,
  receivedAt: moment,
  state: z.enum(mailStates),
  /** Why it is parked or ignored, in words. */
  reason: z.object({ ru: z.string(), en: z.string() }).nullable(),
  size: z.number(),
  tries: z.number(),
  /** Who writes and about what; gone with the letter. */
  sender: z.string(),
  subject: z.string(),
  record: z.object({ id, kind: z.string(), number: z.string().nullable() }).nullable(),
  /** The letter itself is still here: it can be tried again. */
  kept: z.boolean(),
});
export const listMail = defineOperation({
  name: 'core.mailbox.mail',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/mailboxes/:id/mail',
  watched: true,
  title: { ru: 'Письма почтового ящика', en: 'Letters of a mailbox' },
  input: z.object({ id, ...pageInput, state: z.enum(mailStates).optional() }),
  output: pageOf(mailRow),
  example: { id: '$missing' },
});
/** A parked letter: tried again, or left alone for good. */
export const decideMail = defineOperation({
  name: 'core.mailbox.decide',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/mail/:id/decide',
  title: { ru: 'Решение о неразобранном письме', en: 'Decide on a parked letter' },
  input: z.strictObject({ id, again: z.boolean() }),
  output: okOutput,
  example: { id: '$missing', again: true },
});
