// Registrations that were never finished go away whole: what a stranger typed is not kept.
import type { JobDefinition } from '../../jobs/definition.ts';

export const sweepAttempts: JobDefinition = {
  name: 'identity.registration.sweep',
  schedule: '*/10 * * * *',
  async run({ pools, clock }) {
    await pools.write.query('delete from registration_attempt where expires_at < $1', [clock.now().toISOString()]);
  },
};
