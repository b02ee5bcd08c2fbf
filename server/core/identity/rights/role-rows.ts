// A role as it stands, locked or read: its row, its grants, whether it follows the program.
import type { Clearance, Reach } from '#contract/core.ts';
import { bundleKey } from '../../bundles.ts';
import { names } from '../../catalog.ts';
import { one, shapeOf, unscoped } from '../../handle.ts';
import { Refusal, refuseField } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { type GrantGiven, grantsOfRole } from './role-grants.ts';

export interface RoleStanding {
  key: string;
  name: string;
  about: string;
  ready: boolean;
  changed: boolean;
  archived: boolean;
  version: number;
  grants: readonly GrantGiven[];
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** One order, and no two that say the same. */
export const grantsInOrder = (grants: readonly GrantGiven[]): GrantGiven[] =>
  [...new Map(grants.map((grant) => [grant.operation, grant])).values()]
    .map(({ operation, reach, clearances }) => ({
      operation,
      reach,
      clearances: [...new Set(clearances)].filter((mark) => mark !== 'none').sort(byText),
    }))
    .sort((a, b) => byText(a.operation, b.operation));

/** Locks the role; the owner's is nobody's to change. */
export async function lockRole(unit: AnyUnit, key: string): Promise<RoleStanding> {
  const db = unscoped(unit);
  const row = await one(
    db
      .selectFrom('role')
      .select(['key', 'name', 'about', 'ready', 'changed', 'archived_at', 'version'])
      .where('key', '=', key)
      .forUpdate()
      .executeTakeFirst(),
  );
  if (key === 'owner') throw new Refusal('role_fixed');
  const own = await db
    .selectFrom('role_grant')
    .select(['operation', 'reach', 'clearances'])
    .where('role_key', '=', key)
    .execute();
  const { archived_at, ...role } = row;
  const grants = grantsOfRole(shapeOf(unit).services.catalog, row, own as GrantGiven[]);
  return { ...role, archived: archived_at !== null, grants: grantsInOrder(grants) };
}

export async function writeGrants(unit: AnyUnit, key: string, grants: readonly GrantGiven[]): Promise<void> {
  const db = unscoped(unit);
  await db.deleteFrom('role_grant').where('role_key', '=', key).execute();
  if (grants.length === 0) return;
  const rows = grants.map((grant: { operation: string; reach: Reach; clearances: Clearance[] }) => ({
    role_key: key,
    ...grant,
  }));
  await db.insertInto('role_grant').values(rows).execute();
}

/** Every grant names something that exists, and none names everything: that is the owner's. */
export function requireKnownGrants(unit: AnyUnit, grants: readonly GrantGiven[]): void {
  const { catalog } = shapeOf(unit).services;
  for (const [place, { operation }] of grants.entries()) {
    const key = bundleKey(operation);
    const known =
      key === undefined ? operation !== '*' && names(catalog.operations, operation) : catalog.bundles.has(key);
    if (!known) throw refuseField(`grants.${place}.operation`, 'not_found');
  }
}
