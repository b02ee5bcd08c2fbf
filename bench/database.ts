// The database that the measurements stand on: an embedded one in a folder, migrated, seeded and filled once per size.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { systemClock } from '#core/clock.ts';
import { readConfig } from '#core/config.ts';
import { startEmbedded } from '#core/db/embedded.ts';
import { embeddedSecret } from '#core/db/embedded-secret.ts';
import { migrateUp } from '#core/db/migrate.ts';
import { ensureEra } from '#core/journal/era.ts';
import type { Services } from '#core/services.ts';
import { createServices, makeLog } from '../server/app.ts';
import { prepareInstallation } from '../server/prepare.ts';
import { fillOffice, type Office } from './office.ts';

export interface BenchDatabase {
  dataDir: string;
  appUrl: string;
  ownerUrl: string;
  secret: Buffer;
  office: Office;
  services: Services;
  /** Environment of a server on this database. */
  environment: Record<string, string>;
  /** How long filling took, when this run filled it. */
  fillSeconds: number | undefined;
  stop(): Promise<void>;
}

export async function openDatabase(
  folder: string,
  size: number,
  say: (line: string) => void,
  letters = size,
): Promise<BenchDatabase> {
  const dataDir = join(folder, String(size));
  mkdirSync(dataDir, { recursive: true });
  const secret = embeddedSecret(dataDir);
  const database = await startEmbedded({ dataDir, log: () => undefined });
  await migrateUp(database.ownerUrl, () => undefined, { appUrl: database.appUrl });
  const services = createServices({
    config: readConfig({ VEDOMO_DATA: dataDir }, []),
    secret,
    databaseUrl: database.appUrl,
    log: makeLog('error'),
  });
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const noted = join(dataDir, 'bench-office.json');
  let fillSeconds: number | undefined;
  let office: Office;
  if (existsSync(noted)) office = JSON.parse(readFileSync(noted, 'utf8'));
  else {
    await ensureEra(owner, systemClock);
    await prepareInstallation(services);
    const started = performance.now();
    office = await fillOffice(services, letters, say);
    fillSeconds = (performance.now() - started) / 1000;
    writeFileSync(noted, JSON.stringify(office));
  }
  if (fillSeconds !== undefined) await owner.query('vacuum analyze');
  else await owner.query('analyze record, participant, letter, search_row');
  await owner.end();
  return {
    dataDir,
    appUrl: database.appUrl,
    ownerUrl: database.ownerUrl,
    secret,
    office,
    services,
    environment: {
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      VEDOMO_SECRET: secret.toString('hex'),
      VEDOMO_DATA: dataDir,
    },
    fillSeconds,
    async stop() {
      await services.live.close();
      await services.pools.end();
      await database.stop();
    },
  };
}
