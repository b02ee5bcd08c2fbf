// Users and groups, and the directory to choose from.
import * as z from 'zod';
import {
  clearances,
  date,
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
import { birthDate, email, login, password, zone } from './identity-fields.ts';
import { roleGiven } from './role-given.ts';

export const userStatuses = ['new', 'invited', 'unconfirmed', 'active', 'rejected', 'deactivated'] as const;
/** The seven rights of a person's card; each is a bundle of the same key that the modules fill. */
export const switchKeys = ['files', 'send', 'create', 'sign', 'statistics', 'people', 'grants'] as const;
/** `roles`: as the person's roles say. Off beats everything. */
export const switchStates = ['on', 'off', 'roles'] as const;
export const userCard = z.object({
  id,
  /** A short number that people can type. */
  number: z.number(),
  login: z.string(),
  email: z.string().nullable(),
  name: z.string(),
  position: z.string(),
  phone: z.string(),
  birthDate: date.nullable(),
  manager: z.object({ id, name: z.string() }).nullable(),
  /** The photo's file; its address is that of the person (`identity.photo.read`). */
  photoId: id.nullable(),
  /** Works for the organisation (the others are partners and customers). */
  staff: z.boolean(),
  status: z.enum(userStatuses),
  locale: z.enum(['ru', 'en']),
  zone: z.string(),
  groups: z.array(z.object({ id, name: z.string(), head: z.boolean() })),
  roles: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      areaId: id.nullable(),
      areaName: z.string().nullable(),
      clearances: z.array(z.string()),
      endsOn: date.nullable(),
    }),
  ),
  /** Roles held through groups. */
  groupRoles: z.array(z.object({ key: z.string(), name: z.string(), groupId: id, groupName: z.string() })),
  bundles: z.record(z.enum(switchKeys), z.enum(switchStates)),
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
  birthDate: birthDate.nullable().optional(),
  managerId: id.nullable().optional(),
  staff: z.boolean().optional(),
  locale: z.enum(['ru', 'en']).optional(),
  zone: zone.optional(),
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
  output: pageOf(userCard.omit({ switches: true, bundles: true, can: true })).extend({ count: z.number() }),
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
/** `mail` sends a link, `show` gives a one-time password back; a password in the input is the one to be set. */
export const readHeld = defineOperation({
  name: 'identity.user.held',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/users/:id/held',
  personal: 'users',
  title: { ru: 'Что было у человека до отключения', en: 'What a person held before deactivation' },
  input: z.object({ id }),
  /** Null for whoever was never deactivated. What no longer exists is left out. */
  output: z.object({
    held: z
      .object({
        at: moment,
        groups: z.array(z.object({ id, name: z.string() })),
        roles: z.array(
          z.object({
            key: z.string(),
            name: z.string(),
            areaId: id.nullable(),
            areaName: z.string().nullable(),
            clearances: z.array(z.enum(clearances)),
          }),
        ),
        switches: z.array(z.object({ operation: z.string(), enabled: z.boolean(), reach: z.enum(reaches) })),
      })
      .nullable(),
  }),
  example: { id: '$user.spare' },
});
export const resetPassword = defineOperation({
  name: 'identity.password.reset',
  kind: 'action',
  fresh: true,
  method: 'POST',
  path: '/api/admin/users/:id/reset-password',
  secret: true,
  title: { ru: 'Сброс пароля', en: 'Reset a password' },
  input: z.strictObject({ id, way: z.enum(['mail', 'show']).optional(), password: password.optional() }),
  output: z.object({ sentTo: z.string().nullable(), password: z.string().nullable() }),
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

// ── Groups, directory ─────────────────────────────────────────────────────────────────────────
export const groupKinds = ['department', 'branch', 'partner', 'team'] as const;
export const groupCard = z.object({
  id,
  name: z.string(),
  kind: z.enum(groupKinds),
  index: z.string(),
  parentId: id.nullable(),
  archived: z.boolean(),
  members: z.number(),
  heads: z.array(z.object({ id, name: z.string() })),
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
/** People and groups to choose from in a form: names and positions only. */
export const searchDirectory = defineOperation({
  name: 'identity.directory.search',
  kind: 'query',
  method: 'POST',
  path: '/api/directory/search',
  access: 'signed-in',
  standIn: true,
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
