// The directory's groups of a person: asked for one person at a sign-in, or read whole once for a sync.
import { AndFilter, type Entry, EqualityFilter, type Filter, FilterParser, OrFilter, PresenceFilter } from 'ldapts';
import type { DirectorySettings } from '#contract/ldap-settings.ts';
import type { Connection } from './connect.ts';
import { type DirectoryPerson, sidText, textOf, textsOf, valuesOf } from './entry.ts';

export interface DirectoryGroup {
  dn: string;
  name: string;
}

const chunk = 40;
const pageSize = 500;

/** The value of the first part of a DN: `cn=Отдел кадров,ou=groups` → `Отдел кадров`. */
export function nameOfDn(dn: string): string {
  const first = /^[^=]+=((?:\\.|[^,\\+])*)/.exec(dn)?.[1] ?? dn;
  const bytes: number[] = [];
  for (let place = 0; place < first.length; place++) {
    const hex = /^\\([0-9a-f]{2})/i.exec(first.slice(place))?.[1];
    if (hex) {
      bytes.push(Number.parseInt(hex, 16));
      place += 2;
    } else if (first[place] !== '\\') {
      bytes.push(...Buffer.from(String.fromCodePoint(first.codePointAt(place) ?? 0)));
      if ((first.codePointAt(place) ?? 0) > 0xffff) place += 1;
    }
  }
  return Buffer.from(bytes).toString('utf8').trim();
}

const groupOf = (entry: Entry): DirectoryGroup => ({ dn: entry.dn, name: textOf(entry, 'cn') || nameOfDn(entry.dn) });
const equals = (attribute: string, value: string | Buffer): Filter => new EqualityFilter({ attribute, value });

function groupFilter(settings: DirectorySettings): Filter {
  if (settings.groups.filter) return FilterParser.parseString(settings.groups.filter);
  return settings.groups.source === 'tokenGroups'
    ? equals('objectClass', 'group')
    : new PresenceFilter({ attribute: 'objectClass' });
}

/** Groups of AD lie anywhere in the domain, so without a base of their own they are looked for from its top. */
export function groupBase(settings: DirectorySettings): string {
  if (settings.groups.base) return settings.groups.base;
  const top = settings.base.split(/(?<!\\),/).filter((part) => /^\s*dc\s*=/i.test(part));
  return settings.groups.source === 'tokenGroups' && top.length > 0 ? top.join(',') : settings.base;
}

async function search(connection: Connection, settings: DirectorySettings, filter: Filter): Promise<Entry[]> {
  const { searchEntries } = await connection.client.search(groupBase(settings), {
    scope: 'sub',
    filter: new AndFilter({ filters: [groupFilter(settings), filter] }),
    attributes: ['cn'],
    timeLimit: settings.timeoutSeconds,
    paged: { pageSize },
  });
  return searchEntries;
}

const memberName = (person: DirectoryPerson): string => textOf(person.entry, 'uid') || person.login;

/** `connection` is bound as whoever may read groups. */
export async function groupsOf(
  connection: Connection,
  settings: DirectorySettings,
  person: DirectoryPerson,
): Promise<DirectoryGroup[]> {
  switch (settings.groups.source) {
    case 'memberOf':
      return textsOf(person.entry, 'memberOf').map((dn) => ({ dn, name: nameOfDn(dn) }));
    case 'tokenGroups':
      return tokenGroups(connection, settings, person.dn);
    case 'member': {
      const filters = [equals('member', person.dn), equals('uniqueMember', person.dn)];
      return (await search(connection, settings, new OrFilter({ filters }))).map(groupOf);
    }
    case 'memberUid':
      return (await search(connection, settings, equals('memberUid', memberName(person)))).map(groupOf);
    default:
      return [];
  }
}

