// What keeps the database small and safe: loose files, old idempotency keys, ended sessions, partitions made ahead.
import { sweepLooseFiles } from '../files/sweep.ts';
import type { JobDefinition } from './definition.ts';

const batch = 5_000;

/** Deletes in batches, so that no statement holds locks for long. */
async function removeWhere(
  sql: { query(text: string): Promise<{ rowCount: number | null }> },
  table: string,
  condition: string,
): Promise<void> {
  for (;;) {
    const { rowCount } = await sql.query(
      `delete from ${table} where ctid in (select ctid from ${table} where ${condition} limit ${batch})`,
    );
    if ((rowCount ?? 0) < batch) return;
  }
}

export const housekeepingJobs: readonly JobDefinition[] = [
  {
    name: 'core.file.sweep',
    schedule: '17 * * * *',
    async run(services) {
      await sweepLooseFiles(services.pools.write, services.store, services.clock);
    },
  },
  {
    name: 'core.leftovers.remove',
    schedule: '41 * * * *',
    async run({ pools }) {
      // A repeated request is recognised for 24 hours.
      await removeWhere(pools.write, 'idempotency', `created_at < now() - interval '24 hours'`);
      await removeWhere(
        pools.write,
        'user_session',
        `expires_at < now() - interval '1 day' or last_seen_at < now() - interval '2 days'`,
      );
      await removeWhere(pools.write, 'throttle', `window_end < now() - interval '1 hour'`);
      await removeWhere(pools.write, 'sign_in_link', `expires_at < now() - interval '30 days'`);
    },
  },
];
