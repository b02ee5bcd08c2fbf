// A group's place in the tree gives rights as membership does: its people come under the roles of the groups above, and
// those who look over the groups above come to see what is the group's.
import { sql } from 'kysely';
import type { Clearance } from '#contract/core.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import type { AnyUnit } from '../../unit.ts';
import { requireGranting, requireNoConflict } from '../rights/guard-roles.ts';
import { heldRoles } from '../rights/held-roles.ts';
import { type RoleHeld, requireRolesHeld } from '../rights/rights-of-roles.ts';
import { type GrantGiven, grantsOfRole } from '../rights/role-grants.ts';

interface Given {
  key: string;
  changed: boolean;
  groupId: string | null;
  areaId: string | null;
  clearances: Clearance[];
  own: GrantGiven[];
}

const columns = sql`role.key, role.changed, given.group_id as "groupId", given.area_id as "areaId", given.clearances,
  coalesce((select json_agg(json_build_object('operation', g.operation, 'reach', g.reach, 'clearances', g.clearances))
    from role_grant g where g.role_key = role.key), '[]') as own`;

const up = (groupId: string) => sql`up (id, parent_id) as (
  select id, parent_id from user_group where id = ${groupId}
  union select g.id, g.parent_id from user_group g join up on g.id = up.parent_id)`;

/** Roles that whoever is in the group holds through it or a group above. */
async function rolesOfPlace(unit: AnyUnit, groupId: string): Promise<Given[]> {
  const { rows } = await sql<Given>`with recursive ${up(groupId)}
    select ${columns} from group_role given join user_group held on held.id = given.group_id and held.archived_at is null
      join role on role.key = given.role_key and role.archived_at is null
    where given.group_id in (select id from up)`.execute(unscoped(unit));
  return rows;
}

/** Roles with a reach over areas of those whose area the group lies in: people of the groups above, and roles over these. */
async function rolesOverPlace(unit: AnyUnit, groupId: string): Promise<Given[]> {
  const { rows } = await sql<Given>`with recursive ${up(groupId)}, ${heldRoles(unit.now)}
    select distinct on (given.role_key, given.clearances) ${columns}
    from held given join role on role.key = given.role_key
    where given.area_id in (select id from up) or (given.area_id is null and exists (
      select from group_member m where m.principal_id = given.user_id and m.group_id in (select id from up)))`.execute(
    unscoped(unit),
  );
  return rows;
}

export interface Place {
  through: Given[];
  over: Given[];
}

export const placeOf = async (unit: AnyUnit, groupId: string): Promise<Place> => ({
  through: await rolesOfPlace(unit, groupId),
  over: await rolesOverPlace(unit, groupId),
});

/** After the group was moved or brought back: what its new place gives must be the actor's to give. */
export async function requirePlaceHeld(unit: AnyUnit, groupId: string, before: Place): Promise<void> {
  const after = await placeOf(unit, groupId);
  const { catalog } = shapeOf(unit).services;
  const said = ({ own: _, ...one }: Given) => JSON.stringify(one);
  const had = new Set(before.through.map(said));
  const gained = after.through.filter((one) => !had.has(said(one)));
  if (gained.length > 0) requireGranting(unit, 'roles');
  const held = (one: Given): RoleHeld => ({ ...one, grants: grantsOfRole(catalog, one, one.own) });
  // Over the group itself only what reaches over areas is new; everything and one's own they had before.
  const over = (one: Given): RoleHeld => {
    const grants = grantsOfRole(catalog, one, one.own).filter((grant) => grant.reach === 'area');
    return { grants, areaId: groupId, clearances: one.clearances };
  };
  await requireRolesHeld(
    unit,
    [...gained.map(held), ...after.over.map(over)],
    [...before.through.map(held), ...before.over.map(over)],
  );
  await requireNoConflict(unit);
}
