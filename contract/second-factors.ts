// Second factors of one's own: authenticator app, backup codes, passkeys, trusted devices.
import * as z from 'zod';
import { defineErrors, defineOperation, id, moment, nothing, okOutput, text } from './core.ts';
import { signInStep } from './sign-in.ts';

export const secondFactorErrors = defineErrors({
  totp_set_up: {
    status: 409,
    ru: 'Приложение уже подключено. Чтобы сменить его, сначала отключите прежнее',
    en: 'An app is set up already. Remove it first to change it',
  },
  totp_not_begun: { status: 409, ru: 'Начните подключение приложения заново', en: 'Begin setting up the app again' },
  last_second_factor: {
    status: 409,
    ru: 'Ваша роль требует второго шага при входе: сначала добавьте другой способ',
    en: 'Your role asks for a second step at sign-in: add another way first',
  },
  no_second_factor: {
    status: 409,
    ru: 'Сначала подключите приложение или ключ входа',
    en: 'Set up an app or a passkey first',
  },
  passkey_refused: {
    status: 401,
    ru: 'Ключ входа не подошёл. Повторите или войдите с паролем',
    en: 'The passkey did not fit. Try again or use the password',
  },
  passkey_address: {
    status: 409,
    ru: 'Ключи входа работают только по имени сайта, а не по IP-адресу: откройте программу по имени',
    en: 'Passkeys need the name of the site, not an IP address: open the program by its name',
  },
  passkey_known: { status: 409, ru: 'Этот ключ входа уже добавлен', en: 'This passkey is added already' },
});

const passkeyCard = z.object({
  id,
  name: z.string(),
  backedUp: z.boolean(),
  createdAt: moment,
  lastUsedAt: moment.nullable(),
});
const backupCodes = z.array(z.string());

export const readFactors = defineOperation({
  name: 'identity.factor.list',
  kind: 'query',
  method: 'GET',
  path: '/api/me/second-factors',
  access: 'signed-in',
  title: { ru: 'Свои вторые шаги входа', en: 'Own second factors' },
  input: nothing,
  output: z.object({
    /** A role asks for a second factor. */
    required: z.boolean(),
    totp: z.object({ createdAt: moment }).nullable(),
    backupCodes: z.object({ left: z.number(), total: z.number() }),
    passkeys: z.array(passkeyCard),
    /** Codes by e-mail serve as the second step now. */
    emailCode: z.boolean(),
    trustDays: z.number(),
  }),
  example: {},
});
export const beginTotp = defineOperation({
  name: 'identity.totp.begin',
  kind: 'action',
  method: 'POST',
  path: '/api/me/second-factors/totp',
  access: 'signed-in',
  fresh: true,
  secret: true,
  title: { ru: 'Подключение приложения-аутентификатора', en: 'Set up an authenticator app' },
  input: nothing,
  output: z.object({ secret: z.string(), uri: z.string(), qr: z.string() }),
  example: {},
});
export const confirmTotp = defineOperation({
  name: 'identity.totp.confirm',
  kind: 'action',
  method: 'POST',
  path: '/api/me/second-factors/totp/confirm',
  access: 'signed-in',
  secret: true,
  title: { ru: 'Подтверждение приложения-аутентификатора', en: 'Confirm an authenticator app' },
  input: z.strictObject({ code: z.string().trim().min(6).max(10) }),
  /** The codes are made with the first factor and shown this once. */
  output: z.object({ backupCodes: backupCodes.nullable() }),
  example: { code: '000000' },
});
export const removeTotp = defineOperation({
  name: 'identity.totp.remove',
  kind: 'action',
  method: 'DELETE',
  path: '/api/me/second-factors/totp',
  access: 'signed-in',
  fresh: true,
  title: { ru: 'Отключение приложения-аутентификатора', en: 'Remove an authenticator app' },
  input: nothing,
  output: okOutput,
  example: {},
});
export const makeBackupCodes = defineOperation({
  name: 'identity.backupCodes.make',
  kind: 'action',
  method: 'POST',
  path: '/api/me/second-factors/backup-codes',
  access: 'signed-in',
  fresh: true,
  secret: true,
  title: { ru: 'Новые запасные коды', en: 'New backup codes' },
  input: nothing,
  output: z.object({ backupCodes }),
  example: {},
});

