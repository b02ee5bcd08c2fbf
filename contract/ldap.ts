// Directories of people (LDAP, Active Directory): settings, the check of a connection, syncs, and links of accounts.
import * as z from 'zod';
import { defineErrors, defineOperation, id, moment, nothing, okOutput, pageInput, pageOf, text } from './core.ts';
import { password } from './identity-fields.ts';
import { directoryFaultCodes } from './ldap-faults.ts';
import { type DirectorySettings, directorySettings } from './ldap-settings.ts';

export const ldapErrors = defineErrors({
  directory_down: {
    status: 503,
    ru: 'Каталог учётных записей не отвечает. Войти можно только с паролем самой системы; повторите позже',
    en: "The directory of accounts does not answer. Only the system's own passwords work; try again later",
  },
  directory_key_taken: { status: 409, ru: 'Каталог с таким ключом уже есть', en: 'A directory with this key exists' },
  directory_in_use: {
    status: 409,
    ru: 'Сначала выключите каталог: через него ещё входят',
    en: 'Turn the directory off first: people still sign in through it',
  },
  directory_off: { status: 409, ru: 'Каталог выключен', en: 'The directory is turned off' },
  directory_plain: {
    status: 400,
    ru: 'Без шифрования пароли идут по сети открыто: выберите LDAPS или StartTLS либо отметьте, что вы это знаете',
    en: 'Without encryption passwords travel in the clear: choose LDAPS or StartTLS, or tick that you know it',
  },
  directory_ca_wrong: {
    status: 400,
    ru: 'Это не сертификат в формате PEM (-----BEGIN CERTIFICATE-----)',
    en: 'This is no certificate in PEM (-----BEGIN CERTIFICATE-----)',
  },
  directory_template_wrong: {
    status: 400,
    ru: 'В шаблоне должно быть место {login} — один раз',
    en: 'The template must hold {login} once',
  },
  directory_filter_wrong: { status: 400, ru: 'Фильтр написан неверно', en: 'The filter is written wrongly' },
  directory_disabled_attribute: {
    status: 400,
    ru: 'Укажите атрибут и значение, по которым видно уволенного',
    en: 'Name the attribute and the value that tell who was dismissed',
  },
  directory_groups_base: { status: 400, ru: 'Укажите, где искать группы', en: 'Say where to look for groups' },
  directory_password_again: {
    status: 400,
    ru: 'Сервер, защита или служебная запись изменены: введите пароль служебной записи заново',
    en: 'The server, its protection or the service account has changed: type its password again',
  },
  directory_mapping_empty: {
    status: 400,
    ru: 'Выберите подразделение или роль',
    en: 'Choose a group or a role',
  },
  directory_busy: {
    status: 409,
    ru: 'Сверка этого каталога уже идёт',
    en: 'A sync of this directory is under way',
  },
  link_required: {
    status: 409,
    ru: 'Пароль каталога верен, но учётная запись с таким логином или почтой уже есть. Войдите под ней и свяжите её с каталогом в профиле или попросите администратора',
    en: 'The directory password is right, but an account with this login or e-mail exists. Sign in with it and link it in your profile, or ask an administrator',
  },
  directory_person_unknown: {
    status: 403,
    ru: 'Пароль каталога верен, но учётной записи в системе нет. Попросите администратора её завести',
    en: 'The directory password is right, but you have no account here. Ask an administrator for one',
  },
  directory_link_taken: {
    status: 409,
    ru: 'Эта запись каталога уже связана с другой учётной записью',
    en: 'This entry of the directory is linked to another account',
  },
  directory_linked_already: {
    status: 409,
    ru: 'Учётная запись уже связана с другой записью этого каталога',
    en: 'The account is linked to another entry of this directory',
  },
  directory_not_found: {
    status: 404,
    ru: 'В каталоге нет ровно одной такой записи',
    en: 'The directory has not exactly one such entry',
  },
  directory_refused: { status: 502, ru: '{words}. {advice}', en: '{wordsEn}. {adviceEn}' },
});

