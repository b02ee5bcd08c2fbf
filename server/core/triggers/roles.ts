// Who lets the program act by itself, and who sees why it did.
import type { Reach } from '#contract/core.ts';
import type { ReadyRolePart } from '../catalog.ts';

const each = (reach: Reach, ...operations: string[]): ReadyRolePart['grants'] =>
  operations.map((operation) => ({ operation, reach }));
const naming = ['record.person.tell', 'record.watch.appoint'];

export const roles: readonly ReadyRolePart[] = [
  // What they see of a record is decided by its kind's own read operation.
  ...['editor', 'viewer', 'security', 'executor', 'manager', 'head'].map((key) => ({
    key,
    grants: each('all', 'record.trigger.read'),
  })),
  { key: 'dispatcher', grants: each('all', 'record.trigger.read', ...naming) },
  { key: 'curator', grants: each('all', 'core.trigger.*', 'record.trigger.read', ...naming) },
];
