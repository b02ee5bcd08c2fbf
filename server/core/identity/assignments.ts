// What a person was given: groups, roles with their areas and marks, switches. Read in one order, so that they compare.
import type { Clearance, Reach } from '#contract/core.ts';
import { bundleName } from '../bundles.ts';
import { names } from '../catalog.ts';
import { shapeOf, unscoped } from '../handle.ts';
import { refuseField } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';
import { setGroupsOf } from './groups/membership.ts';
import { requireOwner } from './rights/guard-roles.ts';
import { endOfDay, lastDay } from './rights/role-end.ts';

export interface RoleGiven {
  key: string;
  areaId: string | null;
  clearances: Clearance[];
  /** The last day, in the organisation's zone; null: without an end. */
  endsOn?: string | null;
}
export interface SwitchGiven {
  operation: string;
  enabled: boolean;
  reach: Reach;
}
export interface Assignments {
  groupIds: string[];
  roles: RoleGiven[];
  switches: SwitchGiven[];
}

const roleKey = (role: RoleGiven): string => `${role.key} ${role.areaId ?? ''}`;
const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** One order, no repetitions: the last of two that say the same thing counts. */
export function inOrder(given: Partial<Assignments>): Partial<Assignments> {
  const { groupIds, roles, switches } = given;
  return {
    ...(groupIds ? { groupIds: [...new Set(groupIds)].sort(byText) } : {}),
    ...(roles
      ? {
          roles: [...new Map(roles.map((role) => [roleKey(role), role])).values()]
            .map(({ key, areaId, clearances, endsOn = null }) => ({
              key,
              areaId,
              clearances: [...new Set(clearances)].sort(byText),
              endsOn,
            }))
            .sort((one, other) => byText(roleKey(one), roleKey(other))),
        }
      : {}),
    ...(switches
      ? {
          switches: [...new Map(switches.map((one) => [one.operation, one])).values()]
            .map(({ operation, enabled, reach }) => ({ operation, enabled, reach }))
            .sort((one, other) => byText(one.operation, other.operation)),
        }
      : {}),
  };
}

export async function readAssignments(unit: AnyUnit, userId: string): Promise<Assignments> {
  const db = unscoped(unit);
  const groups = await db.selectFrom('group_member').select('group_id').where('principal_id', '=', userId).execute();
  const roles = await db
    .selectFrom('user_role')
    .select(['role_key as key', 'area_id as areaId', 'clearances', lastDay(unit).as('endsOn')])
    .where('user_id', '=', userId)
    .execute();
  const switches = await db
    .selectFrom('user_switch')
    .select(['operation', 'enabled', 'reach'])
    .where('user_id', '=', userId)
    .where('operation', 'not like', `${bundleName('')}%`)
    .execute();
  return inOrder({
    groupIds: groups.map((group) => group.group_id),
    roles: roles as RoleGiven[],
    switches,
  }) as Assignments;
}

/** Puts what is given in the place of what was; what isn't given stays. */
export async function writeAssignments(unit: AnyUnit, userId: string, given: Partial<Assignments>): Promise<void> {
  const db = unscoped(unit);
  const { groupIds, roles, switches } = inOrder(given);
  if (groupIds) {
    await requireGroups(unit, groupIds, (place) => `groupIds.${place}`);
    await setGroupsOf(unit, userId, groupIds);
  }
  if (roles) {
    await requireRoles(unit, roles);
    const areas = roles.map((role) => role.areaId);
    await requireGroups(unit, areas, (place) => `roles.${place}.areaId`);
    const gone = await db.deleteFrom('user_role').where('user_id', '=', userId).returning('role_key').execute();
    const owned = gone.some((row) => row.role_key === 'owner');
    if (owned !== roles.some((role) => role.key === 'owner')) requireOwner(unit);
    if (roles.length > 0) {
      const rows = roles.map(({ key, areaId, clearances, endsOn }) => ({
        user_id: userId,
        role_key: key,
        area_id: areaId,
        clearances,
        ends_at: endsOn ? endOfDay(unit, endsOn) : null,
      }));
      await db.insertInto('user_role').values(rows).execute();
    }
  }
  if (switches) {
    requireOperations(unit, switches);
    await db
      .deleteFrom('user_switch')
      .where('user_id', '=', userId)
      .where('operation', 'not like', `${bundleName('')}%`)
      .execute();
    if (switches.length > 0) {
      await db
        .insertInto('user_switch')
        .values(switches.map((one) => ({ user_id: userId, ...one })))
        .execute();
    }
  }
}

async function requireGroups(
  unit: AnyUnit,
  ids: readonly (string | null)[],
  field: (place: number) => string,
): Promise<void> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return;
  const rows = await unscoped(unit).selectFrom('user_group').select('id').where('id', 'in', wanted).execute();
  const known = new Set(rows.map((row) => row.id));
  const missing = ids.findIndex((id) => id !== null && !known.has(id));
  if (missing >= 0) throw refuseField(field(missing), 'not_found');
}

async function requireRoles(unit: AnyUnit, roles: readonly RoleGiven[]): Promise<void> {
  const rows = await unscoped(unit).selectFrom('role').select(['key', 'archived_at']).execute();
  const known = new Map(rows.map((row) => [row.key, row]));
  for (const [place, { key, endsOn }] of roles.entries()) {
    const role = known.get(key);
    if (!role) throw refuseField(`roles.${place}.key`, 'not_found');
    if (role.archived_at) throw refuseField(`roles.${place}.key`, 'role_archived');
    if (key === 'owner' && endsOn) throw refuseField(`roles.${place}.endsOn`, 'owner_alone');
    if (endsOn && endsOn < unit.today) throw refuseField(`roles.${place}.endsOn`, 'expiry_past');
  }
}

function requireOperations(unit: AnyUnit, switches: readonly SwitchGiven[]): void {
  const { operations } = shapeOf(unit).services.catalog;
  for (const [place, one] of switches.entries()) {
    if (!names(operations, one.operation)) throw refuseField(`switches.${place}.operation`, 'not_found');
  }
}
