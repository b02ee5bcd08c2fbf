// What the ready roles may do in the registry: administrators everything; editors register, see their department's
// letters and change their own; viewers see their department's letters. What hangs on records is granted by core.
import type { Reach } from '#contract/core.ts';
import type { ReadyRole } from '#core/catalog.ts';

type Grants = ReadyRole['grants'];
const each = (reach: Reach, ...operations: string[]): Grants => operations.map((operation) => ({ operation, reach }));
const letters = (...verbs: string[]) => verbs.map((verb) => `correspondence.letter.${verb}`);

const settings = ['correspondence.journal.list', 'correspondence.kind.list'];
const reading = each('area', ...letters('read', 'list', 'find', 'count', 'chain'));

export const roles: readonly ReadyRole[] = [
  {
    key: 'admin',
    name: { ru: 'Администратор', en: 'Administrator' },
    grants: [{ operation: 'correspondence.*', reach: 'all' }],
  },
  {
    key: 'editor',
    name: { ru: 'Редактор', en: 'Editor' },
    grants: [
      ...each('all', ...settings, ...letters('register')),
      ...reading,
      ...each('own', ...letters('update', 'cancel', 'changeMany')),
    ],
  },
  {
    key: 'viewer',
    name: { ru: 'Читатель', en: 'Viewer' },
    grants: [...each('all', ...settings), ...reading],
  },
];