// ── Passkeys ─────────────────────────────────────────────────────────────────────────────────
/** What the browser's WebAuthn takes and gives; its fields are the standard's. */
const webAuthn = z.looseObject({});
const given = z.looseObject({ id: z.string().max(2000) });

export const beginPasskey = defineOperation({
  name: 'identity.passkey.begin',
  kind: 'action',
  method: 'POST',
  path: '/api/me/passkeys/options',
  access: 'signed-in',
  fresh: true,
  title: { ru: 'Начало добавления ключа входа', en: 'Begin adding a passkey' },
  input: nothing,
  output: z.object({ challengeId: id, options: webAuthn }),
  example: {},
});
export const addPasskey = defineOperation({
  name: 'identity.passkey.add',
  kind: 'action',
  method: 'POST',
  path: '/api/me/passkeys',
  access: 'signed-in',
  secret: true,
  status: 201,
  title: { ru: 'Добавление ключа входа', en: 'Add a passkey' },
  input: z.strictObject({ challengeId: id, name: text(100), response: given }),
  output: z.object({ id, backupCodes: backupCodes.nullable() }),
  example: { challengeId: '$missing', name: 'Ноутбук', response: { id: 'nothing' } },
});
export const renamePasskey = defineOperation({
  name: 'identity.passkey.rename',
  kind: 'action',
  method: 'PATCH',
  path: '/api/me/passkeys/:id',
  access: 'signed-in',
  title: { ru: 'Переименование ключа входа', en: 'Rename a passkey' },
  input: z.strictObject({ id, name: text(100) }),
  output: okOutput,
  example: { id: '$missing', name: 'Ноутбук' },
});
export const removePasskey = defineOperation({
  name: 'identity.passkey.remove',
  kind: 'action',
  method: 'DELETE',
  path: '/api/me/passkeys/:id',
  access: 'signed-in',
  fresh: true,
  title: { ru: 'Удаление ключа входа', en: 'Remove a passkey' },
  input: z.object({ id }),
  output: okOutput,
  example: { id: '$missing' },
});
/** Without an attempt: sign-in by passkey alone. With one: as its second step. */
export const askPasskey = defineOperation({
  name: 'identity.passkey.ask',
  kind: 'action',
  method: 'POST',
  path: '/api/auth/passkey/options',
  access: 'public',
  title: { ru: 'Вход ключом: начало', en: 'Sign in with a passkey: begin' },
  input: z.strictObject({ challengeId: id.optional() }),
  output: z.object({ challengeId: id, options: webAuthn }),
  example: {},
});
export const enterPasskey = defineOperation({
  name: 'identity.passkey.enter',
  kind: 'action',
  method: 'POST',
  path: '/api/auth/passkey',
  access: 'public',
  title: { ru: 'Вход ключом', en: 'Sign in with a passkey' },
  input: z.strictObject({ challengeId: id, response: given, trustDevice: z.boolean().default(false) }),
  output: signInStep,
  example: { challengeId: '$missing', response: { id: 'nothing' } },
});
export const proveByPasskey = defineOperation({
  name: 'identity.session.proveByPasskey',
  kind: 'action',
  method: 'POST',
  path: '/api/auth/again/passkey',
  access: 'signed-in',
  title: { ru: 'Подтверждение ключом, что это вы', en: 'Confirm by passkey that it is you' },
  input: z.strictObject({ challengeId: id, response: given }),
  output: okOutput,
  example: { challengeId: '$missing', response: { id: 'nothing' } },
});

// ── Trusted devices ──────────────────────────────────────────────────────────────────────────
export const listDevices = defineOperation({
  name: 'identity.device.list',
  kind: 'query',
  method: 'GET',
  path: '/api/me/devices',
  access: 'signed-in',
  title: { ru: 'Свои доверенные устройства', en: 'Own trusted devices' },
  input: nothing,
  output: z.object({
    items: z.array(
      z.object({
        id,
        address: z.string(),
        agent: z.string(),
        lastUsedAt: moment,
        trustedUntil: moment,
        current: z.boolean(),
      }),
    ),
  }),
  example: {},
});
export const endDevice = defineOperation({
  name: 'identity.device.end',
  kind: 'action',
  method: 'DELETE',
  path: '/api/me/devices/:id',
  access: 'signed-in',
  title: { ru: 'Отмена доверия устройству', en: 'Stop trusting a device' },
  input: z.object({ id }),
  output: okOutput,
  example: { id: '$missing' },
});
