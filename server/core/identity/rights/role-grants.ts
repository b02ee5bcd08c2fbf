// What a role grants: a ready role follows the program until the organisation changes it; its own roles stand in the database.
import { type Clearance, clearances, type Reach } from '#contract/core.ts';
import type { Catalog } from '../../catalog.ts';

export interface GrantGiven {
  /** An operation's name, a prefix, `*`, or `bundle:<key>`. */
  operation: string;
  reach: Reach;
  clearances: Clearance[];
}

/** What the program gives a ready role by default; nothing for an organisation's own. */
export function defaultGrants(catalog: Pick<Catalog, 'roles'>, key: string): GrantGiven[] {
  const ready = catalog.roles.get(key);
  const covered = ready?.allClearances ? [...clearances] : [];
  return (ready?.grants ?? []).map(({ operation, reach }) => ({ operation, reach, clearances: covered }));
}

/** `own` are the role's rows in role_grant. */
export const grantsOfRole = (
  catalog: Pick<Catalog, 'roles'>,
  role: { key: string; changed: boolean },
  own: readonly GrantGiven[],
): readonly GrantGiven[] => (catalog.roles.has(role.key) && !role.changed ? defaultGrants(catalog, role.key) : own);
