// The second half of a password sign-in: when no local password fits, the directories are asked, one after another,
// before any transaction. What they say of the person is written by an action of its own.
import type { DirectoryFaultCode } from '#contract/ldap-faults.ts';
import type { Actor } from '../../actor.ts';
import { writeEvents } from '../../events.ts';
import { Refusal } from '../../refusal.ts';
import type { Services } from '../../services.ts';
import { forgetThrottle, throttle } from '../throttle.ts';
import { DirectoryRefusal } from './faults.ts';
import { givenBy } from './mapping.ts';
import { directoryActor, take } from './perform.ts';
import { type Proof, prove } from './prove.ts';
import { type Directory, enabledDirectories, providerOf } from './stored.ts';

export type DirectoryAnswer =
  /** No directory is turned on. */
  | { outcome: 'none' }
  /** `by` is `ldap:<key>`: what goes to `continueSignIn`. */
  | { outcome: 'proven'; userId: string; by: string }
  /** The reasons are for the journal; the person reads the same for all of them. */
  | { outcome: 'wrong'; reasons: Record<string, DirectoryFaultCode> }
  /** Nobody vouched for the person, and at least one could not be asked. */
  | { outcome: 'down'; reasons: Record<string, DirectoryFaultCode> }
  /** The password is right, but it opens nothing: the code says why. */
  | { outcome: 'refused'; code: 'link_required' | 'directory_person_unknown' };

const operation = 'identity.session.open';

/** Proves a password by one directory, with its own count of wrong ones, which stays below the directory's lock. */
export async function proveBy(
  services: Services,
  actor: Actor,
  directory: Directory,
  { login, subject, password }: { login: string; subject?: string; password: string },
): Promise<Proof> {
  const { attempts, attemptsMinutes } = directory.settings;
  let counted = '';
  const proof = await prove(directory.settings, directory.bindPassword, {
    login,
    ...(subject === undefined ? {} : { subject }),
    password,
    now: services.clock.now(),
    beforePassword: async (who) => {
      counted = `${providerOf(directory)} ${who}`;
      await throttle(services, actor, operation, {
        key: counted,
        limit: attempts,
        windowSeconds: attemptsMinutes * 60,
      });
    },
  });
  if (proof.proven) await forgetThrottle(services, counted);
  return proof;
}

export async function tryDirectories(
  services: Services,
  actor: Actor,
  input: { login: string; password: string },
): Promise<DirectoryAnswer> {
  const directories = await enabledDirectories(services, services.pools.read);
  if (directories.length === 0) return { outcome: 'none' };
  const reasons: Record<string, DirectoryFaultCode> = {};
  let down = false;
  for (const directory of directories) {
    try {
      const proof = await proveBy(services, actor, directory, input);
      if (proof.proven) return await admit(services, actor, directory, proof);
      reasons[directory.key] = proof.fault;
    } catch (error) {
      if (!(error instanceof DirectoryRefusal)) throw error;
      reasons[directory.key] = error.code;
      down = true;
      await tellDown(services, directory, error, actor);
    }
  }
  return { outcome: down ? 'down' : 'wrong', reasons };
}

/** Whether a password is that of a person whom a directory vouches for: to prove oneself again within a session. */
export async function proveLinked(services: Services, actor: Actor, password: string): Promise<boolean> {
  const { rows } = await services.pools.read.query<{ provider: string; subject: string; login: string }>(
    `select i.provider, i.subject, u.login from user_identity i join app_user u on u.id = i.user_id where u.id = $1`,
    [actor.id],
  );
  const directories = rows.length > 0 ? await enabledDirectories(services, services.pools.read) : [];
  for (const directory of directories) {
    const link = rows.find((row) => row.provider === providerOf(directory));
    if (!link) continue;
    try {
      if ((await proveBy(services, actor, directory, { ...link, password })).proven) return true;
    } catch (error) {
      if (!(error instanceof DirectoryRefusal)) throw error;
      await tellDown(services, directory, error, actor);
      throw new Refusal('directory_down');
    }
  }
  return false;
}

async function admit(
  services: Services,
  actor: Actor,
  directory: Directory,
  { person, groups }: Extract<Proof, { proven: true }>,
): Promise<DirectoryAnswer> {
  const order = {
    directory,
    person,
    given: givenBy(directory.settings, groups),
    first: directory.settings.firstSignIn,
  };
  try {
    const { userId } = await take(services, order, actor);
    return { outcome: 'proven', userId, by: providerOf(directory) };
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'link_required' || error.code === 'directory_person_unknown')) {
      return { outcome: 'refused', code: error.code };
    }
    throw error;
  }
}

const told = new Map<string, number>();
const tellEvery = 60_000;

/** The journal's `ldap_down`, once a minute for each directory: a crowd at the door must not fill it. */
export async function tellDown(
  services: Services,
  directory: Pick<Directory, 'id' | 'key'>,
  fault: DirectoryRefusal,
  actor?: Actor,
): Promise<void> {
  services.log.warn({ directory: directory.key, fault: fault.code }, 'a directory does not answer');
  const now = services.clock.now().getTime();
  const key = `${directory.id} ${fault.code}`;
  const last = told.get(key);
  if (last !== undefined && now >= last && now - last < tellEvery) return;
  told.set(key, now);
  const note = {
    operation: 'identity.ldap.down',
    data: { code: 'ldap_down', directory: directory.key, fault: fault.code },
  };
  await writeEvents(services, services.pools.aside, directoryActor(directory, actor), operation, [note], 'refused');
  services.kick();
}
