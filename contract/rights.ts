// Roles as data, the seven switches of a person, and the pages that answer «who may do what, and why».
import * as z from 'zod';
import {
  clearances,
  date,
  defineErrors,
  defineOperation,
  id,
  nothing,
  optionalText,
  pageInput,
  pageOf,
  reaches,
  text,
} from './core.ts';
import { switchKeys, switchStates, userCard } from './people.ts';
import { roleGiven } from './role-given.ts';

const words = z.object({ ru: z.string(), en: z.string() });

export const rightsErrors = defineErrors({
  roles_conflict: {
    status: 409,
    ru: 'Эти роли нельзя совмещать: «{oneRu}» и «{otherRu}». {whyRu}',
    en: 'These roles cannot be held together: «{oneEn}» and «{otherEn}». {whyEn}',
  },
  role_fixed: { status: 409, ru: 'Роль владельца не меняется', en: "The owner's role does not change" },
  role_ready: { status: 409, ru: 'Готовую роль нельзя убрать в архив', en: 'A ready role cannot be archived' },
  role_own: { status: 409, ru: 'У своей роли нет прав по умолчанию', en: 'An own role has no default rights' },
  role_archived: {
    status: 409,
    ru: 'Роль в архиве: сначала верните её',
    en: 'The role is archived: bring it back first',
  },
  role_key_taken: { status: 409, ru: 'Роль с таким ключом уже есть', en: 'A role with this key exists already' },
  owner_only: { status: 403, ru: 'Владельцев назначает только владелец', en: 'Only an owner appoints owners' },
  owner_alone: {
    status: 409,
    ru: 'Роль владельца даётся человеку: не группе и без срока',
    en: "The owner's role is given to a person, not to a group, and without an end",
  },
});

// ── Roles ─────────────────────────────────────────────────────────────────────────────────────
export const grantGiven = z.object({
  /** An operation's name, `module.*`, `*`, or `bundle:<key>`. */
  operation: z.string().max(100),
  reach: z.enum(reaches),
  clearances: z.array(z.enum(clearances)).default([]),
});
const groupGiven = z.object({
  groupId: id,
  areaId: id.nullable().default(null),
  /** Only members marked as staff hold the role. */
  staffOnly: z.boolean().default(false),
  clearances: z.array(z.enum(clearances)).default([]),
});
export const roleCard = z.object({
  key: z.string(),
  name: words,
  about: words,
  ready: z.boolean(),
  /** A ready role that no longer follows the program. */
  changed: z.boolean(),
  archived: z.boolean(),
  version: z.number(),
  grants: z.array(z.object({ operation: z.string(), reach: z.enum(reaches), clearances: z.array(z.string()) })),
  /** What the program gives by default, where the organisation changed it. */
  defaults: z
    .array(z.object({ operation: z.string(), reach: z.enum(reaches), clearances: z.array(z.string()) }))
    .nullable(),
  /** People who hold the role, themselves or through a group. */
  people: z.number(),
  groups: z.array(
    z.object({
      groupId: id,
      groupName: z.string(),
      areaId: id.nullable(),
      areaName: z.string().nullable(),
      staffOnly: z.boolean(),
      clearances: z.array(z.string()),
    }),
  ),
  conflicts: z.array(z.object({ key: z.string(), name: words, why: words })),
  can: z.array(z.string()),
});
export const listRoles = defineOperation({
  name: 'identity.role.list',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/roles',
  title: { ru: 'Роли и их права', en: 'Roles and their rights' },
  input: nothing,
  output: z.object({
    items: z.array(roleCard),
    operations: z.array(z.object({ name: z.string(), title: words, module: z.string() })),
    bundles: z.array(z.object({ key: z.string(), title: words, switch: z.boolean(), operations: z.array(z.string()) })),
  }),
  example: {},
});
const roleFields = { name: text(100), about: optionalText(500).optional(), grants: z.array(grantGiven).max(500) };
export const createRole = defineOperation({
  name: 'identity.role.create',
  kind: 'action',
  fresh: true,
  method: 'POST',
  path: '/api/admin/roles',
  status: 201,
  title: { ru: 'Создание роли', en: 'Create a role' },
  input: z.strictObject({
    ...roleFields,
    key: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,39}$/)
      .optional(),
  }),
  output: roleCard,
  example: { name: 'Стажёр', grants: [{ operation: 'contacts.contact.search', reach: 'all' }] },
});
export const updateRole = defineOperation({
  name: 'identity.role.update',
  kind: 'action',
  fresh: true,
  method: 'PATCH',
  path: '/api/admin/roles/:key',
  versioned: true,
  title: { ru: 'Изменение роли', en: 'Change a role' },
  input: z.strictObject({
    key: z.string().max(60),
    ...z.object(roleFields).partial().shape,
    archived: z.boolean().optional(),
  }),
  output: roleCard,
  example: { key: 'viewer', grants: [{ operation: 'contacts.contact.search', reach: 'all' }] },
});
export const resetRole = defineOperation({
  name: 'identity.role.reset',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/roles/:key/reset',
  title: { ru: 'Возврат роли к исходной', en: 'Put a role back to its default' },
  input: z.strictObject({ key: z.string().max(60) }),
  output: roleCard,
  example: { key: 'viewer' },
});
export const giveRoleToGroups = defineOperation({
  name: 'identity.role.giveGroups',
  kind: 'action',
  fresh: true,
  method: 'PUT',
  path: '/api/admin/roles/:key/groups',
  versioned: true,
  title: { ru: 'Роль для групп', en: 'Give a role to groups' },
  input: z.strictObject({ key: z.string().max(60), groups: z.array(groupGiven).max(200) }),
  output: roleCard,
  example: { key: 'activator', groups: [{ groupId: '$group.finance' }] },
});

