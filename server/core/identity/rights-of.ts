// Loads a person's rights once per version of the rights tables; any change of them raises the version, and rights that
// hold a role with an end are loaded anew when it comes.
import type { Clearance, Reach } from '#contract/core.ts';
import { clearances } from '#contract/core.ts';
import { bundleKey, patternsOf } from '../bundles.ts';
import type { Sql } from '../db/sql.ts';
import { type Grant, type GrantSource, Rights, type Switch } from '../rights.ts';
import type { Services } from '../services.ts';
import { type GrantGiven, grantsOfRole } from './rights/role-grants.ts';

interface Loaded {
  roles: {
    key: string;
    changed: boolean;
    area_id: string | null;
    group_id: string | null;
    ends_at: string | null;
    clearances: Clearance[];
  }[];
  grants: (GrantGiven & { role_key: string })[];
  switches: { operation: string; enabled: boolean; reach: Reach }[];
  groups: { id: string; under: string[] }[];
  mine: string[];
  within: string[];
}

const statement = `
  with recursive mine as (
    select group_id as id from group_member where principal_id = $1
  ), up as (
    select g.id, g.parent_id from user_group g where g.id in (select id from mine)
    union select g.id, g.parent_id from up join user_group g on g.id = up.parent_id
  ), given as (
    select role_key, area_id, clearances, ends_at, null::uuid as group_id from user_role
      where user_id = $1 and (ends_at is null or ends_at > $2)
    union all
    select r.role_key, r.area_id, r.clearances, null, r.group_id
      from group_role r join user_group g on g.id = r.group_id and g.archived_at is null
      where r.group_id in (select id from up) and (not r.staff_only or exists (select from app_user where id = $1 and staff))
  ), held as (
    select given.*, role.changed from given join role on role.key = given.role_key and role.archived_at is null
  ), down as (
    select g.id as root, g.id from user_group g
      where g.id in (select id from mine) or g.id in (select area_id from held where area_id is not null)
    union select d.root, g.id from down d join user_group g on g.parent_id = d.id
  )
  select
    coalesce((select json_agg(json_build_object('key', role_key, 'changed', changed, 'area_id', area_id, 'group_id', group_id,
       'ends_at', ends_at, 'clearances', clearances)) from held), '[]') as roles,
    coalesce((select json_agg(json_build_object('role_key', g.role_key, 'operation', g.operation, 'reach', g.reach, 'clearances', g.clearances))
       from role_grant g where g.role_key in (select role_key from held)), '[]') as grants,
    coalesce((select json_agg(json_build_object('operation', operation, 'enabled', enabled, 'reach', reach)) from user_switch where user_id = $1), '[]') as switches,
    coalesce((select json_agg(json_build_object('id', root, 'under', ids)) from (select root, array_agg(id) as ids from down group by root) as tree), '[]') as groups,
    coalesce((select array_agg(id) from mine), '{}') as mine,
    coalesce((select array_agg(id) from up), '{}') as within`;

type Needs = Pick<Services, 'catalog' | 'clock'>;

/** `as` stands in for the person where the reach is `own`, to compare the rights of two people. */
export async function loadRights(sql: Sql, services: Needs, userId: string, as: string = userId): Promise<Rights> {
  const { rows } = await sql.query<Loaded>(statement, [userId, services.clock.now().toISOString()]);
  const loaded = rows[0] as Loaded;
  const under = new Map(loaded.groups.map((group) => [group.id, group.under]));
  const areaOfGroups = [...new Set(loaded.mine.flatMap((group) => under.get(group) ?? [group]))];
  const { bundles } = services.catalog;
  const grants: Grant[] = [];
  const sources: GrantSource[] = [];
  for (const held of loaded.roles) {
    const area = held.area_id ? (under.get(held.area_id) ?? [held.area_id]) : areaOfGroups;
    const source: GrantSource = {
      role: held.key,
      areaId: held.area_id,
      groupId: held.group_id,
      endsAt: held.ends_at && new Date(held.ends_at).toISOString(),
    };
    sources.push(source);
    const own = loaded.grants.filter((grant) => grant.role_key === held.key);
    for (const grant of grantsOfRole(services.catalog, held, own)) {
      const covered = clearances.filter((one) => grant.clearances.includes(one) || held.clearances.includes(one));
      for (const operation of patternsOf(bundles, grant.operation)) {
        grants.push({ operation, reach: grant.reach, area, clearances: covered, source });
      }
    }
  }
  const ends = loaded.roles.flatMap((role) => (role.ends_at ? [Date.parse(role.ends_at)] : []));
  return new Rights({
    me: as,
    grants,
    switches: loaded.switches.flatMap(({ operation, ...one }): Switch[] => {
      const bundle = bundleKey(operation);
      if (bundle === undefined) return [{ operation, ...one }];
      return patternsOf(bundles, operation).map((pattern) => ({ operation: pattern, ...one, bundle }));
    }),
    area: areaOfGroups,
    within: [...loaded.within].sort(),
    roles: [...new Set(loaded.roles.map((role) => role.key))],
    held: sources,
    endsAt: ends.length > 0 ? Math.min(...ends) : null,
  });
}

const cached = new WeakMap<object, Map<string, { version: number; rights: Promise<Rights> }>>();

/** Rights at `version`, from the cache of this process or the database. */
export async function rightsOf(services: Services, userId: string, version: number): Promise<Rights> {
  let people = cached.get(services.pools);
  if (!people) {
    people = new Map();
    cached.set(services.pools, people);
  }
  const found = people.get(userId);
  if (found && found.version === version) {
    const rights = await found.rights;
    if (rights.goodAt(services.clock.now())) return rights;
  }
  const rights = loadRights(services.pools.read, services, userId);
  if (people.size > 20_000) people.clear();
  people.set(userId, { version, rights });
  rights.catch(() => people.delete(userId));
  return rights;
}
