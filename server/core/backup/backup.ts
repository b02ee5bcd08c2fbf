// `vedomo backup`: one archive of the whole system as of one moment — every table, pending jobs, every stored
// file as it lies (encrypted). VEDOMO_SECRET is not in it: without the secret the files and the journal stay shut.
import { stat } from 'node:fs/promises';
import type { Client } from 'pg';
import type { Clock } from '../clock.ts';
import type { FileStore } from '../files/store.ts';
import { Refusal } from '../refusal.ts';
import { ArchiveWriter, manifestEntry } from './archive-writer.ts';
import { CopyOut } from './copy-stream.ts';
import {
  listMigrations,
  listPartitions,
  listSequences,
  listTables,
  openSession,
  quoted,
  type Table,
} from './database.ts';
import './errors.ts';
import { refuseMissing, writeFiles } from './files.ts';
import { jobsCopy } from './jobs.ts';
import type { Manifest } from './manifest.ts';

/** A table is cut into entries of this size: their length must stand before them, and memory stays flat. */
const partBytes = 8 << 20;

export interface BackupOptions {
  ownerUrl: string;
  store: FileStore;
  to: string;
  log: (line: string) => void;
  /** The program's version. */
  version: string;
  secretFingerprint: string;
  clock: Clock;
}

export interface BackupResult {
  path: string;
  bytes: number;
  tables: number;
  rows: number;
  files: number;
}

export async function backup(options: BackupOptions): Promise<BackupResult> {
  const { to, log } = options;
  if (await stat(to).catch(() => undefined)) throw new Refusal('backup_exists', { path: to });
  const client = await openSession(options.ownerUrl);
  let archive: ArchiveWriter | undefined;
  try {
    await client.query('begin isolation level repeatable read read only');
    const tables = await listTables(client);
    const migrations = await listMigrations(client);
    if (tables.length === 0 || migrations.length === 0) throw new Refusal('backup_no_schema');
    // Keeps migrations from changing a table between the snapshot and its turn.
    await client.query(`lock table ${tables.map(({ sql }) => sql).join(', ')} in access share mode`);
    archive = new ArchiveWriter(to);
    const manifest = await writeAll(client, archive, tables, migrations, options);
    await archive.addBytes(manifestEntry, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
    await client.query('commit');
    const bytes = await archive.finish();
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    log(`Копия ${to}: таблиц ${manifest.tables.length}, строк ${rows}, файлов ${manifest.files}, байтов ${bytes}`);
    log('VEDOMO_SECRET в копию не входит: храните его отдельно от неё. Без него файлы и журнал не открыть');
    return { path: to, bytes, tables: manifest.tables.length, rows, files: manifest.files };
  } catch (error) {
    await archive?.abandon();
    throw error;
  } finally {
    await client.end();
  }
}

async function writeAll(
  client: Client,
  archive: ArchiveWriter,
  tables: Table[],
  migrations: string[],
  options: BackupOptions,
): Promise<Manifest> {
  const sequences = await listSequences(client);
  const partitions = (await listPartitions(client)).filter(({ bound }) => bound !== 'DEFAULT');
  const server = await client.query<{ server_version: string }>('show server_version');
  const counted: Manifest['tables'] = [];
  for (const table of tables) {
    const rows = await writeTable(client, archive, table);
    counted.push({ name: table.name, columns: table.columns, rows });
    options.log(`Таблица ${table.name}: строк ${rows}`);
  }
  const pending = await jobsCopy(client, partBytes);
  const jobs = pending ? await writeCopy(client, archive, 'jobs', pending) : 0;
  const files = await writeFiles(archive, options.store, options.log);
  await refuseMissing(client, options.store);
  return {
    format: 1,
    program: options.version,
    createdAt: options.clock.now().toISOString(),
    server: server.rows[0]?.server_version ?? '',
    secretFingerprint: options.secretFingerprint,
    migrations,
    tables: counted,
    partitions,
    sequences,
    jobs,
    ...files,
  };
}

function writeTable(client: Client, archive: ArchiveWriter, table: Table): Promise<number> {
  const columns = table.columns.map(quoted).join(', ');
  const copy = new CopyOut(`copy (select ${columns} from ${table.sql}) to stdout`, partBytes);
  return writeCopy(client, archive, `tables/${table.name}`, copy);
}

async function writeCopy(client: Client, archive: ArchiveWriter, folder: string, copy: CopyOut): Promise<number> {
  client.query(copy);
  let part = 0;
  for await (const body of copy.parts()) {
    part += 1;
    await archive.addBytes(`${folder}/${String(part).padStart(6, '0')}.copy`, body);
  }
  return copy.rows;
}
