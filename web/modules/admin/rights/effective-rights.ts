// What a person may do, counted as the server does: grants of the roles, then the person's own switches, where «off» wins. Pure.
import type { Reach } from '#contract/core.ts';

export interface Grant {
  operation: string;
  reach: Reach;
}
export interface Role {
  key: string;
  grants: readonly Grant[];
}
export interface RoleGiven {
  key: string;
  areaId: string | null;
}
export interface SwitchGiven extends Grant {
  enabled: boolean;
}

/** How far an operation reaches; with `area`, in which groups (null: the person's own). */
export interface Right {
  reach: Reach | null;
  areaIds: (string | null)[];
}

const order: Record<Reach, number> = { own: 1, area: 2, all: 3 };

/** Whether a grant's words name the operation: its own name, `module.*`, `*`. */
export const matches = (pattern: string, name: string): boolean =>
  pattern === name || pattern === '*' || (pattern.endsWith('.*') && name.startsWith(pattern.slice(0, -1)));

const nothing: Right = { reach: null, areaIds: [] };

function widen(right: Right, reach: Reach, areaId: string | null): Right {
  const widest = right.reach && order[right.reach] >= order[reach] ? right.reach : reach;
  const areaIds = reach === 'area' && !right.areaIds.includes(areaId) ? [...right.areaIds, areaId] : right.areaIds;
  return { reach: widest, areaIds };
}

/** What the role gives for an operation, wherever it is bound. */
export function reachOfRole(operation: string, role: Role): Reach | null {
  const found = role.grants.filter((grant) => matches(grant.operation, operation));
  return found.reduce<Right>((right, grant) => widen(right, grant.reach, null), nothing).reach;
}

export function rightByRoles(operation: string, given: readonly RoleGiven[], roles: readonly Role[]): Right {
  let right = nothing;
  for (const { key, areaId } of given) {
    for (const grant of roles.find((role) => role.key === key)?.grants ?? []) {
      if (matches(grant.operation, operation)) right = widen(right, grant.reach, areaId);
    }
  }
  return right;
}

export function withSwitches(operation: string, byRoles: Right, switches: readonly SwitchGiven[]): Right {
  const found = switches.filter((one) => matches(one.operation, operation));
  if (found.some((one) => !one.enabled)) return nothing;
  return found.reduce((right, one) => widen(right, one.reach, null), byRoles);
}

/** What a switch may add to what the roles give: only a wider reach is worth offering. */
export function addedReaches(byRoles: Right): Reach[] {
  return (['own', 'area', 'all'] as const).filter((reach) => !byRoles.reach || order[reach] > order[byRoles.reach]);
}

/** The seven switches that stand on or off, as switches of their operations. */
export function switchesOf(
  user: { bundles: Record<string, 'on' | 'off' | 'roles'> },
  { bundles }: { bundles: readonly { key: string; operations: readonly string[] }[] },
): SwitchGiven[] {
  return bundles.flatMap(({ key, operations }) => {
    const state = user.bundles[key];
    if (state !== 'on' && state !== 'off') return [];
    return operations.map((operation) => ({ operation, enabled: state === 'on', reach: 'own' as const }));
  });
}
