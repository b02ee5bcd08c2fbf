// What keeps the database small and safe: loose files, old idempotency keys, what sign-in leaves behind, ended sessions.
import { renderFile } from '../files/renditions/render.ts';
import { renderJob } from '../files/renditions/rendition.ts';
import { rescanFiles } from '../files/scan/rescan.ts';
import { sweepJob, sweepLooseFiles } from '../files/sweep.ts';
import type { Services } from '../services.ts';
import type { JobDefinition } from './definition.ts';

const batch = 5_000;

/** Deletes in batches, so that no statement holds locks for long; `$1` of the condition is the moment. */
async function removeWhere({ pools, clock }: Services, table: string, condition: string): Promise<void> {
  const moment = clock.now().toISOString();
  for (;;) {
    const { rowCount } = await pools.write.query(
      `delete from ${table} where ctid in (select ctid from ${table} where ${condition} limit ${batch})`,
      [moment],
    );
    if ((rowCount ?? 0) < batch) return;
  }
}

/** Tables with rows that nobody needs any more, and which these are. */
const leftovers: readonly (readonly [table: string, condition: string])[] = [
  // A repeated request is recognised for 24 hours.
  ['idempotency', `created_at < $1::timestamptz - interval '24 hours'`],
  [
    'user_session',
    `expires_at < $1::timestamptz - interval '1 day' or last_seen_at < $1::timestamptz - interval '2 days'`,
  ],
  ['throttle', `window_end < $1::timestamptz - interval '1 hour'`],
  ['sign_in_link', `expires_at < $1::timestamptz - interval '30 days'`],
  ['sign_in_challenge', `expires_at < $1::timestamptz - interval '1 day'`],
  // A known browser without trust stays for a year: whoever signs in from it is not told of a new device.
  [
    'trusted_device',
    `last_used_at < $1::timestamptz - interval '1 year' and (trusted_until is null or trusted_until < $1::timestamptz)`,
  ],
  // What became of a request stands in the journal for good.
  ['factor_reset', `coalesce(settled_at, expires_at) < $1::timestamptz - interval '1 year'`],
  ['notice_digest', `day < ($1::timestamptz - interval '60 days')::date`],
  ['service_client_secret', `expires_at < $1::timestamptz - interval '30 days'`],
];

export const housekeepingJobs: readonly JobDefinition[] = [
  {
    name: sweepJob,
    schedule: '17 * * * *',
    async run(services) {
      await sweepLooseFiles(services.pools.write, services.store, services.clock);
    },
  },
  { name: renderJob, run: renderFile },
  { name: 'core.file.rescan', schedule: '*/10 * * * *', run: rescanFiles },
  {
    name: 'core.leftovers.remove',
    schedule: '41 * * * *',
    async run(services) {
      for (const [table, condition] of leftovers) await removeWhere(services, table, condition);
    },
  },
];
