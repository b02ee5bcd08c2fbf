// A role's grants beside what the program would give: what was added, taken away, or reaches otherwise. Pure.
import type { RightsCatalog } from '../rights/use-rights-catalog.ts';

export type RoleCard = RightsCatalog['roles'][number];
export type GrantValue = RoleCard['given'][number];
export interface GrantLine {
  grant: GrantValue;
  difference: 'added' | 'removed' | 'differs' | null;
}

const same = (one: GrantValue, other: GrantValue): boolean =>
  one.reach === other.reach && [...one.clearances].sort().join() === [...other.clearances].sort().join();

export function grantLines(grants: readonly GrantValue[], defaults: readonly GrantValue[] | null): GrantLine[] {
  if (!defaults) return grants.map((grant) => ({ grant, difference: null }));
  const before = new Map(defaults.map((grant) => [grant.operation, grant]));
  const named = new Set(grants.map((grant) => grant.operation));
  return [
    ...grants.map((grant): GrantLine => {
      const had = before.get(grant.operation);
      return { grant, difference: had ? (same(had, grant) ? null : 'differs') : 'added' };
    }),
    ...defaults
      .filter((grant) => !named.has(grant.operation))
      .map((grant): GrantLine => ({ grant, difference: 'removed' })),
  ];
}
