// A directory as the fields of its form, and back: what is nested in the contract lies flat here.
import type { Output, RawInput } from '#contract/core.ts';
import type { createDirectory, listDirectories, testDirectory, updateDirectory } from '#contract/ldap.ts';

export type Directory = Output<typeof listDirectories>['items'][number];
type Settings = Directory['settings'];
export type Mapping = Settings['mappings'][number];

export interface DirectoryValues {
  key: string;
  name: string;
  enabled: boolean;
  /** One `host:port` a line. */
  servers: string;
  security: Settings['security'];
  plainAccepted: boolean;
  ca: string;
  timeoutSeconds: number | null;
  bind: Settings['bind'];
  bindDn: string;
  bindPassword: string;
  bindTemplate: string;
  base: string;
  filter: string;
  loginAttributes: string;
  subject: string;
  login: string;
  email: string;
  fullName: string;
  position: string;
  phone: string;
  manager: string;
  disabledBy: Settings['disabledBy'];
  disabledAttribute: string;
  disabledValue: string;
  groupSource: Settings['groups']['source'];
  groupBase: string;
  groupFilter: string;
  mappings: Mapping[];
  firstSignIn: Settings['firstSignIn'];
  attempts: number | null;
  attemptsMinutes: number | null;
  period: Settings['sync']['period'];
  hour: number | null;
  create: boolean;
  deactivate: boolean;
  maxPercent: number | null;
}

export const valuesOf = ({ key, name, enabled, settings }: Directory): DirectoryValues => ({
  key,
  name,
  enabled,
  servers: settings.servers.map(({ host, port }) => `${host}:${port}`).join('\n'),
  security: settings.security,
  plainAccepted: settings.plainAccepted,
  ca: settings.ca,
  timeoutSeconds: settings.timeoutSeconds,
  bind: settings.bind,
  bindDn: settings.bindDn,
  bindPassword: '',
  bindTemplate: settings.bindTemplate,
  base: settings.base,
  filter: settings.filter,
  loginAttributes: settings.loginAttributes.join(', '),
  subject: settings.attributes.subject,
  login: settings.attributes.login,
  email: settings.attributes.email,
  fullName: settings.attributes.name,
  position: settings.attributes.position,
  phone: settings.attributes.phone,
  manager: settings.attributes.manager,
  disabledBy: settings.disabledBy,
  disabledAttribute: settings.disabledAttribute,
  disabledValue: settings.disabledValue,
  groupSource: settings.groups.source,
  groupBase: settings.groups.base,
  groupFilter: settings.groups.filter,
  mappings: settings.mappings,
  firstSignIn: settings.firstSignIn,
  attempts: settings.attempts,
  attemptsMinutes: settings.attemptsMinutes,
  period: settings.sync.period,
  hour: settings.sync.hour,
  create: settings.sync.create,
  deactivate: settings.sync.deactivate,
  maxPercent: settings.sync.maxPercent,
});

/** `dc1.example.org`, `dc1.example.org:636`, `[2001:db8::1]:636`; without a port the usual one. */
export function serversOf(text: string, security: Settings['security']): Settings['servers'] {
  return text
    .split(/[\n,;]+/)
    .map((line) =>
      line
        .trim()
        .replace(/^ldaps?:\/\//i, '')
        .replace(/\/$/, ''),
    )
    .filter(Boolean)
    .map((line) => {
      const parts = /^\[(.+)\](?::(\d+))?$/.exec(line) ?? /^([^:]+)(?::(\d+))?$/.exec(line);
      return { host: parts?.[1] ?? line, port: Number(parts?.[2] ?? (security === 'ldaps' ? 636 : 389)) };
    });
}

export function settingsOf(values: DirectoryValues): Settings {
  return {
    servers: serversOf(values.servers, values.security),
    security: values.security,
    plainAccepted: values.security === 'plain' && values.plainAccepted,
    ca: values.ca,
    timeoutSeconds: values.timeoutSeconds ?? 5,
    bind: values.bind,
    bindDn: values.bindDn,
    bindTemplate: values.bindTemplate,
    base: values.base,
    filter: values.filter,
    loginAttributes: values.loginAttributes.split(/[\s,;]+/).filter(Boolean),
    attributes: {
      subject: values.subject,
      login: values.login,
      email: values.email,
      name: values.fullName,
      position: values.position,
      phone: values.phone,
      manager: values.manager,
    },
    disabledBy: values.disabledBy,
    disabledAttribute: values.disabledAttribute,
    disabledValue: values.disabledValue,
    groups: { source: values.groupSource, base: values.groupBase, filter: values.groupFilter },
    mappings: values.mappings.filter((mapping) => mapping.group.trim() !== ''),
    firstSignIn: values.firstSignIn,
    attempts: values.attempts ?? 4,
    attemptsMinutes: values.attemptsMinutes ?? 15,
    sync: {
      period: values.period,
      hour: values.hour ?? 3,
      create: values.create,
      deactivate: values.deactivate,
      maxPercent: values.maxPercent ?? 10,
    },
  };
}

/** An empty field leaves the saved password as it is. */
const passwordOf = (values: DirectoryValues) =>
  values.bindPassword === '' ? {} : { bindPassword: values.bindPassword };

export const toCreate = (values: DirectoryValues): RawInput<typeof createDirectory> => ({
  key: values.key,
  name: values.name,
  enabled: values.enabled,
  settings: settingsOf(values),
  ...passwordOf(values),
});
export const toUpdate = (id: string, values: DirectoryValues): RawInput<typeof updateDirectory> => ({
  id,
  name: values.name,
  enabled: values.enabled,
  settings: settingsOf(values),
  ...passwordOf(values),
});
export const toTest = (
  id: string | undefined,
  values: DirectoryValues,
  who: { login: string; password: string },
): RawInput<typeof testDirectory> => ({
  ...(id ? { id } : {}),
  settings: settingsOf(values),
  ...passwordOf(values),
  ...who,
});

const sameNames = [
  'servers',
  'security',
  'plainAccepted',
  'ca',
  'timeoutSeconds',
  'bind',
  'bindDn',
  'bindTemplate',
  'base',
  'filter',
  'loginAttributes',
  'disabledBy',
  'disabledAttribute',
  'disabledValue',
  'mappings',
  'firstSignIn',
  'attempts',
  'attemptsMinutes',
];
const indexed = (path: string, ends: string[]) =>
  Array.from({ length: 60 }, (_, place) => ends.map((end) => `${path}.${place}${end}`)).flat();

/** Where the server's field errors land. */
export const directoryAliases: Record<string, string> = {
  ...Object.fromEntries(sameNames.map((name) => [`settings.${name}`, name])),
  ...Object.fromEntries(indexed('settings.servers', ['', '.host', '.port']).map((path) => [path, 'servers'])),
  ...Object.fromEntries(indexed('settings.loginAttributes', ['']).map((path) => [path, 'loginAttributes'])),
  ...Object.fromEntries(
    indexed('settings.mappings', ['', '.group', '.role', '.groupId', '.areaId']).map((path) => [path, 'mappings']),
  ),
  ...Object.fromEntries(
    ['subject', 'login', 'email', 'position', 'phone', 'manager'].map((name) => [`settings.attributes.${name}`, name]),
  ),
  'settings.attributes.name': 'fullName',
  'settings.groups.source': 'groupSource',
  'settings.groups.base': 'groupBase',
  'settings.groups.filter': 'groupFilter',
  'settings.sync.period': 'period',
  'settings.sync.hour': 'hour',
  'settings.sync.create': 'create',
  'settings.sync.deactivate': 'deactivate',
  'settings.sync.maxPercent': 'maxPercent',
};
