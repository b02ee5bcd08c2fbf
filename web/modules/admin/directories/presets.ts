// What is usual for each kind of directory: a new one begins from these values.
import type { DirectoryValues } from './directory-values.ts';

export const presetNames = ['ad', 'samba', 'openldap', 'freeipa', 'aldpro'] as const;
export type PresetName = (typeof presetNames)[number];

const common: DirectoryValues = {
  key: 'main',
  name: '',
  enabled: false,
  servers: '',
  security: 'ldaps',
  plainAccepted: false,
  ca: '',
  timeoutSeconds: 5,
  bind: 'search',
  bindDn: '',
  bindPassword: '',
  bindTemplate: '',
  base: '',
  filter: '',
  loginAttributes: '',
  subject: '',
  login: '',
  email: 'mail',
  fullName: 'cn',
  position: 'title',
  phone: 'telephoneNumber',
  manager: 'manager',
  disabledBy: 'none',
  disabledAttribute: '',
  disabledValue: '',
  groupSource: 'memberOf',
  groupBase: '',
  groupFilter: '',
  mappings: [],
  firstSignIn: 'pending',
  attempts: 4,
  attemptsMinutes: 15,
  period: 'day',
  hour: 3,
  create: false,
  deactivate: true,
  maxPercent: 10,
};

const activeDirectory: Partial<DirectoryValues> = {
  filter: '(&(objectCategory=person)(objectClass=user))',
  loginAttributes: 'sAMAccountName, userPrincipalName, mail',
  subject: 'objectGUID',
  login: 'sAMAccountName',
  fullName: 'displayName',
  disabledBy: 'ad',
  groupSource: 'tokenGroups',
};
const freeIpa: Partial<DirectoryValues> = {
  filter: '(objectClass=posixAccount)',
  loginAttributes: 'uid, mail',
  subject: 'ipaUniqueID',
  login: 'uid',
  disabledBy: 'freeipa',
};

export const presets: Record<PresetName, DirectoryValues> = {
  ad: { ...common, ...activeDirectory },
  samba: { ...common, ...activeDirectory },
  openldap: {
    ...common,
    filter: '(objectClass=inetOrgPerson)',
    loginAttributes: 'uid, mail',
    subject: 'entryUUID',
    login: 'uid',
    disabledBy: 'ppolicy',
  },
  freeipa: { ...common, ...freeIpa },
  aldpro: { ...common, ...freeIpa },
};

export const baseHints: Record<PresetName, string> = {
  ad: 'DC=corp,DC=example,DC=org',
  samba: 'DC=corp,DC=example,DC=org',
  openldap: 'ou=people,dc=example,dc=org',
  freeipa: 'cn=users,cn=accounts,dc=example,dc=org',
  aldpro: 'cn=users,cn=accounts,dc=example,dc=org',
};
