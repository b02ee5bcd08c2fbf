// Who sees why a record is due, and who says when records are.
import type { Reach } from '#contract/core.ts';
import type { ReadyRolePart } from '../catalog.ts';

const each = (reach: Reach, ...operations: string[]): ReadyRolePart['grants'] =>
  operations.map((operation) => ({ operation, reach }));

export const roles: readonly ReadyRolePart[] = [
  // What they see is decided by each kind's own read operation.
  ...[
    'editor',
    'viewer',
    'security',
    'executor',
    'employee',
    'manager',
    'head',
    'activator',
    'onboarding',
    'storekeeper',
  ].map((key) => ({
    key,
    grants: each('all', 'record.deadline.read'),
  })),
  {
    key: 'curator',
    grants: each('all', 'record.deadline.read', 'core.schedule.*', 'core.policy.*', 'core.deadline.*'),
  },
];
