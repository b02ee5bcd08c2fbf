// Who takes shifts, who sees who is on duty, and who keeps the roster.
import type { BundlePart } from '../bundles.ts';
import type { ReadyRolePart } from '../catalog.ts';

const taking = ['core.shift.current', 'core.shift.start', 'core.shift.stop'];
const roster = ['list', 'week', 'add', 'change', 'remove', 'copyWeek'].map((verb) => `core.roster.${verb}`);
const keeping = ['core.shift.end', ...roster];

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
