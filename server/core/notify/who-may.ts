// Whom the program itself calls when something wants a look: those who may do the operation that mends it, everywhere.
import { patternsOf } from '../bundles.ts';
import type { Sql } from '../db/sql.ts';
import { rightsOf } from '../identity/rights-of.ts';
import { matches } from '../rights.ts';
import type { Services } from '../services.ts';

/** Active people who hold the operation on everything, and `also`, whatever they hold. */
export async function whoMay(sql: Sql, services: Services, operation: string, also?: string): Promise<string[]> {
  const { bundles, roles } = services.catalog;
  const given = await sql.query<{ key: string; operation: string }>(
    'select role_key as key, operation from role_grant',
  );
  const all = [
    ...given.rows,
    ...[...roles.values()].flatMap(({ key, grants }) => grants.map((grant) => ({ key, operation: grant.operation }))),
  ];
  const keys = all
    .filter((one) => patternsOf(bundles, one.operation).some((pattern) => matches(pattern, operation)))
    .map(({ key }) => key);
  const { rows } = await sql.query<{ id: string; version: number }>(
    `select u.id, v.version from app_user u cross join rights_version v
     where u.status = 'active' and (u.id = $1
       or u.id in (select user_id from user_role where role_key = any($2::text[]))
       or u.id in (select m.principal_id from group_member m join group_role g on g.group_id = m.group_id
         where g.role_key = any($2::text[]))) order by u.id`,
    [also ?? null, [...new Set(keys)]],
  );
  const found: string[] = [];
  for (const { id, version } of rows)
    if (id === also || (await rightsOf(services, id, version)).everywhere(operation)) found.push(id);
  return found;
}
