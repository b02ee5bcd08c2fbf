// Roles as the page of roles shows them: what they give, what the program would give, who holds them.
import { sql } from 'kysely';
import type * as z from 'zod';
import type { Text } from '#contract/core.ts';
import type { roleCard as roleCardShape } from '#contract/rights.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import { heldRoles } from './held-roles.ts';
import { defaultGrants, type GrantGiven, grantsOfRole } from './role-grants.ts';
import { grantsInOrder } from './role-rows.ts';

export type RoleCard = z.output<typeof roleCardShape>;
interface Row {
  key: string;
  name: string;
  about: string;
  ready: boolean;
  changed: boolean;
  archived: boolean;
  version: number;
  grants: GrantGiven[];
  groups: RoleCard['groups'];
  people: number;
}

/** Ready ones in the program's order, then the organisation's own by name. */
export async function roleCards(handle: object, keys?: readonly string[]): Promise<RoleCard[]> {
  const { services, actor, now } = shapeOf(handle);
  const { catalog } = services;
  const { rows } = await sql<Row>`
    with recursive ${heldRoles(now)}, counted as (
      select held.role_key, count(distinct held.user_id)::int as people from held
        join app_user u on u.id = held.user_id and u.status <> 'deactivated' group by held.role_key
    )
    select role.key, role.name, role.about, role.ready, role.changed, role.archived_at is not null as archived, role.version,
      coalesce((select json_agg(json_build_object('operation', g.operation, 'reach', g.reach, 'clearances', g.clearances))
        from role_grant g where g.role_key = role.key), '[]') as grants,
      coalesce((select json_agg(json_build_object('groupId', r.group_id, 'groupName', p.name, 'areaId', r.area_id,
          'areaName', area.name, 'staffOnly', r.staff_only, 'clearances', r.clearances) order by p.name, area.name)
        from group_role r join principal p on p.id = r.group_id left join principal area on area.id = r.area_id
        where r.role_key = role.key), '[]') as groups,
      coalesce(counted.people, 0) as people
    from role left join counted on counted.role_key = role.key
    where ${keys ? sql`role.key = any(${[...keys]}::text[])` : sql`true`}
    order by role.name, role.key`.execute(unscoped(handle));
  const names = new Map<string, Text>(rows.map((row) => [row.key, { ru: row.name, en: row.name }]));
  const nameOf = (key: string): Text => catalog.roles.get(key)?.name ?? names.get(key) ?? { ru: key, en: key };
  const card = (row: Row): RoleCard => {
    const ready = catalog.roles.get(row.key);
    const rowGrants = grantsOfRole(catalog, row, row.grants);
    return {
      key: row.key,
      name: nameOf(row.key),
      about: ready?.about ?? { ru: row.about, en: row.about },
      ready: ready !== undefined,
      changed: row.changed,
      archived: row.archived,
      version: row.version,
      grants: grantsInOrder(rowGrants),
      defaults: ready && row.changed ? grantsInOrder(defaultGrants(catalog, row.key)) : null,
      people: row.people,
      groups: row.groups,
      conflicts: catalog.conflictingRoles.flatMap(({ roles, why }) => {
        if (!roles.includes(row.key)) return [];
        const key = roles[0] === row.key ? roles[1] : roles[0];
        return [{ key, name: nameOf(key), why }];
      }),
      can: acts(row, ready !== undefined).filter((name) => actor.rights.everywhere(name)),
    };
  };
  const place = new Map([...catalog.roles.keys()].map((key, at) => [key, at]));
  return rows.map(card).sort((one, other) => (place.get(one.key) ?? place.size) - (place.get(other.key) ?? place.size));
}

function acts(row: Row, ready: boolean): string[] {
  if (row.key === 'owner') return [];
  return [
    'identity.role.update',
    ...(ready && row.changed ? ['identity.role.reset'] : []),
    ...(row.archived ? [] : ['identity.role.giveGroups']),
  ];
}

export async function roleCard(handle: object, key: string): Promise<RoleCard> {
  const [card] = await roleCards(handle, [key]);
  if (!card) throw new Refusal('not_found');
  return card;
}
