// Directories of people (LDAP, Active Directory): settings, the check of a connection, syncs; and, passed on, links.
import * as z from 'zod';
import { defineOperation, id, moment, nothing, okOutput, pageInput, pageOf, text } from './core.ts';
import { directoryFaultCodes } from './ldap-faults.ts';
import { directorySettings } from './ldap-settings.ts';

export * from './ldap-links.ts';

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
  fresh: true,
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
  fresh: true,
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
  fresh: true,
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

export type DirectoryCard = z.output<typeof directoryCard>;
