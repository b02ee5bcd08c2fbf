// One kind of search asked in turn by each reader, with each of the words.
import { startChild } from '#test/support/child-server.ts';
import type { BenchDatabase } from './database.ts';
import { load } from './http.ts';
import { type ReaderName, readerNames } from './office.ts';

interface SearchCell {
  reader: ReaderName;
  words: string;
  p50: number;
  p95: number;
  found: number;
}

export async function benchSearches(
  database: BenchDatabase,
  path: string,
  asked: readonly string[],
  seconds: number,
): Promise<SearchCell[]> {
  const server = await startChild(database.environment, ['--role', 'web', '--no-migrate']);
  const cells: SearchCell[] = [];
  try {
    for (const reader of readerNames)
      for (const words of asked) {
        let found = -1;
        const ask = () => ({
          method: 'POST' as const,
          path,
          body: { q: words },
          headers: { authorization: `Bearer ${database.office.tokens[reader]}` },
        });
        await load(server.address, ask, { connections: 1, seconds: 0.2 });
        // One person types; others' searches at the same moment are what the lists' rows measure.
        const { p50, p95 } = await load(server.address, ask, {
          connections: 2,
          seconds,
          onAnswer: (status, body) => {
            found = status === 200 ? JSON.parse(body.toString()).items.length : -status;
          },
        });
        cells.push({ reader, words, p50, p95, found });
      }
    return cells;
  } finally {
    await server.stop();
  }
}
