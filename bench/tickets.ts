// The helpdesk over HTTP: lists by filters, an open ticket, words, counters, reports, as four readers; the quick ones beside
// a bare handler with the same reading statements. What is shown of people is told to the journal: the bare one has no such.
import { startChild } from '#test/support/child-server.ts';
import { capture, type Statement } from './capture.ts';
import { ask, load, median, type Request } from './http.ts';
import { startBare } from './list.ts';
import { type PlanReport, plansOf } from './plans.ts';
import { type TicketDesk, type TicketReader, ticketReaders } from './ticket-office.ts';

export interface TicketCell {
  reader: TicketReader;
  what: string;
  items: number;
  /** Requests per second of the whole path and of the bare handler; the bare one is not asked for figures. */
  full: number;
  bare: number | null;
  p50: number;
  p95: number;
  /** Of one at a time. */
  aloneP50: number;
  aloneP95: number;
  failures: number;
  plans: PlanReport;
}
interface Question {
  what: string;
  operation: string;
  input: Record<string, unknown>;
  request: Pick<Request, 'method' | 'path'>;
  figures?: true;
  only?: readonly TicketReader[];
}

const list = { method: 'POST', path: '/api/helpdesk/tickets/search' } as const;
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

function questionsFor({ desk: { ground, userIds } }: TicketDesk, reader: TicketReader, id: string): Question[] {
  const find = (what: string, input: object): Question => ({
    what: `list: ${what}`,
    operation: 'helpdesk.ticket.find',
    input: { limit: 50, ...input },
    request: list,
  });
  const get = (what: string, operation: string, path: string, input: Record<string, unknown> = { id }): Question => ({
    what,
    operation,
    input,
    request: { method: 'GET', path },
  });
  const report = (what: string, input: Record<string, string>): Question => ({
    ...get(what, 'helpdesk.report.summary', `/api/helpdesk/reports/summary?${new URLSearchParams(input)}`, input),
    figures: true,
    only: ['all'],
  });
  const count = (what: string, input: object): Question => ({
    what: `count: ${what}`,
    operation: 'helpdesk.ticket.count',
    input: { ...input },
    request: { method: 'POST', path: '/api/helpdesk/tickets/count' },
  });
  return [
    find('open by due', { group: 'open', sort: 'due' }),
    find('all, newest', {}),
    find('all by change', { sort: 'changed' }),
    find('waiting', { state: 'waiting' }),
    find('closed', { state: 'closed' }),
    find('common category', { categoryId: ground.categories[0] }),
    find('rare category', { categoryId: ground.categories.at(-1) }),
    find('urgent', { priority: 'urgent' }),
    find('low', { priority: 'low' }),
    find('my open ones', { group: 'open', executorId: userIds[reader], sort: 'due' }),
    find('nobody has', { group: 'open', executorId: 'none' }),
    find('overdue', { overdue: true, sort: 'due' }),
    find('awaits us', { group: 'open', awaitsUs: true }),
    find('a place', { placeId: ground.places.at(-1) }),
    find('rated', { rated: true }),
    find('commonest word', { q: 'доступа' }),
    find('commonest word, open by due', { q: 'доступа', group: 'open', sort: 'due' }),
    find('rare word', { q: 'дирижабль' }),
    get('ticket open', 'helpdesk.ticket.read', `/api/helpdesk/tickets/${id}`),
    get('its words', 'record.comment.list', `/api/records/${id}/comments`),
    ...['лампа', 'доступ', 'дирижабль', 'лампа доступ'].map(
      (q): Question => ({
        what: `search: ${q}`,
        operation: 'core.search.find',
        input: { q, kind: 'ticket' },
        request: { method: 'POST', path: '/api/search' },
      }),
    ),
    get('eight counters', 'helpdesk.ticket.counters', '/api/helpdesk/counters', {}),
    count('open of a category', { group: 'open', categoryId: ground.categories[3] }),
    count('open urgent', { group: 'open', priority: 'urgent' }),
    count('all', {}),
    report('report: a month by executor', { from: daysAgo(60), to: daysAgo(30), by: 'executor' }),
    report('report: a year by month', { from: daysAgo(365), to: daysAgo(1), by: 'month' }),
    report('report: a year as of a month ago', {
      from: daysAgo(365),
      to: daysAgo(31),
      by: 'category',
      asOf: `${daysAgo(30)}T12:00:00.000Z`,
    }),
    {
      ...report('report: a year as XLSX', { from: daysAgo(365), to: daysAgo(1), by: 'executor' }),
      request: {
        method: 'GET',
        path: `/api/helpdesk/reports/file?${new URLSearchParams({ from: daysAgo(365), to: daysAgo(1), by: 'executor', format: 'xlsx' })}`,
      },
    },
  ];
}

