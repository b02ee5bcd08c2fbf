// `vedomo restore`: a backup into an empty database of any supported version. The archive is proved whole first;
// the data come in one transaction, and a restore that was cut off is taken up again by repeating the command.
import type { Client } from 'pg';
import type { Clock } from '../clock.ts';
import { checkOutside, knownMigrations, migrateUp } from '../db/migrate.ts';
import type { FileStore } from '../files/store.ts';
import { ensureEra } from '../journal/era.ts';
import { Refusal } from '../refusal.ts';
import { verifyArchive } from './archive-reader.ts';
import { openSession, restoreSchema } from './database.ts';
import './errors.ts';
import { loadAll } from './load.ts';
import type { Manifest } from './manifest.ts';

export interface RestoreOptions {
  ownerUrl: string;
  store: FileStore;
  from: string;
  log: (line: string) => void;
  secretFingerprint: string;
  clock: Clock;
  /** The program's connection, when its role isn't the owner: it gets its grants. */
  appUrl?: string;
  /** Another folder of migrations, for tests. */
  dir?: string;
}

export async function restore(options: RestoreOptions): Promise<Manifest> {
  const { ownerUrl, from, log } = options;
  const { manifest, fingerprint } = await verifyArchive(from);
  log(`Копия от ${manifest.createdAt} (PostgreSQL ${manifest.server}) цела`);
  if (manifest.secretFingerprint !== options.secretFingerprint) throw new Refusal('backup_other_secret');
  await refuseNewer(manifest, options.dir);
  await checkOutside(ownerUrl);
  const client = await openSession(ownerUrl);
  try {
    await begin(client, fingerprint, options.clock.now());
    await migrateUp(ownerUrl, log, { dir: options.dir, to: manifest.migrations.at(-1) });
    await client.query('begin');
    await loadAll(client, manifest, options);
    await beginEra(client, options.clock);
    await client.query(`drop schema ${restoreSchema} cascade`);
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
  await migrateUp(ownerUrl, log, { dir: options.dir, appUrl: options.appUrl });
  log(`Восстановлено: таблиц ${manifest.tables.length}, файлов ${manifest.files}, ожидающих заданий ${manifest.jobs}`);
  return manifest;
}

/** Transaction numbers restart in another cluster: what is written from now on belongs to an era of its own. */
async function beginEra(client: Client, clock: Clock): Promise<void> {
  const { rows } = await client.query<{ known: boolean }>('select exists (select from journal_era) as known');
  // A journal that never noted its first era has lived in it all the same.
  if (!rows[0]?.known) await ensureEra(client, clock);
  await ensureEra(client, clock, { restored: true });
}

async function refuseNewer(manifest: Manifest, dir?: string): Promise<void> {
  const known = await knownMigrations(dir);
  manifest.migrations.forEach((migration, at) => {
    if (known[at] !== migration) throw new Refusal('backup_newer', { program: manifest.program, migration });
  });
}

/** Refuses a database that holds anything but an unfinished restore of this very backup; else leaves its mark. */
async function begin(client: Client, fingerprint: string, now: Date): Promise<void> {
  const marked = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    `${restoreSchema}.mark`,
  ]);
  if (marked.rows[0]?.there) {
    const { rows } = await client.query<{ backup: string; begun_at: string }>(
      `select backup, begun_at::text from ${restoreSchema}.mark`,
    );
    if (rows[0]?.backup !== fingerprint) throw new Refusal('restore_of_another', { at: rows[0]?.begun_at ?? '' });
    return;
  }
  const { rows } = await client.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
      and not exists (select 1 from pg_depend d
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by 1 limit 1`);
  if (rows[0]) throw new Refusal('restore_not_empty', { table: rows[0].name });
  await client.query('begin');
  await client.query(`create schema ${restoreSchema}`);
  await client.query(`create table ${restoreSchema}.mark (backup text not null, begun_at timestamptz not null)`);
  await client.query(`insert into ${restoreSchema}.mark values ($1, $2)`, [fingerprint, now.toISOString()]);
  await client.query('commit');
}
