// Who a person is and what they may do: sign-in, one's own affairs, users, groups and roles.
import * as z from 'zod';
import {
  clearances,
  date,
  defineErrors,
  defineOperation,
  id,
  moment,
  nothing,
  okOutput,
  optionalText,
  pageInput,
  pageOf,
  reaches,
  text,
} from './core.ts';

export const identityErrors = defineErrors({
  bad_credentials: { status: 401, ru: 'Неверный логин или пароль', en: 'Wrong login or password' },
  account_closed: {
    status: 403,
    ru: 'Учётная запись не действует. Обратитесь к администратору',
    en: 'The account is not active. Ask the administrator',
  },
  link_spent: {
    status: 410,
    ru: 'Ссылка уже использована или устарела. Запросите новую',
    en: 'The link is used or out of date. Ask for a new one',
  },
  login_taken: { status: 409, ru: 'Такой логин уже есть', en: 'This login is taken' },
  email_taken: { status: 409, ru: 'Этот адрес уже есть у другого человека', en: 'Another person has this address' },
  password_short: { status: 400, ru: 'Пароль короче 12 знаков', en: 'The password is shorter than 12 characters' },
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
  group_cycle: { status: 409, ru: 'Подразделение не может входить само в себя', en: 'A group cannot contain itself' },
});

const login = z
  .string()
  .trim()
  .min(2)
  .max(60)
  .regex(/^[\p{L}\p{N}._@-]+$/u);
const email = z.email().max(254);
const password = z.string().min(1).max(128);

