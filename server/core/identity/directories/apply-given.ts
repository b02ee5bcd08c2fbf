// Gives a person the groups and roles that the directory's groups are mapped to, and takes back what it gave before.
// What people gave by hand is never touched.
import { sql } from 'kysely';
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { type Assignments, inOrder, type RoleGiven, readAssignments, writeAssignments } from '../assignments.ts';
import { raiseRightsVersion } from '../create-user.ts';
import { requireAnotherOwner } from '../guard-rights.ts';
import type { DirectoryPerson } from './entry.ts';
import { afterDirectory, type Given } from './mapping.ts';
import type { Directory } from './stored.ts';

interface GiveOrder {
  directory: Directory;
  person: Pick<DirectoryPerson, 'subject'>;
  userId: string;
  before: Given;
  now: Given;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Returns the names of what changed: `groupIds`, `roles`. */
export async function applyGiven(unit: AnyUnit, order: GiveOrder): Promise<string[]> {
  const held = await readAssignments(unit, order.userId);
  const now = await stillThere(unit, order.now);
  const after = afterDirectory(held, order.before, now);
  const wanted = inOrder({
    groupIds: after.groupIds,
    roles: after.roles.map((role): RoleGiven => ({ clearances: [], endsOn: null, ...role })),
  }) as Pick<Assignments, 'groupIds' | 'roles'>;
  const fields = (['groupIds', 'roles'] as const).filter((field) => !same(held[field], wanted[field]));
  if (!same(after.given, order.before)) {
    await sql`update directory_person set given = ${JSON.stringify(after.given)}
      where directory_id = ${order.directory.id} and subject = ${order.person.subject}`.execute(unscoped(unit));
  }
  if (fields.length === 0) return [];
  const refused = await write(unit, order.userId, held, wanted, fields);
  await raiseRightsVersion(unit);
  unit.event({
    operation: 'identity.user.update',
    subjectIds: [order.userId],
    data: {
      directory: order.directory.key,
      fields: refused ? fields.filter((field) => field !== 'roles') : fields,
      changes: fields.map((field) => ({ field, from: held[field], to: wanted[field] })),
      ...(refused ? { refusedRoles: refused } : {}),
    },
  });
  return [...fields];
}

/** Groups and roles that were taken away since the mapping was written give nothing. */
async function stillThere(unit: AnyUnit, given: Given): Promise<Given> {
  const db = unscoped(unit);
  const groupIds = [...given.groupIds, ...given.roles.flatMap((role) => role.areaId ?? [])];
  const groups =
    groupIds.length === 0
      ? []
      : await db
          .selectFrom('user_group')
          .select('id')
          .where('id', 'in', groupIds)
          .where('archived_at', 'is', null)
          .execute();
  const roles =
    given.roles.length === 0
      ? []
      : await db
          .selectFrom('role')
          .select('key')
          .where(
            'key',
            'in',
            given.roles.map((role) => role.key),
          )
          .execute();
  const known = new Set([...groups.map((group) => group.id), ...roles.map((role) => role.key)]);
  return {
    groupIds: given.groupIds.filter((id) => known.has(id)),
    roles: given.roles.filter((role) => known.has(role.key) && (role.areaId === null || known.has(role.areaId))),
  };
}

/** Roles that may not stand together are refused as a whole: the person keeps those they had, and the journal says so. */
async function write(
  unit: AnyUnit,
  userId: string,
  held: Assignments,
  wanted: Pick<Assignments, 'groupIds' | 'roles'>,
  fields: readonly string[],
): Promise<string | undefined> {
  if (fields.includes('groupIds')) await writeAssignments(unit, userId, { groupIds: wanted.groupIds });
  if (!fields.includes('roles')) return undefined;
  const db = unscoped(unit);
  await sql`savepoint directory_roles`.execute(db);
  try {
    const owned = held.roles.some((role) => role.key === 'owner');
    if (owned && !wanted.roles.some((role) => role.key === 'owner')) await requireAnotherOwner(unit, userId);
    await writeAssignments(unit, userId, { roles: wanted.roles });
    await sql`release savepoint directory_roles`.execute(db);
    return undefined;
  } catch (error) {
    await sql`rollback to savepoint directory_roles`.execute(db);
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
