// Two writers brought to the same point at once: what both must write last is held until both wait for it.
import { setTimeout as wait } from 'node:timers/promises';
import type { Services } from '#core/services.ts';

/** The row that every change of people and groups writes last. */
export const rightsVersion = 'select from rights_version for update';

/** Starts `calls` while a statement holds its locks, and lets go when all of them wait for a lock. */
export async function whileHeld<T>(services: Services, statement: string, calls: () => Promise<T>[]): Promise<T[]> {
  const client = await services.pools.write.connect();
  try {
    await client.query('begin');
    await client.query(statement);
    const running = calls();
    const all = Promise.allSettled(running);
    for (const until = performance.now() + 10_000; performance.now() < until; await wait(10)) {
      const { rows } = await services.pools.read.query<{ waiting: number }>(
        `select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if ((rows[0]?.waiting ?? 0) >= running.length) break;
    }
    await client.query('commit');
    await all;
    return await Promise.all(running);
  } finally {
    client.release();
  }
}
