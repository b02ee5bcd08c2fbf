// Who a person is and what they may do: sign-in and one's own affairs; and, passed on, users, groups and roles.
import * as z from 'zod';
import { clearances, date, defineErrors, defineOperation, id, moment, nothing, okOutput, text } from './core.ts';
import { email, login, password, zone } from './identity-fields.ts';

export * from './people.ts';
export * from './rights.ts';

export const identityErrors = defineErrors({
  bad_credentials: { status: 401, ru: 'Неверный логин или пароль', en: 'Wrong login or password' },
  link_spent: {
    status: 410,
    ru: 'Ссылка уже использована или устарела. Запросите новую',
    en: 'The link is used or out of date. Ask for a new one',
  },
  login_taken: { status: 409, ru: 'Такой логин уже есть', en: 'This login is taken' },
  email_taken: { status: 409, ru: 'Этот адрес уже есть у другого человека', en: 'Another person has this address' },
  password_short: {
    status: 400,
    ru: 'Пароль короче {least} знаков',
    en: 'The password is shorter than {least} characters',
  },
  password_reused: {
    status: 400,
    ru: 'Этот пароль уже был: последние {count} повторять нельзя',
    en: 'This password was used before: the last {count} may not come again',
  },
  password_common: {
    status: 400,
    ru: 'Такой пароль легко угадать, придумайте другой',
    en: 'This password is easy to guess, choose another',
  },
  password_wrong: { status: 400, ru: 'Прежний пароль неверен', en: 'The old password is wrong' },
  password_same: {
    status: 400,
    ru: 'Новый пароль совпадает с прежним',
    en: 'The new password is the same as the old one',
  },
  last_owner: {
    status: 409,
    ru: 'Это последний владелец: сначала назначьте другого',
    en: 'This is the last owner: appoint another first',
  },
  own_account: {
    status: 409,
    ru: 'Свою учётную запись так изменить нельзя',
    en: 'You cannot change your own account in this way',
  },
  grants_exceed: {
    status: 403,
    ru: 'Нельзя дать то, чего нет у вас самих',
    en: 'You cannot give what you do not hold',
  },
  person_above: {
    status: 403,
    ru: 'У этого человека есть права, которых нет у вас: его учётную запись меняет тот, у кого они есть',
    en: 'This person holds rights that you do not: somebody who holds them may change the account',
  },
  user_inactive: {
    status: 409,
    ru: 'Учётная запись уже отключена',
    en: 'The account is deactivated already',
  },
  user_not_inactive: { status: 409, ru: 'Учётная запись не отключена', en: 'The account is not deactivated' },
  expiry_past: { status: 400, ru: 'Срок действия уже прошёл', en: 'This day has already passed' },
  manager_cycle: {
    status: 409,
    ru: 'Так человек оказался бы начальником самого себя',
    en: 'So the person would come to manage themselves',
  },
  zone_unknown: { status: 400, ru: 'Такого часового пояса нет', en: 'There is no such time zone' },
  group_cycle: { status: 409, ru: 'Подразделение не может входить само в себя', en: 'A group cannot contain itself' },
});

