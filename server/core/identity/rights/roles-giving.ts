// The roles that give an operation, and how many people hold it by them or by a switch of their own.
import { sql } from 'kysely';
import { patternsOf, wordsNaming } from '../../bundles.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import { matches } from '../../rights.ts';
import { heldRoles } from './held-roles.ts';
import { type GrantGiven, grantsOfRole } from './role-grants.ts';

/** The roles that name the operation, each with those of its grants that do. */
export async function rolesGiving(handle: object, operation: string): Promise<Map<string, GrantGiven[]>> {
  const { catalog } = shapeOf(handle).services;
  const db = unscoped(handle);
  const [roles, grants] = await Promise.all([
    db.selectFrom('role').select(['key', 'changed']).where('archived_at', 'is', null).execute(),
    db.selectFrom('role_grant').select(['role_key', 'operation', 'reach', 'clearances']).execute(),
  ]);
  const giving = new Map<string, GrantGiven[]>();
  for (const role of roles) {
    const own = grants.filter((grant) => grant.role_key === role.key) as unknown as GrantGiven[];
    const naming = grantsOfRole(catalog, role, own).filter((grant) =>
      patternsOf(catalog.bundles, grant.operation).some((pattern) => matches(pattern, operation)),
    );
    if (naming.length > 0) giving.set(role.key, naming);
  }
  return giving;
}

/** Active people who may do it, wherever its reach goes. */
export async function countHolders(reader: AnyReader, operation: string): Promise<number> {
  const keys = [...(await rolesGiving(reader, operation)).keys()];
  const naming = wordsNaming(shapeOf(reader).services.catalog.bundles, operation);
  const { rows } = await sql<{ count: number }>`
    with recursive ${heldRoles(reader.now)}, named as (
      select user_id, enabled from user_switch where operation = any(${naming}::text[])
    )
    select count(*)::int as count from app_user u where u.status = 'active'
      and (u.id in (select user_id from held where role_key = any(${keys}::text[])) or u.id in (select user_id from named where enabled))
      and u.id not in (select user_id from named where not enabled)`.execute(unscoped(reader));
  return rows[0]?.count ?? 0;
}
