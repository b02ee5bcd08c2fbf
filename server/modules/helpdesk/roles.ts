// What the ready roles may do in the helpdesk: everybody asks and follows their own; executors work in their queues;
// curators look after all and alone keep the categories.
import type { BundlePart } from '#core/bundles.ts';
import type { ReadyRolePart } from '#core/catalog.ts';

const tickets = (...verbs: string[]) => verbs.map((verb) => `helpdesk.ticket.${verb}`);

const looking = [...tickets('list', 'find', 'count', 'counters', 'read'), 'helpdesk.category.list'];
const asking = [
  ...looking,
  ...tickets('create', 'reply', 'close', 'reopen', 'cancel', 'rate', 'undo', 'similar', 'join', 'leave', 'joined'),
];
const working = [
  ...asking,
  ...tickets('update', 'take', 'assign', 'release', 'wait', 'resume', 'note', 'resolve', 'changeMany', 'sketch'),
];

const whoAsk = ['editor', 'viewer', 'manager', 'head', 'activator', 'onboarding', 'storekeeper', 'security'];

export const roles: readonly ReadyRolePart[] = [
  // Categories are the curator's: a page that nobody else opens (H4).
  {
    key: 'admin',
    grants: [
      { operation: 'helpdesk.ticket.*', reach: 'all' },
      { operation: 'helpdesk.category.list', reach: 'all' },
      { operation: 'helpdesk.report.*', reach: 'all' },
    ],
  },
  ...whoAsk.map((key) => ({ key, grants: [{ operation: 'bundle:requests-ask', reach: 'own' as const }] })),
];

export const bundles: readonly BundlePart[] = [
  { key: 'requests-ask', operations: asking },
  { key: 'requests-work', operations: working },
  { key: 'requests-curate', operations: ['helpdesk.ticket.*', 'helpdesk.category.*'] },
  { key: 'area-lead', operations: looking },
  { key: 'create', operations: tickets('create') },
  { key: 'statistics', operations: ['helpdesk.report.*'] },
];
