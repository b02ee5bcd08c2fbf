// Whether a login and a password belong to a person of this directory. No transaction is open here, and nothing is kept.
import { randomUUID } from 'node:crypto';
import { DN } from 'ldapts';
import type { DirectoryFaultCode } from '#contract/ldap-faults.ts';
import type { DirectorySettings } from '#contract/ldap-settings.ts';
import { bindService, type Connection, withConnection } from './connect.ts';
import type { DirectoryPerson } from './entry.ts';
import { passwordFaultOf } from './faults.ts';
import { findByLogin, findBySubject, onlyOne } from './find.ts';
import { type DirectoryGroup, groupsOf } from './groups.ts';

export type Proof =
  | { proven: true; person: DirectoryPerson; groups: DirectoryGroup[] }
  /** Found is who was meant, when anybody was; the fault is for the journal alone. */
  | { proven: false; fault: DirectoryFaultCode };

export interface Attempt {
  login: string;
  /** Whose password it must be, when the person is known already. */
  subject?: string;
  password: string;
  now: Date;
  /** Told who is meant before the password is tried; may refuse. Its argument is the same for every spelling of a login. */
  beforePassword: (who: string) => Promise<void>;
}

/** The DN or name under which a direct bind is tried; undefined when the login cannot stand in the template. */
export function bindNameOf(template: string, login: string): string | undefined {
  if (template.includes('=')) {
    const escaped = new DN().addPairRDN('x', login).toString().slice('x='.length);
    return template.replace('{login}', () => escaped);
  }
  const suffix = template.slice(template.indexOf('{login}') + '{login}'.length);
  const short = suffix && login.toLowerCase().endsWith(suffix.toLowerCase()) ? login.slice(0, -suffix.length) : login;
  return /^[^\s@\\/"[\]:;|=,+*?<>()]{1,64}$/u.test(short) ? template.replace('{login}', () => short) : undefined;
}

/** A refused password is an answer; anything else is a fault of the directory. */
async function tryPassword(connection: Connection, name: string, password: string): Promise<DirectoryFaultCode | null> {
  try {
    await connection.client.bind(name, password);
    return null;
  } catch (error) {
    const fault = passwordFaultOf(error);
    if (fault) return fault;
    throw error;
  }
}

export function prove(settings: DirectorySettings, bindPassword: string, attempt: Attempt): Promise<Proof> {
  const tried = { ...attempt, password: attempt.password.normalize('NFC') };
  // Many directories take a bind without a password for an anonymous one, and call it a success.
  if (tried.password === '') return Promise.resolve({ proven: false, fault: 'password_empty' });
  return withConnection(settings, (connection) =>
    settings.bind === 'direct'
      ? proveDirectly(connection, settings, tried)
      : proveBySearch(connection, settings, bindPassword, tried),
  );
}

async function proveBySearch(
  connection: Connection,
  settings: DirectorySettings,
  bindPassword: string,
  { login, subject, password, now, beforePassword }: Attempt,
): Promise<Proof> {
  await bindService(connection, settings.bindDn, bindPassword);
  const found = subject
    ? [await findBySubject(connection, settings, subject, now)].filter((one) => one !== undefined)
    : await findByLogin(connection, settings, login, now);
  const [person] = found;
  if (!person || found.length > 1 || !person.subject || !person.login) {
    await beforePassword(`login ${login.toLowerCase()}`);
    // Somebody who isn't there costs as much time as somebody who is.
    await tryPassword(connection, `cn=${randomUUID()},${settings.base}`, password);
    return { proven: false, fault: faultOfFound(found) };
  }
  await beforePassword(person.subject);
  const fault = await tryPassword(connection, person.dn, password);
  if (fault) return { proven: false, fault };
  if (person.disabled) return { proven: false, fault: 'account_disabled' };
  await bindService(connection, settings.bindDn, bindPassword);
  return { proven: true, person, groups: await groupsOf(connection, settings, person) };
}

async function proveDirectly(
  connection: Connection,
  settings: DirectorySettings,
  { login, subject, password, now, beforePassword }: Attempt,
): Promise<Proof> {
  const name = bindNameOf(settings.bindTemplate, login);
  await beforePassword(`login ${(name ?? login).toLowerCase()}`);
  if (!name) return { proven: false, fault: 'not_found' };
  const fault = await tryPassword(connection, name, password);
  if (fault) return { proven: false, fault };
  const short = settings.bindTemplate.includes('=') ? login : name.split('@')[0];
  const found = await findByLogin(connection, settings, short ?? login, now);
  const [person] = found;
  if (!person || found.length > 1 || !person.subject || !person.login)
    return { proven: false, fault: faultOfFound(found) };
  if (subject && person.subject !== subject) return { proven: false, fault: 'not_found' };
  // The entry that was found need not be the one that was bound: its own bind says so.
  const other = await tryPassword(connection, person.dn, password);
  if (other) return { proven: false, fault: other };
  if (person.disabled) return { proven: false, fault: 'account_disabled' };
  return { proven: true, person, groups: await groupsOf(connection, settings, person) };
}

function faultOfFound(found: readonly DirectoryPerson[]): DirectoryFaultCode {
  try {
    onlyOne(found);
    return 'failed';
  } catch (error) {
    return (error as { code: DirectoryFaultCode }).code;
  }
}
