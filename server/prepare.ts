// What a migrated database must hold before the program serves: the secret's fingerprint, the first file key, first-run data.

import { MasterKeys } from '#core/files/master-keys.ts';
import { replayBeforeOpening } from '#core/personal-data/module.ts';
import type { Services } from '#core/services.ts';
import { StartError } from '#core/start-error.ts';
import { seeds } from './modules.ts';

/** Idempotent; several processes may run it at once. */
export async function prepareInstallation(services: Services): Promise<void> {
  const fingerprint = services.keys.fingerprint();
  const { rows } = await services.pools.write.query<{ value: string }>(
    `insert into setting (key, value, changed_at) values ('secret-fingerprint', to_jsonb($1::text), now())
     on conflict (key) do update set key = excluded.key returning value #>> '{}' as value`,
    [fingerprint],
  );
  if (rows[0]?.value !== fingerprint) {
    throw new StartError(
      'VEDOMO_SECRET не тот, с которым создана эта база: верните прежний ключ, без него файлы и журнал не открыть',
    );
  }
  await new MasterKeys(services.pools.write, services.keys, services.clock).current();
  const client = await services.pools.write.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('vedomo-seed'))`);
    // Ready roles have names here, so that people can hold them; what they grant follows the program.
    for (const role of services.catalog.roles.values()) {
      await client.query(
        `insert into role (key, name, ready) values ($1, $2, true) on conflict (key) do update set name = excluded.name, ready = true
         where role.name <> excluded.name or not role.ready`,
        [role.key, role.name.ru],
      );
    }
    for (const seed of seeds) await seed(services);
    // A database from an old backup holds what was destroyed since: it goes again before anybody gets in.
    await replayBeforeOpening(services);
    await client.query(`select pg_advisory_unlock(hashtext('vedomo-seed'))`);
  } finally {
    client.release();
  }
}
