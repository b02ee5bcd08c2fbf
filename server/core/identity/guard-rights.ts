// Guards of the users page: an account is changed only by somebody whose rights are as wide, and only within them.
import { shapeOf, sqlOf, unscoped } from '../handle.ts';
import { lockWords } from '../lock-words.ts';
import { Refusal } from '../refusal.ts';
import type { Rights } from '../rights.ts';
import type { AnyUnit } from '../unit.ts';
import { exceeding } from './held-rights.ts';
import { requireNoConflict } from './rights/guard-roles.ts';
import { loadRights } from './rights-of.ts';

const granted = (unit: AnyUnit): string[] =>
  shapeOf(unit)
    .services.catalog.operations.filter((operation) => operation.access === 'right')
    .map((operation) => operation.name);

/** The rights of a person as this transaction sees them, in the name of the actor, so that the two can be compared. */
export const rightsWithin = (unit: AnyUnit, userId: string): Promise<Rights> =>
  loadRights(sqlOf(unit), shapeOf(unit).services, userId, unit.actor.id);

/** Whoever resets a password or moves an address could sign in as the person: that must give them nothing new. */
export async function requireNotAbove(unit: AnyUnit, userId: string): Promise<Rights> {
  const theirs = await rightsWithin(unit, userId);
  const beyond = exceeding(unit.actor.rights, theirs, granted(unit));
  if (beyond.length > 0) throw new Refusal('person_above', { operations: beyond.slice(0, 20) });
  return theirs;
}

/** After roles, groups or switches were written: what the person gained must be held by the actor, and no roles conflict. */
export async function requireGainHeld(unit: AnyUnit, userId: string, before?: Rights): Promise<void> {
  await requireNoConflict(unit, [userId]);
  const beyond = exceeding(unit.actor.rights, await rightsWithin(unit, userId), granted(unit), before);
  if (beyond.length > 0) throw new Refusal('grants_exceed', { operations: beyond.slice(0, 20) });
}

/** Refuses to leave the installation without an active owner. Called before the person's roles or status are written. */
export async function requireAnotherOwner(unit: AnyUnit, userId: string): Promise<void> {
  // Two owners who remove each other at once wait here for one another.
  await lockWords(unit, 'identity-owners', ['owner']);
  const owners = await unscoped(unit)
    .selectFrom('user_role')
    .innerJoin('app_user', 'app_user.id', 'user_role.user_id')
    .select('app_user.id')
    .where('user_role.role_key', '=', 'owner')
    .where('app_user.status', '=', 'active')
    .execute();
  if (owners.some((owner) => owner.id === userId) && owners.every((owner) => owner.id === userId)) {
    throw new Refusal('last_owner');
  }
}
