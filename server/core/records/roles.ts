// What the ready roles may do on records of every kind. What they see is decided by each kind's own read operation:
// here the reach "all" means all that they see there.
import type { Reach } from '#contract/core.ts';
import type { ReadyRole } from '../catalog.ts';

const each = (reach: Reach, ...operations: string[]): ReadyRole['grants'] =>
  operations.map((operation) => ({ operation, reach }));
const reading = each('all', 'record.comment.list', 'record.timeline.read', 'record.watch.set');

export const roles: readonly ReadyRole[] = [
  {
    key: 'admin',
    name: { ru: 'Администратор', en: 'Administrator' },
    grants: each('all', 'record.*', 'core.*'),
  },
  {
    key: 'editor',
    name: { ru: 'Редактор', en: 'Editor' },
    grants: [
      ...reading,
      ...each('all', 'record.comment.add', 'record.link.add', 'record.link.remove'),
      ...each('own', 'record.attachment.add', 'record.attachment.remove'),
    ],
  },
  { key: 'viewer', name: { ru: 'Читатель', en: 'Viewer' }, grants: reading },
];
