// What the ready roles may do on records of every kind. What they see is decided by each kind's own read operation:
// here the reach "all" means all that they see there.
import type { Reach } from '#contract/core.ts';
import type { ReadyRolePart } from '../catalog.ts';

const each = (reach: Reach, ...operations: string[]): ReadyRolePart['grants'] =>
  operations.map((operation) => ({ operation, reach }));
const reading = each('all', 'record.comment.list', 'record.timeline.read', 'record.watch.set');
const talking = [...reading, ...each('all', 'record.comment.add')];

export const roles: readonly ReadyRolePart[] = [
  { key: 'admin', grants: each('all', 'record.*') },
  { key: 'editor', grants: [...talking, ...each('all', 'record.link.add', 'record.link.remove')] },
  { key: 'viewer', grants: reading },
  { key: 'security', grants: reading },
  ...['curator', 'executor', 'employee', 'manager', 'head'].map((key) => ({ key, grants: talking })),
];
