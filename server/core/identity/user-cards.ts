// A person as the users page shows them, with what the reader may do to the account.
import { sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import { type readUser, switchKeys } from '#contract/identity.ts';
import { bundleKey, bundleName } from '../bundles.ts';
import { shapeOf, unscoped } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import { Refusal } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';
import { heldRoles } from './rights/held-roles.ts';
import { lastDay } from './rights/role-end.ts';

export type UserCard = Output<typeof readUser>;
type Row = Omit<UserCard, 'can' | 'bundles'>;

/** The cards of these people, in this order; unknown ids are left out. */
export async function userCards(handle: AnyUnit | AnyReader, ids: readonly string[]): Promise<UserCard[]> {
  if (ids.length === 0) return [];
  const { catalog } = shapeOf(handle).services;
  const { rows } = await sql<Row>`
    with recursive ${heldRoles(shapeOf(handle).now, ids)}
    select u.id, u.login, u.email, p.name, u.position, u.phone, u.birth_date as "birthDate", u.number, u.staff,
      u.status, u.locale, u.zone, (select file_id from user_photo f where f.user_id = u.id) as "photoId", u.version,
      (select json_build_object('id', m.id, 'name', m.name) from principal m where m.id = u.manager_id) as manager,
      coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name, 'head', m.head) order by g.name, g.id)
        from group_member m join principal g on g.id = m.group_id where m.principal_id = u.id), '[]') as groups,
      coalesce((select json_agg(json_build_object('key', r.role_key, 'name', role.name, 'areaId', r.area_id,
          'areaName', area.name, 'clearances', r.clearances, 'endsOn', ${lastDay(handle, 'r.ends_at')}) order by r.role_key, area.name)
        from user_role r join role on role.key = r.role_key left join principal area on area.id = r.area_id
        where r.user_id = u.id), '[]') as roles,
      coalesce((select json_agg(json_build_object('operation', s.operation, 'enabled', s.enabled, 'reach', s.reach) order by s.operation)
        from user_switch s where s.user_id = u.id), '[]') as switches,
      coalesce((select json_agg(json_build_object('key', h.role_key, 'name', role.name, 'groupId', h.group_id, 'groupName', g.name)
          order by h.role_key, g.name)
        from held h join role on role.key = h.role_key join principal g on g.id = h.group_id
        where h.user_id = u.id), '[]') as "groupRoles"
    from app_user u join principal p on p.id = u.id
    where u.id = any(${[...ids]}::uuid[]) order by array_position(${[...ids]}::uuid[], u.id)`.execute(unscoped(handle));
  const named = <R extends { key: string; name: string }>(role: R): R => ({
    ...role,
    name: catalog.roles.get(role.key)?.name[handle.actor.locale] ?? role.name,
  });
  return rows.map((row) => ({
    ...row,
    roles: row.roles.map(named),
    groupRoles: row.groupRoles.map(named),
    bundles: bundleStates(row.switches),
    switches: row.switches.filter((one) => bundleKey(one.operation) === undefined),
    can: operationsOnPerson(handle, row),
  }));
}

/** How the seven switches stand. */
export function bundleStates(given: readonly { operation: string; enabled: boolean }[]): UserCard['bundles'] {
  const state = (key: string) => {
    const found = given.find((one) => one.operation === bundleName(key));
    return found ? (found.enabled ? 'on' : 'off') : 'roles';
  };
  return Object.fromEntries(switchKeys.map((key) => [key, state(key)])) as UserCard['bundles'];
}

export async function userCard(handle: AnyUnit | AnyReader, id: string): Promise<UserCard> {
  const [card] = await userCards(handle, [id]);
  if (!card) throw new Refusal('not_found');
  return card;
}

function operationsOnPerson({ actor }: AnyUnit | AnyReader, person: Row): string[] {
  const self = person.id === actor.id;
  const gone = person.status === 'deactivated';
  const names = [
    'identity.user.update',
    ...(self
      ? []
      : ['identity.password.reset', 'identity.session.endAll', 'identity.role.assign', 'identity.switch.set']),
    'identity.right.person',
    ...(self || gone ? [] : ['identity.user.deactivate', 'identity.factor.requestReset']),
    ...(gone ? ['identity.user.reactivate'] : []),
    ...(person.status === 'invited' ? ['identity.invitation.send', 'identity.invitation.cancel'] : []),
  ];
  return names.filter((name) => actor.rights.everywhere(name));
}
