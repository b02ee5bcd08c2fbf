// The rights that roles would give to somebody, before anyone holds them: compared with those of whoever gives them.
import { sql } from 'kysely';
import type { Clearance } from '#contract/core.ts';
import { patternsOf } from '../../bundles.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import { type Grant, Rights } from '../../rights.ts';
import type { AnyUnit } from '../../unit.ts';
import { exceeding } from '../held-rights.ts';
import type { GrantGiven } from './role-grants.ts';

/** Stands for the groups of whoever will hold the role: only a reach over everything covers it. */
const groupsOfAnyone = 'groups of anyone';

export interface RoleHeld {
  grants: readonly GrantGiven[];
  areaId: string | null;
  clearances: readonly Clearance[];
}

async function groupsUnder(unit: AnyUnit, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ root: string; ids: string[] }>`
    with recursive down as (
      select id as root, id from user_group where id = any(${[...ids]}::uuid[])
      union select down.root, g.id from down join user_group g on g.parent_id = down.id
    ) select root, array_agg(id) as ids from down group by root`.execute(unscoped(unit));
  return new Map(rows.map((row) => [row.root, row.ids]));
}

async function rightsOfRoles(unit: AnyUnit, roles: readonly RoleHeld[]): Promise<Rights> {
  const { catalog } = shapeOf(unit).services;
  const under = await groupsUnder(
    unit,
    roles.flatMap((role) => role.areaId ?? []),
  );
  const grants = roles.flatMap((role): Grant[] => {
    const area = role.areaId ? (under.get(role.areaId) ?? []) : [groupsOfAnyone];
    return role.grants.flatMap((grant) =>
      patternsOf(catalog.bundles, grant.operation).map((operation) => ({
        operation,
        reach: grant.reach,
        area,
        clearances: [...new Set([...grant.clearances, ...role.clearances])],
      })),
    );
  });
  return new Rights({ me: unit.actor.id, grants, switches: [], area: [], roles: [] });
}

/** What the roles give more than `before` did must be held by the actor. */
export async function requireRolesHeld(
  unit: AnyUnit,
  wanted: readonly RoleHeld[],
  before: readonly RoleHeld[],
): Promise<void> {
  const { catalog } = shapeOf(unit).services;
  const named = catalog.operations.filter((one) => one.access === 'right').map((one) => one.name);
  const [given, had] = [await rightsOfRoles(unit, wanted), await rightsOfRoles(unit, before)];
  const beyond = exceeding(unit.actor.rights, given, named, had);
  if (beyond.length > 0) throw new Refusal('grants_exceed', { operations: beyond.slice(0, 20) });
}
