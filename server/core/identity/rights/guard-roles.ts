// Rules of giving roles beside «nobody gives what they do not hold»: the right to grant, owners, roles in conflict.
import { sql } from 'kysely';
import { shapeOf, unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { heldRoles } from './held-roles.ts';
import { roleWords } from './role-words.ts';

export const granting = { roles: 'identity.role.assign', switches: 'identity.switch.set' } as const;

/** Whoever manages people may not by that give roles or switches: it is a right of its own. */
export function requireGranting(unit: AnyUnit, what: keyof typeof granting): void {
  const operation = granting[what];
  if (!unit.actor.rights.everywhere(operation)) throw new Refusal('not_allowed', { operation });
}

/** Roles that this person holds through groups, as text that compares. */
export async function rolesThroughGroups(unit: AnyUnit, userId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ one: string }>`with recursive ${heldRoles(unit.now, [userId])}
    select role_key || ' ' || coalesce(area_id::text, '') as one from held where group_id is not null`.execute(
    unscoped(unit),
  );
  return new Set(rows.map((row) => row.one));
}

/** A group or the staff mark that brings the person a role is a way of giving it. */
export async function requireGrantingOfGained(
  unit: AnyUnit,
  userId: string,
  before: ReadonlySet<string>,
): Promise<void> {
  const after = await rolesThroughGroups(unit, userId);
  if ([...after].some((one) => !before.has(one))) requireGranting(unit, 'roles');
}

/** Only owners, and the command line of the machine itself, make and unmake owners. */
export function requireOwner(unit: AnyUnit): void {
  const { kind, rights } = unit.actor;
  if (kind === 'cli' || kind === 'system' || rights.roles.includes('owner')) return;
  throw new Refusal('owner_only');
}

/** Refuses when any of these people, or of all, came to hold two roles that conflict. */
export async function requireNoConflict(unit: AnyUnit, userIds?: readonly string[]): Promise<void> {
  const { catalog } = shapeOf(unit).services;
  const pairs = catalog.conflictingRoles;
  if (pairs.length === 0) return;
  const [ones, others] = [pairs.map((pair) => pair.roles[0]), pairs.map((pair) => pair.roles[1])];
  const { rows } = await sql<{ one: string; other: string }>`with recursive ${heldRoles(unit.now, userIds)}
    select pair.one, pair.other from unnest(${ones}::text[], ${others}::text[]) as pair (one, other)
    where exists (select from held a join held b on b.user_id = a.user_id where a.role_key = pair.one and b.role_key = pair.other)
    limit 1`.execute(unscoped(unit));
  const [found] = rows;
  if (!found) return;
  const why = pairs.find((pair) => pair.roles[0] === found.one && pair.roles[1] === found.other)?.why;
  const names = await roleWords(unit);
  const [one, other] = [names(found.one), names(found.other)];
  throw new Refusal('roles_conflict', {
    roles: [found.one, found.other],
    oneRu: one.ru,
    otherRu: other.ru,
    whyRu: why?.ru,
    oneEn: one.en,
    otherEn: other.en,
    whyEn: why?.en,
  });
}
