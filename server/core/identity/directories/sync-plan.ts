// What a sync would do, decided from both sides as they are read. Pure: no directory, no database, no clock.
import { login as loginShape } from '#contract/identity-fields.ts';
import type { DirectoryPerson } from './entry.ts';
import { plainDn } from './groups.ts';
import { afterDirectory, type Given } from './mapping.ts';
import { changedFields, type FieldUpdate } from './person-fields.ts';

/** A linked account as the database has it. */
export interface LinkedAccount extends FieldUpdate {
  userId: string;
  subject: string;
  dn: string;
  status: string;
  given: Given;
  groupIds: string[];
  roles: { key: string; areaId: string | null }[];
}
export interface Listed {
  person: DirectoryPerson;
  given: Given;
}
export interface Change {
  field: string;
  from: string;
  to: string;
}
export type PlannedAct =
  | { kind: 'create'; listed: Listed }
  | { kind: 'update'; account: LinkedAccount; listed: Listed; changes: Change[] }
  | { kind: 'deactivate'; account: LinkedAccount; why: 'disabled' | 'gone' }
  /** The directory admits again somebody whose account is closed: people decide, not the sync. */
  | { kind: 'returned'; account: LinkedAccount }
  /** The login or the e-mail belongs to an account that is not linked. */
  | { kind: 'taken'; listed: Listed }
  /** An entry without what an account needs. */
  | { kind: 'incomplete'; listed: Listed; what: 'subject' | 'login' | 'name' };

export interface Sides {
  listed: readonly Listed[];
  linked: readonly LinkedAccount[];
  /** Logins and e-mails of all accounts that are not linked, in small letters. */
  takenWords: ReadonlySet<string>;
  create: boolean;
  deactivate: boolean;
  /** Attributes that are mapped at all: the others are nobody's business here. */
  mapped: { position: boolean; phone: boolean; manager: boolean };
}

const open = (status: string): boolean => status === 'active';

export function planSync(sides: Sides): PlannedAct[] {
  const bySubject = new Map(sides.linked.map((account) => [account.subject, account]));
  const byDn = new Map(sides.linked.map((account) => [plainDn(account.dn), account.userId]));
  for (const { person } of sides.listed) {
    const account = bySubject.get(person.subject);
    if (account) byDn.set(plainDn(person.dn), account.userId);
  }
  const acts: PlannedAct[] = [];
  const present = new Set<string>();
  for (const listed of sides.listed) {
    const { person } = listed;
    const account = bySubject.get(person.subject);
    if (account && present.has(person.subject)) continue;
    present.add(person.subject);
    const act = account ? ofLinked(sides, account, listed, byDn) : ofStranger(sides, listed);
    if (act) acts.push(act);
  }
  if (sides.deactivate) {
    for (const account of sides.linked) {
      if (open(account.status) && !present.has(account.subject))
        acts.push({ kind: 'deactivate', account, why: 'gone' });
    }
  }
  return acts;
}

function ofLinked(
  sides: Sides,
  account: LinkedAccount,
  listed: Listed,
  byDn: ReadonlyMap<string, string>,
): PlannedAct | undefined {
  const { person } = listed;
  if (person.disabled) {
    return sides.deactivate && open(account.status) ? { kind: 'deactivate', account, why: 'disabled' } : undefined;
  }
  if (account.status === 'deactivated') return { kind: 'returned', account };
  const manager = sides.mapped.manager ? byDn.get(plainDn(person.managerDn)) : undefined;
  const wanted: FieldUpdate = {
    login: loginShape.safeParse(person.login).success ? person.login : account.login,
    email: person.email || account.email,
    name: person.name || account.name,
    position: sides.mapped.position ? person.position : account.position,
    phone: sides.mapped.phone ? person.phone : account.phone,
    managerId: manager && manager !== account.userId ? manager : account.managerId,
  };
  const changes: Change[] = changedFields(account, wanted)
    .filter((change) => !nameTaken(sides, change))
    .map(({ field, from, to }) => ({ field, from: from ?? '', to: to ?? '' }));
  const after = afterDirectory(account, account.given, listed.given);
  const words = (roles: readonly { key: string; areaId: string | null }[]) =>
    roles
      .map(({ key, areaId }) => (areaId ? `${key} ${areaId}` : key))
      .sort()
      .join(', ');
  const groups = (ids: readonly string[]) => [...ids].sort().join(', ');
  if (groups(after.groupIds) !== groups(account.groupIds)) {
    changes.push({ field: 'groupIds', from: groups(account.groupIds), to: groups(after.groupIds) });
  }
  if (words(after.roles) !== words(account.roles)) {
    changes.push({ field: 'roles', from: words(account.roles), to: words(after.roles) });
  }
  return changes.length > 0 ? { kind: 'update', account, listed, changes } : undefined;
}

const nameTaken = (sides: Sides, { field, to }: { field: string; to: string | null }): boolean =>
  (field === 'login' || field === 'email') && to !== null && sides.takenWords.has(to.toLowerCase());

function ofStranger(sides: Sides, listed: Listed): PlannedAct | undefined {
  const { person } = listed;
  if (!sides.create || person.disabled) return undefined;
  if (!person.subject) return { kind: 'incomplete', listed, what: 'subject' };
  if (!loginShape.safeParse(person.login).success) return { kind: 'incomplete', listed, what: 'login' };
  if (!person.name) return { kind: 'incomplete', listed, what: 'name' };
  const words = [person.login.toLowerCase(), person.email].filter(Boolean);
  return words.some((word) => sides.takenWords.has(word)) ? { kind: 'taken', listed } : { kind: 'create', listed };
}

/** Whether so many deactivations must be looked at by a person first. */
export function isTooMany(deactivations: number, active: number, maxPercent: number, agreed: number | null): boolean {
  if (agreed !== null) return deactivations > agreed;
  // One or two people leave a small organisation on any day.
  return deactivations > 2 && deactivations * 100 > active * maxPercent;
}
