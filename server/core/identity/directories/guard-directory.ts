// Who may set up a directory: whoever answers for it can sign in as everybody linked to it and hand out what it maps to.
// So neither may give the administrator anything that they do not hold.
import { sql } from 'kysely';
import type { DirectorySettings } from '#contract/ldap-settings.ts';
import { unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { refuseField } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { type RoleGiven, writeAssignments } from '../assignments.ts';
import { requireGainHeld, requireNotAbove } from '../guard-rights.ts';
import type { Directory } from './stored.ts';
import { providerOf } from './stored.ts';

/** One person stands for all who hold the same roles and switches. */
export async function requireLinkedNotAbove(unit: AnyUnit, directory: Pick<Directory, 'key'>): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select min(id::text) as id from (
      select i.user_id as id,
        (select array_agg(r::text order by r::text) from (select role_key, area_id, clearances from user_role where user_id = i.user_id) r) as roles,
        (select array_agg(s::text order by s::text) from (select operation, enabled, reach from user_switch where user_id = i.user_id) s) as switches,
        (select array_agg(group_id order by group_id) from group_member where principal_id = i.user_id) as groups
      from user_identity i where i.provider = ${providerOf(directory)}
    ) people where roles is not null or switches is not null group by roles, switches, groups`.execute(unscoped(unit));
  for (const { id } of rows) await requireNotAbove(unit, id);
}

/** The rights of somebody who fits every mapping must be held: tried on a person who is gone before anybody sees them. */
export async function requireMappingsHeld(unit: AnyUnit, settings: DirectorySettings): Promise<void> {
  const roles = settings.mappings.flatMap(({ role, areaId }): RoleGiven[] =>
    role ? [{ key: role, areaId, clearances: [], endsOn: null }] : [],
  );
  const groupIds = settings.mappings.flatMap(({ groupId }) => groupId ?? []);
  await requireKnown(unit, settings);
  if (roles.length === 0 && groupIds.length === 0) return;
  const db = unscoped(unit);
  const tops = await db.selectFrom('user_group').select('id').where('parent_id', 'is', null).execute();
  const everywhere = tops.map((group) => group.id);
  const own = await db
    .selectFrom('user_role')
    .select(['role_key as key', 'area_id as areaId', 'clearances', sql<null>`null`.as('endsOn')])
    .where('user_id', '=', unit.actor.id)
    .execute();
  // A group widens what the roles of whoever gets it reach, the administrator's own among them.
  const probes = [
    // A role without an area works in whatever groups a person is in, which may be any.
    ...roles.map((role) => ({ roles: [role], groupIds: role.areaId ? groupIds : [...groupIds, ...everywhere] })),
    { roles: own as RoleGiven[], groupIds },
  ];
  await sql`savepoint directory_mappings`.execute(db);
  for (const probe of probes) {
    const id = newId(unit.now.getTime());
    await sql`insert into principal (id, kind, name, created_at) values (${id}, 'user', '', ${unit.moment})`.execute(
      db,
    );
    await sql`insert into app_user (id, login, status, changed_at) values (${id}, ${id}, 'invited', ${unit.moment})`.execute(
      db,
    );
    await writeAssignments(unit, id, probe);
    await requireGainHeld(unit, id);
  }
  await sql`rollback to savepoint directory_mappings`.execute(db);
}

async function requireKnown(unit: AnyUnit, settings: DirectorySettings): Promise<void> {
  const db = unscoped(unit);
  const [groups, roles] = await Promise.all([
    db.selectFrom('user_group').select('id').execute(),
    db.selectFrom('role').select('key').execute(),
  ]);
  const known = new Set([...groups.map((group) => group.id), ...roles.map((role) => role.key)]);
  for (const [place, { groupId, role, areaId }] of settings.mappings.entries()) {
    if (!groupId && !role) throw refuseField(`settings.mappings.${place}.role`, 'directory_mapping_empty');
    if (groupId && !known.has(groupId)) throw refuseField(`settings.mappings.${place}.groupId`, 'not_found');
    if (role && !known.has(role)) throw refuseField(`settings.mappings.${place}.role`, 'not_found');
    if (areaId && !known.has(areaId)) throw refuseField(`settings.mappings.${place}.areaId`, 'not_found');
  }
}
