// What the ready roles may do in the knowledge base: everybody reads what is addressed to them, executors write drafts,
// curators publish and keep the sections.
import type { BundlePart } from '#core/bundles.ts';
import type { ReadyRolePart } from '#core/catalog.ts';

const articles = (...verbs: string[]) => verbs.map((verb) => `knowledge.article.${verb}`);
const reading = [...articles('list', 'count', 'read', 'suggest'), 'knowledge.section.list'];
const writing = [...reading, ...articles('create', 'update', 'versions')];

const readers = [
  'auditor',
  'editor',
  'viewer',
  'curator',
  'executor',
  'employee',
  'manager',
  'head',
  'activator',
  'onboarding',
  'storekeeper',
  'security',
];

export const roles: readonly ReadyRolePart[] = [
  ...readers.map((key) => ({ key, grants: [{ operation: 'bundle:knowledge-read', reach: 'own' as const }] })),
  { key: 'executor', grants: [{ operation: 'bundle:knowledge-write', reach: 'own' }] },
  ...['admin', 'curator'].map((key) => ({
    key,
    grants: [{ operation: 'bundle:knowledge-keep', reach: 'all' as const }],
  })),
];

export const bundles: readonly BundlePart[] = [
  {
    key: 'knowledge-read',
    title: { ru: 'Чтение базы знаний', en: 'Read the knowledge base' },
    operations: reading,
  },
  {
    key: 'knowledge-write',
    title: { ru: 'Черновики базы знаний', en: 'Draft articles' },
    operations: writing,
  },
  {
    key: 'knowledge-keep',
    title: { ru: 'Ведение базы знаний', en: 'Keep the knowledge base' },
    operations: ['knowledge.*'],
  },
];
