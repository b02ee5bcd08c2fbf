// What the ready roles may do in the registry: administrators everything; editors register, see their department's
// letters and change their own; viewers and heads see their department's letters, employees those in which they take
// part. What hangs on records is granted by core.
import type { Reach } from '#contract/core.ts';
import type { BundlePart } from '#core/bundles.ts';
import type { ReadyRolePart } from '#core/catalog.ts';

type Grants = ReadyRolePart['grants'];
const each = (reach: Reach, ...operations: string[]): Grants => operations.map((operation) => ({ operation, reach }));
const letters = (...verbs: string[]) => verbs.map((verb) => `correspondence.letter.${verb}`);

const numbers = (...verbs: string[]) => verbs.map((verb) => `correspondence.number.${verb}`);

const deliveries = ['list', 'count', 'set', 'print'].map((verb) => `correspondence.delivery.${verb}`);
const dispatches = ['create', 'list', 'read', 'cancel', 'print'].map((verb) => `correspondence.dispatch.${verb}`);
const registers = (...verbs: string[]) => verbs.map((verb) => `correspondence.register.${verb}`);

const settings = ['correspondence.journal.list', 'correspondence.kind.list'];
const reading = (reach: Reach): Grants => each(reach, ...letters('read', 'list', 'find', 'count', 'chain', 'print'));

export const roles: readonly ReadyRolePart[] = [
  {
    key: 'admin',
    grants: [{ operation: 'correspondence.*', reach: 'all' }],
  },
  {
    key: 'editor',
    grants: [
      ...each('all', ...settings, ...letters('register', 'duplicates', 'propose')),
      ...reading('area'),
      // Whoever registers may lay a second copy beside a colleague's letter.
      ...each('area', ...letters('addCopy')),
      ...each('own', ...letters('update', 'cancel', 'changeMany'), ...numbers('reserve', 'reservations', 'release')),
      ...each('area', ...numbers('certificate', 'print')),
      ...each('area', ...deliveries),
      // One's own registers; the letters in them are those of the department.
      ...each('area', ...dispatches),
      ...each('area', ...numbers('certificate', 'print'), ...registers('make')),
      ...each('own', ...registers('list', 'download')),
    ],
  },
  {
    key: 'viewer',
    grants: [...each('all', ...settings), ...reading('area')],
  },
  { key: 'head', grants: [...each('all', ...settings), ...reading('area')] },
  { key: 'employee', grants: [...each('all', ...settings), ...reading('own')] },
  { key: 'executor', grants: [...each('all', ...settings), ...reading('own')] },
  { key: 'curator', grants: [...each('all', ...settings), ...reading('own')] },
];

export const bundles: readonly BundlePart[] = [
  { key: 'statistics', operations: ['correspondence.statistics.*'] },
  { key: 'create', operations: letters('register', 'duplicates', 'propose', 'addCopy') },
  // Seeing the page of deliveries stays with whoever registers.
  {
    key: 'send',
    operations: [...deliveries, ...dispatches].filter((name) => !/\.(list|count|read)$/.test(name)),
  },
];
