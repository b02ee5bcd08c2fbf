// The plans of what people ask every day, beside the lists: searches, checks, figures, papers of a journal, histories. Of
// each is told whether it reads a table of more than ten thousand rows whole, by plans for the values and generic ones.
import { capture } from './capture.ts';
import type { BenchDatabase } from './database.ts';
import { plansOf } from './plans.ts';

export interface AskedPlan {
  reader: string;
  what: string;
  wholeScans: string[];
  customMs: number;
  genericMs: number;
  /** Why it was not asked. */
  refused?: string;
}

const readers = ['administrator', '1 group', '40 groups', 'plain'] as const;
const year = { from: '2025-01-01', to: '2025-12-31' };
const sender = 'Маяк 78';

async function asked({ services, office }: BenchDatabase): Promise<[string, string, Record<string, unknown>][]> {
  const { rows } = await services.pools.read.query<{ id: string }>(
    `select id from record where kind = 'incoming_letter' order by registration_order desc limit 1`,
  );
  const id = rows[0]?.id;
  const search = (what: string, input: object): [string, string, Record<string, unknown>] => [
    `search: ${what}`,
    'core.search.find',
    { ...input },
  ];
  return [
    ...['поставка', 'насосной', 'дирижабля', 'трубопровод', 'насосной кабель', 'приложение станция', 'пост*'].map((q) =>
      search(q, { q }),
    ),
    search('a phrase', { q: '"поставке оборудования"' }),
    search('without', { q: 'исполнитель приложение -аренда' }),
    search('a number', { q: 'номер:ВХ-2023/00042' }),
    search('a month', { q: 'поставка', from: '2023-01-01', to: '2023-01-31' }),
    search('a group', { q: 'поставка', homeId: office.groupIds[50] }),
    search('a rare state', { q: 'поставка', stateGroup: ['refused'] }),
    search('a correspondent', { q: 'поставка', contactId: office.correspondentId }),
    search("a correspondent's name", { q: 'поставка', counterpart: 'ромашка' }),
    ['quick search', 'core.search.quick', { q: 'поставка' }],
    [
      'doubles: number, sender, date',
      'correspondence.letter.duplicates',
      { externalNumber: '4711/12', correspondentName: sender, documentDate: '2023-05-15' },
    ],
    [
      'doubles: sender',
      'correspondence.letter.duplicates',
      { correspondentName: sender, subject: 'О поставке бумаги' },
    ],
    ['doubles: number', 'correspondence.letter.duplicates', { externalNumber: '4711/12' }],
    ['count of letters', 'correspondence.letter.count', { direction: 'incoming', state: 'in_work' }],
    ['deliveries', 'correspondence.delivery.list', {}],
    ['dispatch registers', 'correspondence.dispatch.list', {}],
    ['registers of journals', 'correspondence.register.list', {}],
    ['certificate of numbers', 'correspondence.number.certificate', { id: office.journalId, period: '2025' }],
    ['chain of a letter', 'correspondence.letter.chain', { id }],
    ['a letter', 'correspondence.letter.read', { id }],
    ['history of a letter', 'record.timeline.read', { id }],
    ['contacts', 'contacts.contact.list', {}],
    ['contacts by name', 'contacts.contact.search', { q: 'маяк' }],
    ['journal of events', 'core.event.list', {}],
    ...['month', 'kind', 'department', 'correspondent'].map((by): [string, string, Record<string, unknown>] => [
      `figures by ${by}`,
      'correspondence.statistics.read',
      { ...year, by },
    ]),
  ];
}

export async function benchPlans(
  database: BenchDatabase,
  progress: (plan: AskedPlan) => void = () => undefined,
): Promise<AskedPlan[]> {
  const plans: AskedPlan[] = [];
  for (const [what, operation, input] of await asked(database))
    for (const reader of readers) {
      const plan: AskedPlan = { reader, what, wholeScans: [], customMs: 0, genericMs: 0 };
      try {
        const { statements } = await capture(database.services, database.office.userIds[reader], operation, input);
        const reads = statements.filter(({ text }) => /^\s*(with|select)\b/i.test(text));
        Object.assign(plan, await plansOf(database.appUrl, reads));
      } catch (error) {
        plan.refused = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      }
      plans.push(plan);
      progress(plan);
    }
  return plans;
}
