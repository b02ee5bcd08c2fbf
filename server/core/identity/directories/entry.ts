// An entry of a directory as facts about a person: attributes by their mapped names, the lasting identifier as text.
import type { Entry } from 'ldapts';
import type { DirectorySettings } from '#contract/ldap-settings.ts';

export interface DirectoryPerson {
  /** entryUUID, objectGUID, ipaUniqueID …, always as text. */
  subject: string;
  dn: string;
  login: string;
  email: string;
  name: string;
  position: string;
  phone: string;
  managerDn: string;
  disabled: boolean;
  entry: Entry;
}

// Attributes that hold bytes, as servers name them.
export const binaryAttributes = ['objectGUID', 'objectSid', 'tokenGroups'];
const guidNames = new Set(['objectguid', 'guid', 'msexchmailboxguid']);
const disabledNames = {
  none: [],
  ad: ['userAccountControl', 'accountExpires'],
  freeipa: ['nsAccountLock', 'krbPrincipalExpiration'],
  ppolicy: ['pwdAccountLockedTime'],
  attribute: [],
} as const;

/** What must be asked for: operational attributes such as entryUUID come only by name. */
export function wantedAttributes(settings: DirectorySettings): string[] {
  const { attributes, groups } = settings;
  return [
    ...new Set(
      [
        ...Object.values(attributes),
        ...settings.loginAttributes,
        ...disabledNames[settings.disabledBy],
        settings.disabledBy === 'attribute' ? settings.disabledAttribute : '',
        ...(groups.source === 'none' || groups.source === 'member' || groups.source === 'memberUid'
          ? []
          : ['memberOf']),
        ...(groups.source === 'tokenGroups' ? ['objectSid', 'primaryGroupID'] : []),
        groups.source === 'memberUid' ? 'uid' : '',
      ].filter(Boolean),
    ),
  ];
}

/** All values of an attribute, whatever the letters' case in which the server names it. */
export function valuesOf(entry: Entry, attribute: string): (string | Buffer)[] {
  if (!attribute) return [];
  const wanted = attribute.toLowerCase();
  const found = Object.entries(entry).find(([name]) => name.toLowerCase() === wanted)?.[1];
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}

export function textsOf(entry: Entry, attribute: string): string[] {
  return valuesOf(entry, attribute)
    .map((value) => (Buffer.isBuffer(value) ? value.toString('utf8') : value).trim())
    .filter(Boolean);
}
export const textOf = (entry: Entry, attribute: string): string => textsOf(entry, attribute)[0] ?? '';

/** A GUID of Windows: its first three parts are stored with the low byte first. */
export function guidText(bytes: Buffer): string {
  const hex = (from: number, to: number, reversed: boolean): string => {
    const part = Buffer.from(bytes.subarray(from, to));
    return (reversed ? part.reverse() : part).toString('hex');
  };
  return [hex(0, 4, true), hex(4, 6, true), hex(6, 8, true), hex(8, 10, false), hex(10, 16, false)].join('-');
}

export function guidBytes(text: string): Buffer {
  const parts = text.split('-').map((part) => Buffer.from(part, 'hex'));
  return Buffer.concat(parts.map((part, place) => (place < 3 ? Buffer.from(part).reverse() : part)));
}

export function sidText(bytes: Buffer): string {
  const parts = [bytes[0], bytes.readUIntBE(2, 6)];
  for (let place = 0; place < (bytes[1] ?? 0); place++) parts.push(bytes.readUInt32LE(8 + place * 4));
  return `S-${parts.join('-')}`;
}

export const isGuid = (attribute: string): boolean => guidNames.has(attribute.toLowerCase());

function subjectOf(entry: Entry, attribute: string): string {
  const [value] = valuesOf(entry, attribute);
  if (value === undefined) return '';
  if (Buffer.isBuffer(value)) return value.length === 16 ? guidText(value) : value.toString('hex');
  return value.trim().toLowerCase();
}

const accountDisable = 0x2;
/** 100-nanosecond steps since 1601, as AD counts; both ends of the scale mean "never". */
const fromWindows = (ticks: bigint): number => Number(ticks / 10_000n - 11_644_473_600_000n);
const never = new Set(['0', '9223372036854775807']);

export function isDisabled(entry: Entry, settings: DirectorySettings, now: Date): boolean {
  switch (settings.disabledBy) {
    case 'ad': {
      if ((Number(textOf(entry, 'userAccountControl')) & accountDisable) !== 0) return true;
      const expires = textOf(entry, 'accountExpires');
      return /^\d+$/.test(expires) && !never.has(expires) && fromWindows(BigInt(expires)) <= now.getTime();
    }
    case 'freeipa':
      return textOf(entry, 'nsAccountLock').toLowerCase() === 'true';
    case 'ppolicy':
      // A time of its own means "locked by an administrator for good"; others are passing locks after wrong passwords.
      return textOf(entry, 'pwdAccountLockedTime').startsWith('000001010000');
    case 'attribute': {
      const wanted = settings.disabledValue.toLowerCase();
      return textsOf(entry, settings.disabledAttribute).some((value) => value.toLowerCase() === wanted);
    }
    default:
      return false;
  }
}

export function personOf(entry: Entry, settings: DirectorySettings, now: Date): DirectoryPerson {
  const { attributes } = settings;
  return {
    subject: subjectOf(entry, attributes.subject),
    dn: entry.dn,
    login: textOf(entry, attributes.login),
    email: textOf(entry, attributes.email).toLowerCase(),
    name: textOf(entry, attributes.name).slice(0, 200),
    position: textOf(entry, attributes.position).slice(0, 200),
    phone: textOf(entry, attributes.phone).slice(0, 40),
    managerDn: textOf(entry, attributes.manager),
    disabled: isDisabled(entry, settings, now),
    entry,
  };
}
