// What a directory said of a person becomes an account of ours: found by its lasting identifier, made, or brought up to
// date. Never found by login or e-mail: an account that only looks the same is somebody else's until it is linked.
import { sql } from 'kysely';
import { login as loginShape } from '#contract/identity-fields.ts';
import { unscoped } from '../../handle.ts';
import { lockWords } from '../../lock-words.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { createUser } from '../create-user.ts';
import { lockPerson } from '../lock-person.ts';
import { registerPending } from '../registration/register-pending.ts';
import { setStatus } from '../set-status.ts';
import { applyGiven } from './apply-given.ts';
import type { DirectoryPerson } from './entry.ts';
import { plainDn } from './groups.ts';
import { type Given, nothingGiven } from './mapping.ts';
import { type FieldUpdate, writeFields } from './person-fields.ts';
import { type Directory, providerOf } from './stored.ts';

export interface Taken {
  userId: string;
  created: boolean;
  /** What changed, by the names of the card. */
  fields: string[];
}
export interface TakeOrder {
  directory: Directory;
  person: DirectoryPerson;
  given: Given;
  /** What becomes of somebody who has no account yet. */
  first: 'active' | 'pending' | 'refuse';
}

export interface LinkedRow {
  user_id: string;
  given: Given;
}

export const linkOf = async (unit: AnyUnit, directory: Directory, subject: string): Promise<LinkedRow | undefined> => {
  const { rows } = await sql<LinkedRow>`
    select i.user_id, coalesce(p.given, ${JSON.stringify(nothingGiven)}::jsonb) as given
    from user_identity i
      left join directory_person p on p.directory_id = ${directory.id} and p.subject = i.subject
    where i.provider = ${providerOf(directory)} and i.subject = ${subject}`.execute(unscoped(unit));
  return rows[0];
};

/** Finds or makes the account of a proven person. Refuses what a person must not be given silently. */
export async function takePerson(unit: AnyUnit, order: TakeOrder): Promise<Taken> {
  // Two sign-ins of a person without an account yet must not make two.
  await lockWords(unit, 'directory-subject', [`${order.directory.key} ${order.person.subject}`]);
  const linked = await linkOf(unit, order.directory, order.person.subject);
  return linked ? refresh(unit, order, linked) : make(unit, order);
}

async function make(unit: AnyUnit, { directory, person, given, first }: TakeOrder): Promise<Taken> {
  const db = unscoped(unit);
  if (!loginShape.safeParse(person.login).success || !person.name) throw new Refusal('directory_person_unknown');
  const { rows } = await sql<{ id: string }>`
    select id from app_user where lower(login) in (lower(${person.login}), lower(${person.email}))
      or lower(email) in (lower(${person.login}), lower(${person.email})) limit 1`.execute(db);
  if (rows[0]) {
    unit.event({
      operation: 'identity.ldap.linkOwn',
      subjectIds: [rows[0].id],
      data: { code: 'link_required', directory: directory.key },
    });
    throw new Refusal('link_required', {}, { keepsWrites: true });
  }
  if (first === 'refuse') throw new Refusal('directory_person_unknown');
  const { login, name, position, phone } = person;
  const email = person.email || null;
  const managerId = await managerOf(unit, directory, person);
  const userId = await createUser(unit, { login, email, name, position, phone, managerId, mustChangePassword: false });
  await setStatus(unit, userId, first === 'active' ? 'active' : 'unconfirmed');
  if (first === 'pending') await registerPending(unit, { userId, source: 'ldap', note: directory.name });
  await insertLink(unit, directory, person, userId);
  unit.event({
    operation: 'identity.user.create',
    data: { directory: directory.key, confirmed: first === 'active' },
    personal: { [userId]: { login, name, email, position, phone } },
  });
  await applyGiven(unit, { directory, person, userId, before: nothingGiven, now: given });
  return { userId, created: true, fields: [] };
}

export async function insertLink(
  unit: AnyUnit,
  directory: Directory,
  person: Pick<DirectoryPerson, 'subject' | 'dn'>,
  userId: string,
): Promise<void> {
  await sql`insert into user_identity (provider, subject, user_id, created_at)
    values (${providerOf(directory)}, ${person.subject}, ${userId}, ${unit.moment})`.execute(unscoped(unit));
  await sql`insert into directory_person (directory_id, subject, user_id, dn, given, seen_at)
    values (${directory.id}, ${person.subject}, ${userId}, ${person.dn}, ${JSON.stringify(nothingGiven)}, ${unit.moment})
    on conflict (directory_id, subject) do update set user_id = excluded.user_id, dn = excluded.dn`.execute(
    unscoped(unit),
  );
}

async function managerOf(unit: AnyUnit, directory: Directory, person: DirectoryPerson): Promise<string | null> {
  if (!person.managerDn) return null;
  const { rows } = await sql<{ user_id: string }>`
    select user_id from directory_person where directory_id = ${directory.id}
      and lower(dn) = ${plainDn(person.managerDn)} and subject <> ${person.subject}`.execute(unscoped(unit));
  return rows[0]?.user_id ?? null;
}

async function refresh(unit: AnyUnit, { directory, person, given }: TakeOrder, linked: LinkedRow): Promise<Taken> {
  const userId = linked.user_id;
  // Deactivation, a change by an administrator and a sync of the same person wait here for one another.
  const account = await lockPerson(unit, userId);
  const managerId = person.managerDn ? await managerOf(unit, directory, person) : account.managerId;
  const wanted: FieldUpdate = {
    login: loginShape.safeParse(person.login).success ? person.login : account.login,
    email: person.email || account.email,
    name: person.name || account.name,
    position: directory.settings.attributes.position ? person.position : account.position,
    phone: directory.settings.attributes.phone ? person.phone : account.phone,
    managerId,
  };
  const changed = await writeFields(unit, account, wanted, directory);
  const gave = await applyGiven(unit, { directory, person, userId, before: linked.given, now: given });
  await sql`insert into directory_person (directory_id, subject, user_id, dn, given, seen_at)
    values (${directory.id}, ${person.subject}, ${userId}, ${person.dn}, ${JSON.stringify(nothingGiven)}, ${unit.moment})
    on conflict (directory_id, subject) do update set dn = excluded.dn, seen_at = excluded.seen_at`.execute(
    unscoped(unit),
  );
  const fields = [...changed, ...gave];
  // Without a change the journal still says that the directory vouched for the person.
  if (fields.length === 0) unit.event({ subjectIds: [userId], data: { directory: directory.key } });
  return { userId, created: false, fields };
}
