// The signing key is changed by itself when it is old; keys that verify nothing any more are forgotten.
import { rotateSigningKey } from '#contract/clients.ts';
import type { JobDefinition } from '../../jobs/definition.ts';
import { call } from '../../runner.ts';
import { systemActor } from '../../system-actor.ts';
import { rotateAfterDays } from './signing-keys.ts';

export const clientJobs: readonly JobDefinition[] = [
  {
    name: 'identity.key.renew',
    schedule: '23 2 * * *',
    async run(services) {
      const now = services.clock.now().toISOString();
      const { rows } = await services.pools.read.query<{ old: boolean }>(
        `select bool_and(created_at < $1::timestamptz - make_interval(days => $2)) as old
         from signing_key where retired_at is null`,
        [now, rotateAfterDays],
      );
      // Without any key nobody has asked for a token yet: the first who does makes one.
      if (rows[0]?.old) await call(services, rotateSigningKey.name, systemActor('signing-keys'), {});
      await services.pools.write.query(
        `delete from signing_key where verifies_until < $1::timestamptz - interval '30 days'`,
        [now],
      );
    },
  },
];
