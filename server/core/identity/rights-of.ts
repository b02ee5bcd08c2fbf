// Loads a person's rights once per version of the rights tables; any change of them raises the version.
import type { Clearance, Reach } from '#contract/core.ts';
import { clearances } from '#contract/core.ts';
import type { Sql } from '../db/sql.ts';
import { type Grant, Rights } from '../rights.ts';
import type { Services } from '../services.ts';

interface Loaded {
  roles: { role_key: string; area_id: string | null; clearances: Clearance[] }[];
  grants: { role_key: string; operation: string; reach: Reach; clearances: Clearance[] }[];
  switches: { operation: string; enabled: boolean; reach: Reach }[];
  groups: { id: string; under: string[] }[];
}

const statement = `
  with recursive down as (
    select g.id as root, g.id from user_group g
      where g.id in (select group_id from group_member where principal_id = $1)
         or g.id in (select area_id from user_role where user_id = $1 and area_id is not null)
    union select d.root, g.id from down d join user_group g on g.parent_id = d.id
  )
  select
    coalesce((select json_agg(json_build_object('role_key', role_key, 'area_id', area_id, 'clearances', clearances)) from user_role where user_id = $1), '[]') as roles,
    coalesce((select json_agg(json_build_object('role_key', g.role_key, 'operation', g.operation, 'reach', g.reach, 'clearances', g.clearances))
       from role_grant g where g.role_key in (select role_key from user_role where user_id = $1)), '[]') as grants,
    coalesce((select json_agg(json_build_object('operation', operation, 'enabled', enabled, 'reach', reach)) from user_switch where user_id = $1), '[]') as switches,
    coalesce((select json_agg(json_build_object('id', root, 'under', ids)) from (select root, array_agg(id) as ids from down group by root) as tree), '[]') as groups,
    coalesce((select array_agg(group_id) from group_member where principal_id = $1), '{}') as mine`;

/** `as` stands in for the person where the reach is `own`, to compare the rights of two people. */
export async function loadRights(
  sql: Sql,
  services: Pick<Services, 'catalog'>,
  userId: string,
  as: string = userId,
): Promise<Rights> {
  const { rows } = await sql.query<Loaded & { mine: string[] }>(statement, [userId]);
  const loaded = rows[0] as Loaded & { mine: string[] };
  const under = new Map(loaded.groups.map((group) => [group.id, group.under]));
  const areaOfGroups = [...new Set(loaded.mine.flatMap((group) => under.get(group) ?? [group]))];
  const grants: Grant[] = [];
  for (const given of loaded.roles) {
    const area = given.area_id ? (under.get(given.area_id) ?? [given.area_id]) : areaOfGroups;
    const ready = services.catalog.roles.get(given.role_key);
    const covered = ready?.allClearances ? clearances : given.clearances;
    for (const grant of ready?.grants ?? []) grants.push({ ...grant, area, clearances: covered });
    for (const grant of loaded.grants) {
      if (grant.role_key !== given.role_key) continue;
      grants.push({
        operation: grant.operation,
        reach: grant.reach,
        area,
        clearances: [...new Set([...covered, ...grant.clearances])],
      });
    }
  }
  return new Rights({
    me: as,
    grants,
    switches: loaded.switches,
    area: areaOfGroups,
    roles: loaded.roles.map((role) => role.role_key),
  });
}

const cached = new WeakMap<object, Map<string, { version: number; rights: Promise<Rights> }>>();

/** Rights at `version`, from the cache of this process or the database. */
export function rightsOf(services: Services, userId: string, version: number): Promise<Rights> {
  let people = cached.get(services.pools);
  if (!people) {
    people = new Map();
    cached.set(services.pools, people);
  }
  const found = people.get(userId);
  if (found && found.version === version) return found.rights;
  const rights = loadRights(services.pools.read, services, userId);
  if (people.size > 20_000) people.clear();
  people.set(userId, { version, rights });
  rights.catch(() => people.delete(userId));
  return rights;
}
