// Who takes shifts, who sees who is on duty, and who keeps the roster.
import type { BundlePart } from '../bundles.ts';
import type { ReadyRolePart } from '../catalog.ts';

const taking = ['core.shift.current', 'core.shift.start', 'core.shift.stop'];
const keeping = ['core.shift.end', 'core.roster.list', 'core.roster.add', 'core.roster.change', 'core.roster.remove'];

export const bundles: readonly BundlePart[] = [
  { key: 'requests-work', operations: taking },
  { key: 'requests-curate', operations: [...taking, ...keeping] },
  { key: 'area-lead', operations: [...taking, ...keeping] },
];
export const roles: readonly ReadyRolePart[] = [
  {
    key: 'admin',
    grants: ['core.shift.current', ...keeping].map((operation) => ({ operation, reach: 'all' as const })),
  },
];