const key = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9-]{0,30}$/);
export const runStates = ['waiting', 'running', 'done', 'stopped', 'failed'] as const;
export const runCard = z.object({
  id,
  dry: z.boolean(),
  state: z.enum(runStates),
  agreed: z.number().nullable(),
  counts: z.record(z.string(), z.number()),
  problem: z.string(),
  createdAt: moment,
  startedAt: moment.nullable(),
  endedAt: moment.nullable(),
});
export const directoryCard = z.object({
  id,
  key: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  settings: directorySettings,
  hasPassword: z.boolean(),
  linked: z.number(),
  lastRun: runCard.nullable(),
  version: z.number(),
});
const exampleSettings: z.input<typeof directorySettings> = {
  servers: [{ host: '127.0.0.1', port: 9 }],
  timeoutSeconds: 1,
  bindDn: 'cn=vedomo,dc=example,dc=org',
  base: 'ou=people,dc=example,dc=org',
  filter: '(objectClass=inetOrgPerson)',
  loginAttributes: ['uid'],
  attributes: { subject: 'entryUUID', login: 'uid' },
  groups: { source: 'memberOf' },
  sync: {},
};

export const listDirectories = defineOperation({
  name: 'identity.ldap.list',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/directories',
  title: { ru: 'Каталоги учётных записей', en: 'Directories of accounts' },
  input: nothing,
  output: z.object({ items: z.array(directoryCard) }),
  example: {},
});
export const createDirectory = defineOperation({
  name: 'identity.ldap.create',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/directories',
  status: 201,
  title: { ru: 'Новый каталог учётных записей', en: 'New directory of accounts' },
  input: z.strictObject({
    key,
    name: text(100),
    enabled: z.boolean().default(false),
    settings: directorySettings,
    bindPassword: z.string().max(500).optional(),
  }),
  output: directoryCard,
  example: { key: 'main', name: 'Каталог организации', settings: exampleSettings, bindPassword: 'secret' },
});
export const updateDirectory = defineOperation({
  name: 'identity.ldap.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/admin/directories/:id',
  versioned: true,
  title: { ru: 'Изменение каталога учётных записей', en: 'Change a directory of accounts' },
  input: z.strictObject({
    id,
    name: text(100).optional(),
    enabled: z.boolean().optional(),
    settings: directorySettings.optional(),
    /** Absent: as it is; empty: taken away. */
    bindPassword: z.string().max(500).optional(),
  }),
  output: directoryCard,
  example: { id: '$missing', name: 'Каталог' },
});
export const removeDirectory = defineOperation({
  name: 'identity.ldap.remove',
  kind: 'action',
  method: 'DELETE',
  path: '/api/admin/directories/:id',
  title: { ru: 'Удаление каталога учётных записей', en: 'Remove a directory of accounts' },
  input: z.object({ id }),
  output: okOutput,
  example: { id: '$missing' },
});

export const diagnosisSteps = [
  'name',
  'tcp',
  'tls',
  'bind',
  'search',
  'entry',
  'groups',
  'rights',
  'password',
] as const;
const certificate = z.object({
  subject: z.string(),
  issuer: z.string(),
  from: z.string(),
  to: z.string(),
  names: z.string(),
  fingerprint: z.string(),
});
export const diagnosisStep = z.object({
  step: z.enum(diagnosisSteps),
  server: z.string(),
  outcome: z.enum(['ok', 'warning', 'failed', 'skipped']),
  ms: z.number(),
  fault: z.enum(directoryFaultCodes).nullable(),
  /** What the other side said, as it is. */
  said: z.string(),
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
  chain: z.array(certificate),
});
/** Checks saved settings, or those of a form that is not saved yet; the saved password goes only to the saved servers. */
export const testDirectory = defineOperation({
  name: 'identity.ldap.test',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/directories/test',
  title: { ru: 'Проверка связи с каталогом', en: 'Check a directory' },
  input: z.strictObject({
    id: id.optional(),
    settings: directorySettings.optional(),
    bindPassword: z.string().max(500).optional(),
    login: z.string().trim().max(254).default(''),
    password: z.string().max(500).default(''),
  }),
  output: z.object({ ok: z.boolean(), steps: z.array(diagnosisStep) }),
  example: { settings: exampleSettings, bindPassword: 'secret' },
});

