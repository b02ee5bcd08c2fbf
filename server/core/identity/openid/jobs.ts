// Attempts of outside sign-in that are long over are forgotten.
import type { JobDefinition } from '../../jobs/definition.ts';

export const openidJobs: readonly JobDefinition[] = [
  {
    name: 'identity.openid.forget',
    schedule: '11 * * * *',
    async run({ pools, clock }) {
      await pools.write.query(`delete from openid_attempt where expires_at < $1::timestamptz - interval '1 hour'`, [
        clock.now().toISOString(),
      ]);
    },
  },
];