export async function benchTickets(
  desk: TicketDesk,
  options: {
    connections: number;
    seconds: number;
    rounds: number;
    readers?: readonly TicketReader[];
    figures?: boolean;
  },
  progress: (cell: TicketCell) => void,
): Promise<TicketCell[]> {
  const { connections, seconds, rounds, readers = ticketReaders, figures = true } = options;
  const server = await startChild(desk.environment, ['--role', 'web', '--no-migrate']);
  const bare = await startBare(desk);
  const cells: TicketCell[] = [];
  try {
    for (const reader of readers) {
      const { rows } = await desk.services.pools.read.query<{ id: string }>(
        `select record_id as id from participant where kind = 'ticket' and ($1 or principal_id = any($2::uuid[]))
         order by registration_order desc limit 1`,
        [
          reader === 'all',
          [desk.desk.userIds[reader], ...desk.desk.ground.groups.slice(reader === 'large queue' ? 0 : 60, 1)],
        ],
      );
      for (const question of questionsFor(desk, reader, rows[0]?.id as string)) {
        if ((question.only && !question.only.includes(reader)) || (question.figures && !figures)) continue;
        const { statements, items } = await capture(
          desk.services,
          desk.desk.userIds[reader],
          question.operation,
          question.input,
        );
        const reads = statements.filter(
          ({ text }) => /^\s*(with|select)\b/i.test(text) && !/\binsert into\b/i.test(text),
        );
        const headers = { authorization: `Bearer ${desk.desk.tokens[reader]}` };
        const { method, path } = question.request;
        const request: Request = { method, path, headers, ...(method === 'POST' ? { body: question.input } : {}) };
        const measured = question.figures
          ? { full: Number.NaN, bare: null, p50: Number.NaN, p95: Number.NaN, failures: 0 }
          : await beside(server.address, bare.address, request, reads, { connections, seconds, rounds });
        const alone = await load(server.address, () => request, {
          connections: 1,
          seconds: question.figures ? 4 : seconds,
        });
        const cell: TicketCell = {
          reader,
          what: question.what,
          items,
          ...measured,
          aloneP50: alone.p50,
          aloneP95: alone.p95,
          failures: measured.failures + alone.failures,
          plans: await plansOf(desk.appUrl, reads as Statement[]),
        };
        cells.push(cell);
        progress(cell);
      }
    }
    return cells;
  } finally {
    await bare.stop();
    await server.stop();
  }
}

async function beside(
  address: string,
  bareAddress: string,
  request: Request,
  reads: readonly Statement[],
  { connections, seconds, rounds }: { connections: number; seconds: number; rounds: number },
) {
  await ask(bareAddress, { method: 'POST', path: '/statements', body: [reads] });
  const options = { connections, seconds };
  const bareRequest: Request = { method: 'GET', path: '/0' };
  await load(address, () => request, { connections, seconds: 0.2 });
  await load(bareAddress, () => bareRequest, { connections, seconds: 0.2 });
  const fulls = [];
  const bares = [];
  for (let round = 0; round < rounds; round++) {
    fulls.push(await load(address, () => request, options));
    bares.push(await load(bareAddress, () => bareRequest, options));
  }
  return {
    full: median(fulls.map((one) => one.perSecond)),
    bare: median(bares.map((one) => one.perSecond)),
    p50: median(fulls.map((one) => one.p50)),
    p95: median(fulls.map((one) => one.p95)),
    failures: fulls.reduce((sum, one) => sum + one.failures, 0),
  };
}

export const ticketLine = (cell: TicketCell): string => {
  const number = (value: number, digits = 0) => value.toFixed(digits).padStart(7);
  const ratio = cell.bare === null ? '   – ' : (cell.full / cell.bare).toFixed(2).padStart(5);
  return `${cell.reader.padEnd(12)}${cell.what.padEnd(36)}${number(cell.full)}${cell.bare === null ? '      –' : number(cell.bare)} ${ratio}  p50 ${number(cell.p50, 1)} p95 ${number(cell.p95, 1)}  alone ${number(cell.aloneP50, 1)} ${number(cell.aloneP95, 1)}  db ${number(cell.plans.customMs, 1)} ${number(cell.plans.genericMs, 1)}  ${cell.plans.wholeScans.join(', ') || 'indexes'}${cell.failures ? `  FAILURES ${cell.failures}` : ''}`;
};
