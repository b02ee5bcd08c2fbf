// How many records a set holds, counted no further than matters for the choice of a plan, and remembered for a minute:
// a size that is out of date costs time, never rows.
import { sql } from 'kysely';
import { unscoped } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import type { IdSet } from './list-request.ts';

/** Sets beyond `told` are counted no further. A test turns it, to see the plans of a million records among few. */
export const sizeLimits = { told: 30_000 };
const keepMs = 60_000;
const kept = new Map<string, { size: number; at: number }>();

export interface Sizes {
  sets: number[];
  /** All records, as the planner knows. */
  all: number;
}

export async function sizesOf(reader: AnyReader, sets: readonly IdSet[]): Promise<Sizes> {
  const now = performance.now();
  const known = (key: string) => {
    const size = kept.get(key);
    return size && now - size.at < keepMs ? size.size : undefined;
  };
  const keep = (key: string, size: number) => {
    if (kept.size > 20_000) kept.clear();
    kept.set(key, { size, at: now });
    return size;
  };
  const db = unscoped(reader);
  const sizes: number[] = [];
  for (const set of sets) {
    let size = known(set.key);
    if (size === undefined && set.estimated) {
      const { rows } = await sql<Explained>`explain (format json) ${set.ids}`.execute(db);
      size = keep(set.key, rows[0]?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? sizeLimits.told);
    } else if (size === undefined) {
      const most = sql.raw(String(sizeLimits.told));
      const { rows } = await sql<{ size: number }>`select count(*)::int as size
        from (select from (${set.ids}) as listed limit ${most}) as counted`.execute(db);
      size = keep(set.key, rows[0]?.size as number);
    }
    sizes.push(size);
  }
  let all = known('');
  if (all === undefined) {
    const { rows } = await sql<{
      size: number;
    }>`select reltuples as size from pg_class where oid = 'record'::regclass`.execute(db);
    all = keep('', Math.max(1, rows[0]?.size ?? 1));
  }
  return { sets: sizes, all };
}

interface Explained {
  'QUERY PLAN': { Plan: { 'Plan Rows': number } }[];
}
