// The database under the server or a command: the embedded one, started for its time or found running, or the one of
// DATABASE_URL.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { systemClock } from '#core/clock.ts';
import type { Config } from '#core/config.ts';
import { startEmbedded } from '#core/db/embedded.ts';
import { hasCluster } from '#core/db/embedded-place.ts';
import { embeddedSecret } from '#core/db/embedded-secret.ts';
import { checkOutside, knownMigrations, migrationStatus } from '#core/db/migrate.ts';
import { ensureEra } from '#core/journal/era.ts';
import { StartError } from '#core/start-error.ts';

export interface Database {
  config: Config;
  secret: Buffer;
  /** The role that runs, and the role that migrates, seals and backs up. */
  appUrl: string;
  ownerUrl: string;
  close(): Promise<void>;
}

/** Refuses an embedded restore before it makes anything, when the key of the copy is not at hand. */
export function requireOldSecret({ databaseUrl, secret, dataDir }: Config): void {
  if (databaseUrl || secret || existsSync(join(dataDir, 'secret'))) return;
  throw new StartError(
    `Нужен ключ, с которым сделана копия: задайте VEDOMO_SECRET или положите прежний файл secret в ${dataDir}.`,
  );
}

/** `makes`: a data folder without a database gets one, instead of the line that there is none. */
export async function openDatabase(
  config: Config,
  options: { makes: boolean; tell: (line: string) => void; purpose?: 'server' | 'command' },
): Promise<Database> {
  if (config.databaseUrl) {
    const ownerUrl = config.databaseOwnerUrl ?? config.databaseDirectUrl ?? config.databaseUrl;
    await checkOutside(ownerUrl);
    const { secret, databaseUrl: appUrl } = config;
    if (!secret)
      throw new StartError('VEDOMO_SECRET не задан: с DATABASE_URL нужен ключ из 64 шестнадцатеричных знаков');
    return { config, secret, appUrl, ownerUrl, close: async () => undefined };
  }
  if (!options.makes && !hasCluster(config.dataDir)) {
    throw new StartError(
      `В папке данных ${config.dataDir} ещё нет базы: проверьте VEDOMO_DATA или сначала запустите сервер.`,
    );
  }
  const secret = config.secret ?? embeddedSecret(config.dataDir);
  const embedded = await startEmbedded({
    dataDir: config.dataDir,
    log: options.tell,
    purpose: options.purpose ?? 'command',
  });
  const { appUrl, ownerUrl } = embedded;
  return { config, secret, appUrl, ownerUrl, close: () => embedded.stop() };
}

export type Schema = 'none' | 'whole' | 'other';

/** How the migrations applied here compare with the program's own. */
export async function schemaOf(ownerUrl: string): Promise<Schema> {
  const [known, steps] = await Promise.all([knownMigrations(), migrationStatus(ownerUrl)]);
  const applied = steps.filter(({ appliedAt }) => appliedAt !== null);
  if (applied.length === 0) return 'none';
  return applied.length === known.length && steps.length === known.length ? 'whole' : 'other';
}

/** Events must know the cluster they are written in before the first is: transaction numbers begin anew in another one. */
export async function settleEra(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    await ensureEra(owner, systemClock);
  } finally {
    await owner.end();
  }
}
