// An export of a whole list beside the list itself: how long it takes, what readers of lists feel meanwhile, how much the
// server grows.
import { setTimeout as wait } from 'node:timers/promises';
import { startChild } from '#test/support/child-server.ts';
import type { BenchDatabase } from './database.ts';
import { ask, load, median } from './http.ts';
import { memoryOf } from './memory.ts';

export interface ExportBench {
  format: string;
  rows: number;
  /** Alone. */
  seconds: number;
  /** The list right before and while the file is written; milliseconds. */
  alone: { p50: number; p95: number };
  beside: { p50: number; p95: number; failures: number };
  /** Of the server's resident memory, the highest while it does nothing but the export over the one before it. */
  grownMb: number;
}

interface Task {
  state: string;
  done: number;
  finishedAt: string | null;
  error: unknown;
}

const sliceSeconds = 1;

export async function benchExports(
  database: BenchDatabase,
  formats: readonly string[],
  tell: (cell: ExportBench) => void,
): Promise<ExportBench[]> {
  const server = await startChild(database.environment, ['--no-migrate']);
  const headers = { authorization: `Bearer ${database.office.tokens.administrator}` };
  const list = () => ({
    method: 'POST' as const,
    path: '/api/correspondence/letters/list',
    body: { direction: 'incoming', limit: 50, sort: 'registered' },
    headers,
  });
  const json = async <T>(request: Parameters<typeof ask>[1]): Promise<T> => {
    const { status, body } = await ask(server.address, request);
    if (status >= 400) throw new Error(`${request.path}: ${status} ${body}`);
    return JSON.parse(body.toString()) as T;
  };
  const readers = { connections: 4, seconds: sliceSeconds };
  const slices = async (going: () => Promise<boolean>) => {
    const parts: { p50: number; p95: number; failures: number }[] = [];
    while (await going()) parts.push(await load(server.address, list, readers));
    return {
      p50: median(parts.map((one) => one.p50)),
      p95: median(parts.map((one) => one.p95)),
      failures: parts.reduce((sum, one) => sum + one.failures, 0),
    };
  };
  const memory = () => memoryOf(server.process.pid as number);
  /** Starts the export and goes on with `meanwhile` until it has ended. */
  const exported = async (format: string, meanwhile: (task: () => Promise<Task>) => Promise<void>) => {
    const began = performance.now();
    const { id } = await json<{ id: string }>({
      method: 'POST',
      path: '/api/exports',
      headers,
      body: { list: 'correspondence.letter.list', filter: { direction: 'incoming' }, format },
    });
    const task = () => json<Task>({ method: 'GET', path: `/api/tasks/${id}`, headers });
    while ((await task()).done === 0) await wait(50);
    await meanwhile(task);
    const ended = await task();
    if (ended.state !== 'done') throw new Error(`the export is ${ended.state}: ${JSON.stringify(ended.error)}`);
    return { rows: ended.done, seconds: (performance.now() - began) / 1000 };
  };
  const cells: ExportBench[] = [];
  try {
    // Lists grow the server by themselves; what they need is there before the exports are weighed.
    await load(server.address, list, { connections: 4, seconds: 10 });
    for (const format of formats) {
      const before = memory();
      let highest = before;
      const { rows, seconds } = await exported(format, async (task) => {
        while ((await task()).finishedAt === null) {
          highest = Math.max(highest, memory());
          await wait(100);
        }
      });
      let left = 8;
      const alone = await slices(async () => left-- > 0);
      let beside = alone;
      await exported(format, async (task) => {
        beside = await slices(async () => (await task()).finishedAt === null);
      });
      const cell = { format, rows, seconds, alone, beside, grownMb: highest - before };
      cells.push(cell);
      tell(cell);
    }
    return cells;
  } finally {
    await server.stop();
  }
}
