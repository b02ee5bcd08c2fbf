// Lists over HTTP in all readers, filters and sorts: the whole path against a bare handler with the same statements.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startChild } from '#test/support/child-server.ts';
import { capture, type Statement } from './capture.ts';
import type { BenchDatabase } from './database.ts';
import { ask, type Load, load, median, type Request } from './http.ts';
import { memoryOf } from './memory.ts';
import { type ReaderName, readerNames, searched } from './office.ts';
import { type PlanReport, plansOf } from './plans.ts';
import { databaseMs, processorMs } from './processor.ts';

export const sorts = ['registered', 'due', 'correspondent', 'changed'] as const;
export const filterNames = ['none', 'common 30 %', 'rare 0.02 %', 'correspondent', 'word 1 %', 'word 0.01 %'] as const;

export interface ListCell {
  reader: ReaderName;
  filter: (typeof filterNames)[number];
  sort: (typeof sorts)[number];
  items: number;
  /** Requests per second of the whole path and of the bare handler, medians of the rounds. */
  full: number;
  bare: number;
  /** Processor time of one request in milliseconds, server and database together. */
  fullMs: number;
  bareMs: number;
  p50: number;
  p95: number;
  failures: number;
  statements: number;
  plans?: PlanReport;
}

export interface ListOptions {
  connections: number;
  seconds: number;
  rounds: number;
  explain: boolean;
  readers?: readonly ReaderName[];
  progress: (cell: ListCell) => void;
}

function inputOf(database: BenchDatabase, filter: ListCell['filter'], sort: string): Record<string, unknown> {
  const extra = {
    none: {},
    'common 30 %': { state: 'in_work' },
    'rare 0.02 %': { state: 'cancelled' },
    correspondent: { correspondentId: database.office.correspondentId },
    'word 1 %': { q: searched.some },
    'word 0.01 %': { q: searched.few },
  }[filter];
  return { direction: 'incoming', limit: 50, sort, ...extra };
}

const operation = 'correspondence.letter.find';
const path = '/api/correspondence/letters/list';

export async function benchLists(
  database: BenchDatabase,
  options: ListOptions,
): Promise<{ cells: ListCell[]; memoryMb: number }> {
  const server = await startChild(database.environment, ['--role', 'web', '--no-migrate']);
  const bare = await startBare(database);
  const cells: (ListCell & { request: Request })[] = [];
  const captured: Statement[][] = [];
  try {
    for (const reader of options.readers ?? readerNames)
      for (const filter of filterNames)
        for (const sort of sorts) {
          const input = inputOf(database, filter, sort);
          const { statements, items } = await capture(
            database.services,
            database.office.userIds[reader],
            operation,
            input,
          );
          captured.push(statements);
          const request: Request = {
            method: 'POST',
            path,
            body: input,
            headers: { authorization: `Bearer ${database.office.tokens[reader]}` },
          };
          cells.push({
            reader,
            filter,
            sort,
            items,
            full: 0,
            bare: 0,
            fullMs: 0,
            bareMs: 0,
            p50: 0,
            p95: 0,
            failures: 0,
            statements: statements.length,
            request,
          });
        }
    await ask(bare.address, { method: 'POST', path: '/statements', body: captured });
    for (const [at, cell] of cells.entries()) {
      const { connections, seconds, rounds } = options;
      const atServer = () => load(server.address, () => cell.request, { connections, seconds });
      const atBare = () => load(bare.address, () => ({ method: 'GET', path: `/${at}` }), { connections, seconds });
      await load(server.address, () => cell.request, { connections, seconds: 0.2 });
      await load(bare.address, () => ({ method: 'GET', path: `/${at}` }), { connections, seconds: 0.2 });
      const fulls: Spent[] = [];
      const bares: Spent[] = [];
      for (let round = 0; round < rounds; round++) {
        fulls.push(await spent(server.process.pid as number, database.dataDir, atServer));
        bares.push(await spent(bare.pid, database.dataDir, atBare));
      }
      cell.full = median(fulls.map((one) => one.perSecond));
      cell.bare = median(bares.map((one) => one.perSecond));
      cell.fullMs = median(fulls.map((one) => one.processorMs));
      cell.bareMs = median(bares.map((one) => one.processorMs));
      cell.p50 = median(fulls.map((one) => one.p50));
      cell.p95 = median(fulls.map((one) => one.p95));
      cell.failures = fulls.reduce((sum, one) => sum + one.failures, 0);
      if (options.explain) cell.plans = await plansOf(database.appUrl, captured[at] as Statement[]);
      options.progress(cell);
    }
    return {
      cells: cells.map(({ request: _request, ...cell }) => cell),
      memoryMb: memoryOf(server.process.pid as number),
    };
  } finally {
    await bare.stop();
    await server.stop();
  }
}

type Spent = Load & { processorMs: number };
async function spent(pid: number, dataDir: string, work: () => Promise<Load>): Promise<Spent> {
  const before = processorMs(pid) + databaseMs(dataDir);
  const done = await work();
  return { ...done, processorMs: (processorMs(pid) + databaseMs(dataDir) - before) / done.answers };
}

export async function startBare(database: BenchDatabase) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-server.ts')], {
    env: { PATH: process.env.PATH ?? '', DATABASE_URL: database.appUrl },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [address] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return {
    address,
    pid: child.pid as number,
    async stop() {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
