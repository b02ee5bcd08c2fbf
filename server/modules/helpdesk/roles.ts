// What the ready roles may do in the helpdesk: everybody asks and follows their own; executors work in their queues;
// curators look after all and alone keep the categories.
import type { BundlePart } from '#core/bundles.ts';
import type { ReadyRolePart } from '#core/catalog.ts';

const tickets = (...verbs: string[]) => verbs.map((verb) => `helpdesk.ticket.${verb}`);

const macros = (...verbs: string[]) => verbs.map((verb) => `helpdesk.macro.${verb}`);
const looking = [...tickets('list', 'find', 'count', 'counters', 'read'), 'helpdesk.category.list'];
/** What is ours alone on a ticket, and what spares typing. */
const inside = ['helpdesk.checklist.read', 'helpdesk.time.read', 'helpdesk.time.list', 'helpdesk.time.sum'];
const asking = [
  ...looking,
  ...tickets('create', 'reply', 'close', 'reopen', 'cancel', 'rate', 'undo', 'similar', 'join', 'leave', 'joined'),
];
const working = [
  ...asking,
  ...tickets(
    'update',
    'take',
    'assign',
    'release',
    'wait',
    'resume',
    'note',
    'resolve',
    'changeMany',
    'sketch',
    'ties',
    'split',
  ),
  ...inside,
  ...['add', 'change', 'remove', 'order'].map((verb) => `helpdesk.checklist.${verb}`),
  ...['add', 'change', 'remove'].map((verb) => `helpdesk.time.${verb}`),
  ...macros('offer', 'list', 'read', 'variables', 'preview', 'run', 'insert', 'create', 'update', 'remove'),
  'helpdesk.readyChecklist.list',
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
      ...['macro', 'checklist', 'readyChecklist', 'time'].map((thing) => ({
        operation: `helpdesk.${thing}.*`,
        reach: 'all' as const,
      })),
      { operation: 'helpdesk.incident.*', reach: 'all' },
    ],
  },
  ...whoAsk.map((key) => ({ key, grants: [{ operation: 'bundle:requests-ask', reach: 'own' as const }] })),
];

export const bundles: readonly BundlePart[] = [
  { key: 'requests-ask', operations: asking },
  { key: 'requests-work', operations: working },
  {
    key: 'requests-curate',
    operations: [
      'helpdesk.ticket.*',
      'helpdesk.category.*',
      'helpdesk.incident.*',
      'helpdesk.macro.*',
      'helpdesk.checklist.*',
      'helpdesk.readyChecklist.*',
      'helpdesk.time.*',
    ],
  },
  { key: 'area-lead', operations: [...looking, ...inside] },
  { key: 'create', operations: tickets('create') },
  { key: 'statistics', operations: ['helpdesk.report.*'] },
];