/** AD counts a person's groups itself, the nested and the primary one too, and tells their SIDs. */
async function tokenGroups(connection: Connection, settings: DirectorySettings, dn: string): Promise<DirectoryGroup[]> {
  const { searchEntries } = await connection.client.search(dn, {
    scope: 'base',
    attributes: ['tokenGroups'],
    explicitBufferAttributes: ['tokenGroups'],
  });
  const sids = searchEntries.flatMap((entry) => valuesOf(entry, 'tokenGroups')).filter((sid) => Buffer.isBuffer(sid));
  const groups: DirectoryGroup[] = [];
  for (let from = 0; from < sids.length; from += chunk) {
    const filters = sids.slice(from, from + chunk).map((sid) => equals('objectSid', sid));
    groups.push(...(await search(connection, settings, new OrFilter({ filters }))).map(groupOf));
  }
  return groups;
}

/** Everybody's groups from one reading: a function that answers for each person without asking again. */
export async function groupsOfEverybody(
  connection: Connection,
  settings: DirectorySettings,
): Promise<(person: DirectoryPerson) => DirectoryGroup[]> {
  const { source } = settings.groups;
  if (source === 'none') return () => [];
  if (source === 'memberOf') {
    return (person) => textsOf(person.entry, 'memberOf').map((dn) => ({ dn, name: nameOfDn(dn) }));
  }
  const { searchEntries } = await connection.client.search(groupBase(settings), {
    scope: 'sub',
    filter: groupFilter(settings),
    attributes:
      source === 'tokenGroups' ? ['cn', 'memberOf', 'objectSid'] : ['cn', 'member', 'uniqueMember', 'memberUid'],
    explicitBufferAttributes: ['objectSid'],
    paged: { pageSize },
  });
  if (source === 'tokenGroups') return nestedGroups(searchEntries);
  const attributes = source === 'member' ? ['member', 'uniqueMember'] : ['memberUid'];
  const byMember = new Map<string, DirectoryGroup[]>();
  for (const entry of searchEntries) {
    for (const member of attributes.flatMap((attribute) => textsOf(entry, attribute))) {
      const key = plainDn(member);
      byMember.set(key, [...(byMember.get(key) ?? []), groupOf(entry)]);
    }
  }
  return (person) => byMember.get(plainDn(source === 'member' ? person.dn : memberName(person))) ?? [];
}

export const plainDn = (dn: string): string => dn.toLowerCase().replace(/\s*([,=+])\s*/g, '$1');

/** From direct memberships upwards: a group's own `memberOf` names the groups around it. */
function nestedGroups(entries: readonly Entry[]): (person: DirectoryPerson) => DirectoryGroup[] {
  const byDn = new Map(entries.map((entry) => [plainDn(entry.dn), entry]));
  const bySid = new Map(
    entries.flatMap((entry) => {
      const [sid] = valuesOf(entry, 'objectSid');
      return Buffer.isBuffer(sid) ? [[sidText(sid), entry] as const] : [];
    }),
  );
  return (person) => {
    const found = new Map<string, Entry>();
    const waiting = textsOf(person.entry, 'memberOf').map(plainDn);
    const primary = bySid.get(primarySid(person));
    if (primary) waiting.push(plainDn(primary.dn));
    for (let dn = waiting.pop(); dn !== undefined; dn = waiting.pop()) {
      const entry = byDn.get(dn);
      if (!entry || found.has(dn)) continue;
      found.set(dn, entry);
      waiting.push(...textsOf(entry, 'memberOf').map(plainDn));
    }
    return [...found.values()].map(groupOf);
  };
}

/** The primary group isn't in `memberOf`: its number stands beside, under the domain of the person's own SID. */
function primarySid(person: DirectoryPerson): string {
  const [sid] = valuesOf(person.entry, 'objectSid');
  const number = textOf(person.entry, 'primaryGroupID');
  if (!Buffer.isBuffer(sid) || !number) return '';
  return sidText(sid).replace(/-\d+$/, `-${number}`);
}