export const syncDirectory = defineOperation({
  name: 'identity.ldap.sync',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/directories/:id/sync',
  status: 202,
  title: { ru: 'Сверка с каталогом', en: 'Sync with a directory' },
  input: z.strictObject({
    id,
    dry: z.boolean().default(false),
    /** After a stopped sync: up to so many deactivations are agreed to. */
    agreed: z.number().int().min(1).optional(),
  }),
  output: runCard,
  example: { id: '$missing', dry: true },
});
export const listDirectoryRuns = defineOperation({
  name: 'identity.ldap.runs',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/directories/:id/runs',
  title: { ru: 'Сверки с каталогом', en: 'Syncs with a directory' },
  input: z.object({ id, ...pageInput }),
  output: pageOf(runCard),
  example: { id: '$missing' },
});
export const lineKinds = [
  'create',
  'update',
  'deactivate',
  'returned',
  'taken',
  'incomplete',
  'kept',
  'failed',
] as const;
export const listDirectoryRunLines = defineOperation({
  name: 'identity.ldap.lines',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/directory-runs/:id/lines',
  personal: 'users',
  title: { ru: 'Отчёт сверки с каталогом', en: 'Report of a sync' },
  input: z.object({ id, ...pageInput, kind: z.enum(lineKinds).optional() }),
  output: pageOf(
    z.object({
      place: z.number(),
      kind: z.enum(lineKinds),
      userId: id.nullable(),
      name: z.string(),
      login: z.string(),
      /** Names of changed fields, or the code of a refusal. */
      note: z.string(),
      changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
    }),
  ),
  example: { id: '$missing' },
});

// ── Links between accounts and entries ────────────────────────────────────────────────────────
export const linkPerson = defineOperation({
  name: 'identity.ldap.link',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/directories/:id/people',
  title: { ru: 'Связь учётной записи с каталогом', en: 'Link an account to a directory' },
  input: z.strictObject({ id, userId: id, login: text(254) }),
  output: okOutput,
  example: { id: '$missing', userId: '$user.spare', login: 'spare' },
});
export const unlinkPerson = defineOperation({
  name: 'identity.ldap.unlink',
  kind: 'action',
  method: 'DELETE',
  path: '/api/admin/directories/:id/people/:userId',
  title: { ru: 'Разрыв связи с каталогом', en: 'Unlink an account from a directory' },
  input: z.object({ id, userId: id }),
  output: okOutput,
  example: { id: '$missing', userId: '$user.spare' },
});
export const linksOfPerson = defineOperation({
  name: 'identity.ldap.of',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/users/:id/directories',
  personal: 'users',
  title: { ru: 'Связи человека с каталогами', en: "A person's links to directories" },
  input: z.object({ id }),
  output: z.object({
    items: z.array(z.object({ id, name: z.string(), dn: z.string(), seenAt: moment })),
  }),
  example: { id: '$user.editor' },
});
const ownLink = z.object({ id, name: z.string(), linked: z.boolean() });
export const ownDirectories = defineOperation({
  name: 'identity.ldap.own',
  kind: 'query',
  method: 'GET',
  path: '/api/me/directories',
  access: 'signed-in',
  title: { ru: 'Свои связи с каталогами', en: 'Own links to directories' },
  input: nothing,
  output: z.object({ items: z.array(ownLink) }),
  example: {},
});
export const linkOwn = defineOperation({
  name: 'identity.ldap.linkOwn',
  kind: 'action',
  method: 'POST',
  path: '/api/me/directories/:id',
  access: 'signed-in',
  title: { ru: 'Связь своей учётной записи с каталогом', en: 'Link own account to a directory' },
  input: z.strictObject({ id, login: text(254), password }),
  output: okOutput,
  example: { id: '$missing', login: 'nobody', password: 'wrong-password-here' },
});

export type DirectoryCard = z.output<typeof directoryCard>;
export type { DirectorySettings };
