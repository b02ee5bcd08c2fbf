// Finding people in a directory. What a person typed only ever becomes the value of an equality, never a part of a filter.
import { AndFilter, EqualityFilter, type Filter, FilterParser, OrFilter, PresenceFilter } from 'ldapts';
import type { DirectorySettings } from '#contract/ldap-settings.ts';
import type { Connection } from './connect.ts';
import { binaryAttributes, type DirectoryPerson, guidBytes, isGuid, personOf, wantedAttributes } from './entry.ts';
import { DirectoryRefusal, faultOf } from './faults.ts';

const pageSize = 500;

/** The administrator's own filter; without one, every entry that has a login. */
export function peopleFilter(settings: DirectorySettings): Filter {
  return settings.filter
    ? FilterParser.parseString(settings.filter)
    : new PresenceFilter({ attribute: settings.attributes.login });
}

const equals = (attribute: string, value: string | Buffer): Filter => new EqualityFilter({ attribute, value });

const optionsOf = (settings: DirectorySettings, filter: Filter) => ({
  scope: 'sub' as const,
  filter: new AndFilter({ filters: [peopleFilter(settings), filter] }),
  attributes: wantedAttributes(settings),
  explicitBufferAttributes: binaryAttributes,
  timeLimit: settings.timeoutSeconds,
});

/** The entries that fit a typed login: two are enough to know that it isn't one. */
export async function findByLogin(
  connection: Connection,
  settings: DirectorySettings,
  login: string,
  now: Date,
): Promise<DirectoryPerson[]> {
  const filters = settings.loginAttributes.map((attribute) => equals(attribute, login));
  const filter = filters.length === 1 ? (filters[0] as Filter) : new OrFilter({ filters });
  const { searchEntries } = await connection.client.search(settings.base, {
    ...optionsOf(settings, filter),
    sizeLimit: 2,
  });
  return searchEntries.map((entry) => personOf(entry, settings, now));
}

/** The entry with this lasting identifier; undefined only when the directory said that there is none. */
export async function findBySubject(
  connection: Connection,
  settings: DirectorySettings,
  subject: string,
  now: Date,
): Promise<DirectoryPerson | undefined> {
  const { attributes } = settings;
  const value = isGuid(attributes.subject) ? guidBytes(subject) : subject;
  const { searchEntries } = await connection.client.search(settings.base, {
    ...optionsOf(settings, equals(attributes.subject, value)),
    sizeLimit: 2,
  });
  const [entry] = searchEntries;
  return entry && personOf(entry, settings, now);
}

/** Everybody whom base and filter name, page by page. A directory that stops halfway is a fault, never a shorter list. */
export async function* everybody(
  connection: Connection,
  settings: DirectorySettings,
  now: Date,
): AsyncGenerator<DirectoryPerson[]> {
  const options = {
    scope: 'sub' as const,
    filter: peopleFilter(settings),
    attributes: wantedAttributes(settings),
    explicitBufferAttributes: binaryAttributes,
    paged: { pageSize },
  };
  try {
    for await (const page of connection.client.searchPaginated(settings.base, options)) {
      yield page.searchEntries.map((entry) => personOf(entry, settings, now));
    }
  } catch (error) {
    throw faultOf(error);
  }
}

/** Exactly one person, or the fault that says why not. */
export function onlyOne(found: readonly DirectoryPerson[]): DirectoryPerson {
  const [person] = found;
  if (!person) throw new DirectoryRefusal('not_found');
  if (found.length > 1) throw new DirectoryRefusal('several');
  if (!person.subject) throw new DirectoryRefusal('no_subject');
  if (!person.login) throw new DirectoryRefusal('no_login');
  return person;
}
