// How many records a set holds, counted no further than matters for the choice of a plan, and remembered for a minute:
// a size that is out of date costs time, never rows.
import { sql } from 'kysely';
import { unscoped } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import type { IdSet } from './list-request.ts';

/** Sets beyond this are all the same to the choice. */
export const sizesTold = 30_000;
const keepMs = 60_000;
const kept = new Map<string, { size: number; at: number }>();

export async function sizesOf(reader: AnyReader, sets: readonly IdSet[]): Promise<number[]> {
  const now = performance.now();
  const sizes = sets.map((set) => {
    const known = kept.get(set.key);
    return known && now - known.at < keepMs ? known.size : undefined;
  });
  const unknown = sets.filter((_, at) => sizes[at] === undefined);
  if (unknown.length > 0) {
    const counts = unknown.map(
      (set) =>
        sql`(select count(*)::int from (select from (${set.ids}) as listed limit ${sql.raw(String(sizesTold))}) as counted)`,
    );
    const { rows } = await sql<{ counts: number[] }>`select array[${sql.join(counts)}] as counts`.execute(
      unscoped(reader),
    );
    if (kept.size > 20_000) kept.clear();
    for (const [at, set] of unknown.entries()) kept.set(set.key, { size: rows[0]?.counts[at] as number, at: now });
  }
  return sets.map((set, at) => sizes[at] ?? kept.get(set.key)?.size ?? sizesTold);
}