export const acceptLink = defineOperation({
  name: 'identity.link.accept',
  kind: 'action',
  method: 'POST',
  path: '/api/owner-link',
  access: 'public',
  title: { ru: 'Первый вход владельца', en: "The owner's first sign-in" },
  input: z.strictObject({ token: z.string().max(200), login, email: email.optional(), name: text(200), password }),
  output: okOutput,
  status: 201,
  example: { token: 'spent', login: 'second-owner', name: 'Второй Владелец', password: 'wrong-password-here' },
});
export const me = defineOperation({
  name: 'identity.me.read',
  kind: 'query',
  method: 'GET',
  path: '/api/me',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Кто я', en: 'Who I am' },
  input: nothing,
  output: z.object({
    user: z.object({
      id,
      name: z.string(),
      login: z.string(),
      email: z.string().nullable(),
      position: z.string(),
      phone: z.string(),
      number: z.number(),
      photoId: id.nullable(),
      locale: z.enum(['ru', 'en']),
      zone: z.string(),
      mustChangePassword: z.boolean(),
      /** The role asks for a second factor that this session has not shown: nothing else opens until then. */
      mustProveSecondFactor: z.boolean(),
      groups: z.array(z.object({ id, name: z.string() })),
    }),
    can: z.array(z.string()),
    clearances: z.array(z.enum(clearances)),
    counters: z.record(z.string(), z.number()),
    organisation: z.object({ name: z.string(), zone: z.string() }),
    /** For whom the reader acts now, and until which day. */
    substitution: z.object({ id, name: z.string(), untilOn: date }).nullable(),
    /** For whom the reader may act today. */
    mayActFor: z.array(z.object({ id, name: z.string(), untilOn: date })),
  }),
  example: {},
});
export const setPreferences = defineOperation({
  name: 'identity.me.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/me',
  access: 'signed-in',
  title: { ru: 'Изменение своих настроек', en: 'Change own preferences' },
  /** The language of screens and notices; the zone that moments are told in, empty for the organisation's. */
  input: z.strictObject({ locale: z.enum(['ru', 'en']).optional(), zone: zone.optional() }),
  output: okOutput,
  example: { locale: 'ru' },
});
export const changePassword = defineOperation({
  name: 'identity.password.change',
  kind: 'action',
  method: 'POST',
  path: '/api/me/password',
  access: 'signed-in',
  title: { ru: 'Смена своего пароля', en: 'Change own password' },
  input: z.strictObject({ current: password, next: password }),
  output: okOutput,
  example: { current: 'wrong-password-here', next: 'another-wrong-password' },
});
export const listSessions = defineOperation({
  name: 'identity.session.list',
  kind: 'query',
  method: 'GET',
  path: '/api/me/sessions',
  access: 'signed-in',
  title: { ru: 'Свои сеансы', en: 'Own sessions' },
  input: nothing,
  output: z.object({
    items: z.array(
      z.object({
        id,
        address: z.string(),
        agent: z.string(),
        createdAt: moment,
        lastSeenAt: moment,
        current: z.boolean(),
      }),
    ),
  }),
  example: {},
});
export const endSession = defineOperation({
  name: 'identity.session.end',
  kind: 'action',
  method: 'DELETE',
  path: '/api/me/sessions/:id',
  access: 'signed-in',
  title: { ru: 'Завершение своего сеанса', en: 'End an own session' },
  input: z.object({ id }),
  output: okOutput,
  example: { id: '$missing' },
});
export const listTokens = defineOperation({
  name: 'identity.token.list',
  kind: 'query',
  method: 'GET',
  path: '/api/me/tokens',
  access: 'signed-in',
  title: { ru: 'Свои ключи доступа', en: 'Own access tokens' },
  input: nothing,
  output: z.object({
    items: z.array(
      z.object({
        id,
        name: z.string(),
        hint: z.string(),
        operations: z.array(z.string()).nullable(),
        createdAt: moment,
        expiresAt: moment.nullable(),
        lastUsedAt: moment.nullable(),
        lastUsedAddress: z.string(),
      }),
    ),
  }),
  example: {},
});
export const createToken = defineOperation({
  name: 'identity.token.create',
  kind: 'action',
  method: 'POST',
  path: '/api/me/tokens',
  access: 'signed-in',
  secret: true,
  fresh: true,
  title: { ru: 'Новый ключ доступа', en: 'New access token' },
  input: z.strictObject({
    name: text(100),
    operations: z.array(z.string()).min(1).optional(),
    expiresOn: date.optional(),
  }),
  output: z.object({ id, token: z.string() }),
  status: 201,
  example: { name: 'Учётная система' },
});
export const revokeToken = defineOperation({
  name: 'identity.token.revoke',
  kind: 'action',
  method: 'DELETE',
  path: '/api/me/tokens/:id',
  access: 'signed-in',
  title: { ru: 'Отзыв ключа доступа', en: 'Revoke an access token' },
  input: z.object({ id }),
  output: okOutput,
  example: { id: '$missing' },
});
