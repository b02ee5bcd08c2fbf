// Which people may be told what is said on a record to an audience: those with an account in use who see the record so.
import type { Audience } from '#contract/core.ts';
import { shapeOf, sqlOf } from '../handle.ts';
import { rightsOf } from '../identity/rights-of.ts';
import type { AnyReader } from '../reader.ts';
import type { AnyUnit } from '../unit.ts';
import { audiencesOf, type Reachable } from './audience.ts';

export async function thoseWhoHear(
  handle: AnyReader | AnyUnit,
  record: Reachable,
  audience: Audience,
  ids: readonly string[],
): Promise<Set<string>> {
  const { services } = shapeOf(handle);
  const { rows } = await sqlOf(handle).query<{ id: string; version: number }>(
    `select u.id, v.version from app_user u cross join rights_version v
     where u.id = any($1::uuid[]) and u.status = 'active'`,
    [ids],
  );
  const hearing = new Set<string>();
  for (const { id, version } of rows) {
    const rights = await rightsOf(services, id, version);
    if (audiencesOf(services.catalog, { rights }, record).includes(audience)) hearing.add(id);
  }
  return hearing;
}