// ── A person's roles and switches ─────────────────────────────────────────────────────────────
export const assignRoles = defineOperation({
  name: 'identity.role.assign',
  kind: 'action',
  fresh: true,
  method: 'PUT',
  path: '/api/admin/users/:id/roles',
  versioned: true,
  title: { ru: 'Назначение ролей человеку', en: "Set a person's roles" },
  input: z.strictObject({ id, roles: z.array(roleGiven).max(20) }),
  output: userCard,
  example: { id: '$user.spare', roles: [{ key: 'viewer' }] },
});
export const setSwitches = defineOperation({
  name: 'identity.switch.set',
  kind: 'action',
  fresh: true,
  method: 'PUT',
  path: '/api/admin/users/:id/switches',
  title: { ru: 'Переключатели прав человека', en: "Set a person's switches" },
  /** Switches that are not named stay as they are. */
  input: z.strictObject({ id, switches: z.partialRecord(z.enum(switchKeys), z.enum(switchStates)) }),
  output: userCard,
  example: { id: '$user.spare', switches: { send: 'off' } },
});

// ── Who may do what, and why ──────────────────────────────────────────────────────────────────
/** One thing that an operation is held by, or held back by. */
export const reason = z.object({
  kind: z.enum(['role', 'switch']),
  /** False: this takes the right away, whatever gives it. */
  enabled: z.boolean(),
  role: z.object({ key: z.string(), name: words }).nullable(),
  bundle: z.object({ key: z.string(), title: words }).nullable(),
  /** The group through which the role is held. */
  group: z.object({ id, name: z.string() }).nullable(),
  /** Where the role is bound; null: the person's own groups. */
  area: z.object({ id, name: z.string() }).nullable(),
  endsOn: date.nullable(),
  reach: z.enum(reaches),
  clearances: z.array(z.enum(clearances)),
});
export const heldRights = z.object({
  person: z.object({ id, name: z.string() }),
  roles: z.array(
    z.object({
      role: z.object({ key: z.string(), name: words }),
      group: z.object({ id, name: z.string() }).nullable(),
      area: z.object({ id, name: z.string() }).nullable(),
      endsOn: date.nullable(),
    }),
  ),
  switches: z.record(z.enum(switchKeys), z.enum(switchStates)),
  /** Whose work the person may do today besides, with the rights of the absent one. */
  standsIn: z.array(z.object({ id, name: z.string(), untilOn: date })),
  items: z.array(
    z.object({
      operation: z.string(),
      title: words,
      module: z.string(),
      /** Null: taken away by a switch. */
      reach: z.enum(reaches).nullable(),
      clearances: z.array(z.enum(clearances)),
      because: z.array(reason),
    }),
  ),
});
export const readPersonRights = defineOperation({
  name: 'identity.right.person',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/users/:id/rights',
  personal: 'users',
  title: { ru: 'Что может человек и почему', en: 'What a person may do and why' },
  input: z.object({ id }),
  output: heldRights,
  example: { id: '$user.editor' },
});
export const listRightHolders = defineOperation({
  name: 'identity.right.holders',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/rights/:operation/people',
  personal: 'users',
  title: { ru: 'Кто это может', en: 'Who may do this' },
  input: z.object({ operation: z.string().max(100), q: z.string().max(100).optional(), ...pageInput }),
  output: pageOf(
    z.object({
      id,
      name: z.string(),
      position: z.string(),
      reach: z.enum(reaches),
      because: z.array(reason),
      /** Who may do it for them today. */
      substitutes: z.array(z.object({ id, name: z.string(), untilOn: date })),
    }),
  ).extend({ count: z.number(), title: words }),
  example: { operation: 'correspondence.letter.register' },
});
export const readMyRights = defineOperation({
  name: 'identity.me.rights',
  kind: 'query',
  method: 'GET',
  path: '/api/me/rights',
  access: 'signed-in',
  title: { ru: 'Мои права', en: 'My rights' },
  input: nothing,
  output: heldRights,
  example: {},
});
