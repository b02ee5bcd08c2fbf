// Sign-in in steps: password, then whatever second factor is asked; sign-out, the state of a session, proving oneself again.
import * as z from 'zod';
import { defineErrors, defineOperation, id, moment, nothing, okOutput } from './core.ts';
import { password } from './identity-fields.ts';

export const signInErrors = defineErrors({
  account_waiting: {
    status: 403,
    ru: 'Учётная запись ещё не подтверждена. Когда это сделают, вам придёт письмо',
    en: 'The account is not confirmed yet. You will get a letter when it is',
  },
  password_not_right: { status: 400, ru: 'Пароль неверен', en: 'The password is wrong' },
  code_wrong: { status: 401, ru: 'Неверный код', en: 'Wrong code' },
  challenge_over: {
    status: 410,
    ru: 'Эта попытка входа закончилась. Войдите с паролем заново',
    en: 'This attempt to sign in is over. Enter the password again',
  },
  code_too_soon: {
    status: 429,
    ru: 'Код уже отправлен. Новый можно запросить через {seconds} с',
    en: 'The code is on its way. Ask for another in {seconds} s',
  },
  method_not_offered: {
    status: 409,
    ru: 'Этот способ подтверждения для вас не настроен',
    en: 'This way of confirming is not set up for you',
  },
});

/** Ways of the second step: a code by e-mail, an authenticator app, a backup code, a passkey. */
export const signInMethods = ['code', 'totp', 'backup', 'passkey'] as const;

export const signInStep = z.object({
  next: z.enum(['code', 'totp', 'passkey', 'done']),
  challengeId: id.optional(),
  /** What may be used for the next step. */
  methods: z.array(z.enum(signInMethods)).optional(),
  /** Where the code went, most of it hidden. */
  sentTo: z.string().optional(),
  resendAt: moment.optional(),
  expiresAt: moment.optional(),
  /** For how many days this device may be trusted; 0 when that is not offered. */
  trustDays: z.number().optional(),
  mustChangePassword: z.boolean().optional(),
  /** The role asks for a second factor and there is none yet: nothing else opens until it is set up. */
  mustSetUpSecondFactor: z.boolean().optional(),
});

export const openSession = defineOperation({
  name: 'identity.session.open',
  kind: 'action',
  method: 'POST',
  path: '/api/auth/sign-in',
  access: 'public',
  title: { ru: 'Вход', en: 'Sign in' },
  input: z.strictObject({ login: z.string().trim().min(1).max(254), password }),
  output: signInStep,
  example: { login: 'nobody', password: 'wrong-password-here' },
});
export const enterCode = defineOperation({
  name: 'identity.code.enter',
  kind: 'action',
  method: 'POST',
  path: '/api/auth/code',
  access: 'public',
  title: { ru: 'Второй шаг входа', en: 'Second step of sign-in' },
  input: z.strictObject({
    challengeId: id,
    code: z.string().trim().min(4).max(60),
    /** Without it the code is taken for what the step before named in `next`, a backup code by its form. */
    method: z.enum(['code', 'totp', 'backup']).optional(),
    trustDevice: z.boolean().default(false),
  }),
  output: signInStep,
  example: { challengeId: '$missing', code: '000000' },
});
export const sendCode = defineOperation({
  name: 'identity.code.send',
  kind: 'action',
  method: 'POST',
  path: '/api/auth/code/send',
  access: 'public',
  title: { ru: 'Отправка кода для входа', en: 'Send a code for sign-in' },
  input: z.strictObject({ challengeId: id }),
  output: signInStep,
  example: { challengeId: '$missing' },
});
/** Where an attempt stands: for a page that was reloaded, or that another door of sign-in led to. */
export const readChallenge = defineOperation({
  name: 'identity.challenge.read',
  kind: 'query',
  method: 'GET',
  path: '/api/auth/challenges/:challengeId',
  access: 'public',
  title: { ru: 'Состояние попытки входа', en: 'State of an attempt to sign in' },
  input: z.object({ challengeId: id }),
  output: signInStep,
  example: { challengeId: '$missing' },
});
export const closeSession = defineOperation({
  name: 'identity.session.close',
  kind: 'action',
  method: 'POST',
  path: '/api/auth/sign-out',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Выход', en: 'Sign out' },
  input: nothing,
  output: okOutput,
  example: {},
});
export const readSession = defineOperation({
  name: 'identity.session.read',
  kind: 'query',
  method: 'GET',
  path: '/api/auth/session',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Состояние своего сеанса', en: 'State of own session' },
  input: nothing,
  output: z.object({
    user: z.object({ id, name: z.string(), login: z.string() }),
    /** Null for a token, which is no session. */
    session: z
      .object({
        id,
        /** How it was opened: `pwd`, `mail`, `otp`, `backup`, `hwk`, `device`, `ldap:…`, `oidc:…`, and `mfa` after two factors. */
        amr: z.array(z.string()),
        authenticatedAt: moment,
        locked: z.boolean(),
        screenLockMinutes: z.number(),
      })
      .nullable(),
    mustChangePassword: z.boolean(),
    mustProveSecondFactor: z.boolean(),
    /** How this person can prove themselves again. */
    proveBy: z.array(z.enum(['password', 'totp', 'passkey'])),
  }),
  example: {},
});
/** Proves anew that the person is the one who signed in: unlocks the screen and opens dangerous acts for 15 minutes. */
export const proveSession = defineOperation({
  name: 'identity.session.prove',
  kind: 'action',
  method: 'POST',
  path: '/api/auth/again',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Подтверждение, что это вы', en: 'Confirm that it is you' },
  input: z.union([z.strictObject({ password }), z.strictObject({ code: z.string().trim().min(6).max(10) })]),
  output: okOutput,
  example: { password: 'wrong-password-here' },
});
export const lockSession = defineOperation({
  name: 'identity.session.lock',
  kind: 'action',
  method: 'POST',
  path: '/api/auth/lock',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Блокировка экрана', en: 'Lock the screen' },
  input: nothing,
  output: okOutput,
  example: {},
});