// ── Sign-in and one's own affairs ─────────────────────────────────────────────────────────────
export const openSession = defineOperation({
  name: 'identity.session.open',
  kind: 'action',
  method: 'POST',
  path: '/api/session',
  access: 'public',
  title: { ru: 'Вход', en: 'Sign in' },
  input: z.strictObject({ login: z.string().trim().min(1).max(254), password }),
  output: z.object({ mustChangePassword: z.boolean() }),
  example: { login: 'nobody', password: 'wrong-password-here' },
});
export const closeSession = defineOperation({
  name: 'identity.session.close',
  kind: 'action',
  method: 'DELETE',
  path: '/api/session',
  access: 'signed-in',
  title: { ru: 'Выход', en: 'Sign out' },
  input: nothing,
  output: okOutput,
  example: {},
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
  title: { ru: 'Кто я', en: 'Who I am' },
  input: nothing,
  output: z.object({
    user: z.object({
      id,
      name: z.string(),
      login: z.string(),
      email: z.string().nullable(),
      locale: z.enum(['ru', 'en']),
      mustChangePassword: z.boolean(),
      groups: z.array(z.object({ id, name: z.string() })),
    }),
    can: z.array(z.string()),
    clearances: z.array(z.enum(clearances)),
    counters: z.record(z.string(), z.number()),
    organisation: z.object({ name: z.string(), zone: z.string() }),
    substitution: z.null(),
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
  input: z.strictObject({ locale: z.enum(['ru', 'en']) }),
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

// ── Users ─────────────────────────────────────────────────────────────────────────────────────
export const userStatuses = ['invited', 'unconfirmed', 'active', 'rejected', 'deactivated'] as const;
const roleGiven = z.object({
  key: z.string().max(60),
  areaId: id.nullable().default(null),
  clearances: z.array(z.enum(clearances)).default([]),
});
export const userCard = z.object({
  id,
  login: z.string(),
  email: z.string().nullable(),
  name: z.string(),
  position: z.string(),
  phone: z.string(),
  status: z.enum(userStatuses),
  locale: z.enum(['ru', 'en']),
  groups: z.array(z.object({ id, name: z.string() })),
  roles: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      areaId: id.nullable(),
      areaName: z.string().nullable(),
      clearances: z.array(z.string()),
    }),
  ),
  switches: z.array(z.object({ operation: z.string(), enabled: z.boolean(), reach: z.enum(reaches) })),
  version: z.number(),
  can: z.array(z.string()),
});
const userFields = {
  login,
  email: email.nullable().optional(),
  name: text(200),
  position: optionalText(200).optional(),
  phone: optionalText(40).optional(),
  groupIds: z.array(id).max(50).optional(),
  roles: z.array(roleGiven).max(20).optional(),
};
export const listUsers = defineOperation({
  name: 'identity.user.list',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/users',
  personal: 'users',
  title: { ru: 'Список пользователей', en: 'List users' },
  input: z.object({
    ...pageInput,
    q: z.string().max(100).optional(),
    status: z.enum(userStatuses).optional(),
    role: z.string().max(60).optional(),
  }),
  output: pageOf(userCard.omit({ switches: true, can: true })).extend({ count: z.number() }),
  example: {},
});
export const readUser = defineOperation({
  name: 'identity.user.read',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/users/:id',
  personal: 'users',
  title: { ru: 'Карточка пользователя', en: "A user's card" },
  input: z.object({ id }),
  output: userCard,
  example: { id: '$user.editor' },
});
export const createUser = defineOperation({
  name: 'identity.user.create',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/users',
  status: 201,
  title: { ru: 'Создание пользователя', en: 'Create a user' },
  input: z.strictObject({
    ...userFields,
    password: password.optional(),
    mustChangePassword: z.boolean().default(true),
  }),
  output: userCard,
  example: {
    login: 'novikova',
    name: 'Новикова Анна Петровна',
    password: 'sinij-parohod-42',
    roles: [{ key: 'viewer' }],
  },
});
export const updateUser = defineOperation({
  name: 'identity.user.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/admin/users/:id',
  versioned: true,
  title: { ru: 'Изменение пользователя', en: 'Change a user' },
  input: z.strictObject({
    id,
    ...z.object(userFields).partial().shape,
    switches: z
      .array(z.object({ operation: z.string().max(100), enabled: z.boolean(), reach: z.enum(reaches).default('own') }))
      .max(100)
      .optional(),
  }),
  output: userCard,
  example: { id: '$user.editor', position: 'Делопроизводитель' },
});
export const deactivateUser = defineOperation({
  name: 'identity.user.deactivate',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/users/:id/deactivate',
  title: { ru: 'Отключение пользователя', en: 'Deactivate a user' },
  input: z.strictObject({ id, reason: text(500) }),
  output: userCard,
  example: { id: '$user.spare', reason: 'Уволен' },
});
export const reactivateUser = defineOperation({
  name: 'identity.user.reactivate',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/users/:id/reactivate',
  title: { ru: 'Возвращение пользователя', en: 'Reactivate a user' },
  input: z.strictObject({ id }),
  output: userCard,
  example: { id: '$user.spare' },
});
export const resetPassword = defineOperation({
  name: 'identity.password.reset',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/users/:id/password',
  title: { ru: 'Сброс пароля', en: 'Reset a password' },
  input: z.strictObject({ id, password }),
  output: okOutput,
  example: { id: '$user.spare', password: 'zelenaja-tetrad-17' },
});
export const endUserSessions = defineOperation({
  name: 'identity.session.endAll',
  kind: 'action',
  method: 'DELETE',
  path: '/api/admin/users/:id/sessions',
  title: { ru: 'Завершение сеансов пользователя', en: "End a user's sessions" },
  input: z.object({ id }),
  output: okOutput,
  example: { id: '$user.spare' },
});

// ── Groups, roles, directory ──────────────────────────────────────────────────────────────────
export const groupKinds = ['department', 'branch', 'partner', 'team'] as const;
const groupCard = z.object({
  id,
  name: z.string(),
  kind: z.enum(groupKinds),
  index: z.string(),
  parentId: id.nullable(),
  archived: z.boolean(),
  members: z.number(),
  version: z.number(),
});
export const listGroups = defineOperation({
  name: 'identity.group.list',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/groups',
  title: { ru: 'Список подразделений и групп', en: 'List groups' },
  input: nothing,
  output: z.object({ items: z.array(groupCard) }),
  example: {},
});
const groupFields = {
  name: text(200),
  kind: z.enum(groupKinds),
  index: optionalText(20).optional(),
  parentId: id.nullable().optional(),
};
export const createGroup = defineOperation({
  name: 'identity.group.create',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/groups',
  status: 201,
  title: { ru: 'Создание подразделения или группы', en: 'Create a group' },
  input: z.strictObject(groupFields),
  output: groupCard,
  example: { name: 'Бухгалтерия', kind: 'department', index: '05' },
});
export const updateGroup = defineOperation({
  name: 'identity.group.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/admin/groups/:id',
  versioned: true,
  title: { ru: 'Изменение подразделения или группы', en: 'Change a group' },
  input: z.strictObject({ id, ...z.object(groupFields).partial().shape, archived: z.boolean().optional() }),
  output: groupCard,
  example: { id: '$group.finance', name: 'Финансовый отдел' },
});
export const listRoles = defineOperation({
  name: 'identity.role.list',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/roles',
  title: { ru: 'Роли и их права', en: 'Roles and their rights' },
  input: nothing,
  output: z.object({
    items: z.array(
      z.object({
        key: z.string(),
        name: z.object({ ru: z.string(), en: z.string() }),
        ready: z.boolean(),
        grants: z.array(z.object({ operation: z.string(), reach: z.enum(reaches) })),
      }),
    ),
    operations: z.array(
      z.object({ name: z.string(), title: z.object({ ru: z.string(), en: z.string() }), module: z.string() }),
    ),
  }),
  example: {},
});
/** People and groups to choose from in a form: names and positions only. */
export const searchDirectory = defineOperation({
  name: 'identity.directory.search',
  kind: 'query',
  method: 'POST',
  path: '/api/directory/search',
  access: 'signed-in',
  title: { ru: 'Поиск человека или группы', en: 'Find a person or a group' },
  input: z.strictObject({
    q: z.string().max(100).default(''),
    kind: z.enum(['user', 'group', 'any']).default('any'),
    ids: z.array(id).max(100).optional(),
  }),
  output: z.object({
    items: z.array(z.object({ id, kind: z.enum(['user', 'group', 'system']), name: z.string(), position: z.string() })),
  }),
  example: { q: 'ив' },
});
