// Migrations: pairs NNNN_name.up.sql and NNNN_name.down.sql, each in a transaction of its own, run by the owner of
// the tables under a lock; a step that must stand outside a transaction is a NNNN_name.ts with `up` and `down`.
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RunnerOption } from 'node-pg-migrate';
import pg from 'pg';
import { grantToProgram } from '#core/db/migrate-grants.ts';
import { StartError } from '#core/start-error.ts';

export { checkOutside } from '#core/db/outside.ts';

export const migrationsDir = join(import.meta.dirname, '../../migrations');
export const migrationsTable = 'schema_migration';

type LoaderStrategy = NonNullable<RunnerOption['migrationLoaderStrategies']>[number];
type MigrationLoader = Exclude<LoaderStrategy['loader'], string>;

export type Log = (line: string) => void;

export interface MigrateOptions {
  dir?: string;
  /** The program's connection; its role gets the grants when it is not the owner itself. */
  appUrl?: string;
  /** Up to and including this migration, `NNNN_name`. */
  to?: string;
}

/** Names of the migrations in a folder, in order, without their endings; each must have a way back. */
export async function knownMigrations(dir = migrationsDir): Promise<string[]> {
  const files = new Set(await readdir(dir));
  const names: string[] = [];
  for (const file of files) {
    const [, name, kind] = /^(\d{4}_\w+)\.(up\.sql|ts)$/.exec(file) ?? [];
    if (!name) continue;
    if (kind === 'up.sql' && !files.has(`${name}.down.sql`))
      throw new Error(`migration ${name} has no ${name}.down.sql`);
    names.push(name);
  }
  return names.sort();
}

/** Applies what is missing; processes that start together wait for the first, and find nothing left to do. */
export async function migrateUp(ownerUrl: string, log: Log, options: MigrateOptions = {}): Promise<void> {
  const dir = options.dir ?? migrationsDir;
  await underLock(ownerUrl, async (client) => {
    const known = await knownMigrations(dir);
    const applied = await appliedMigrations(client);
    const foreign = [...applied.keys()].filter((name) => !known.includes(name));
    if (foreign.length > 0 && !options.to) {
      throw new StartError(
        `База новее программы: в ней есть ${foreign.join(', ')}. Запустите ту версию, которая с ней работала.`,
      );
    }
    const missing = known.filter((name) => !applied.has(name) && (!options.to || name <= options.to));
    if (missing.length > 0) {
      await checkOwner(client);
      log(`Обновляю базу данных: ${missing.join(', ')}`);
      await run(client, 'up', missing.length, dir, log);
    }
    await migrateJobs(ownerUrl);
    if (options.appUrl) await grantToProgram(client, options.appUrl, migrationsTable);
  });
}

/** Takes back the last `count` migrations; returns their names. */
export async function migrateDown(
  ownerUrl: string,
  count: number,
  log: Log,
  options: MigrateOptions = {},
): Promise<string[]> {
  return underLock(ownerUrl, (client) => run(client, 'down', count, options.dir ?? migrationsDir, log));
}

export async function migrationStatus(
  ownerUrl: string,
  options: MigrateOptions = {},
): Promise<{ name: string; appliedAt: string | null }[]> {
  return connected(ownerUrl, async (client) => {
    const applied = await appliedMigrations(client);
    const names = new Set([...(await knownMigrations(options.dir)), ...applied.keys()]);
    return [...names].sort().map((name) => ({ name, appliedAt: applied.get(name) ?? null }));
  });
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'vedomo migrate' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function underLock<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return connected(url, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('vedomo-migrate'))");
    return work(client);
  });
}

async function run(
  client: pg.Client,
  direction: 'up' | 'down',
  count: number,
  dir: string,
  log: Log,
): Promise<string[]> {
  // Loaded only when there is something to run: it brings a good many modules along.
  const { runner } = await import('node-pg-migrate');
  const silent = () => undefined;
  // A table that another process holds is waited for, but not for ever.
  await client.query("set lock_timeout = '60s'");
  const done = await runner({
    dbClient: client,
    dir,
    direction,
    count,
    migrationsTable,
    schema: 'public',
    checkOrder: true,
    singleTransaction: false,
    // The lock is ours and lasts longer.
    noLock: true,
    migrationLoaderStrategies: [
      { extensions: ['.sql'], loader: 'sql' },
      { extensions: ['.ts'], loader: loadModules },
    ],
    logger: { debug: silent, info: silent, warn: silent, error: (line: string) => log(line) },
  });
  return done.map((one) => one.name);
}

async function loadModules(paths: string[]): ReturnType<MigrationLoader> {
  return Promise.all(
    paths.map(async (path) => {
      const actions = (await import(pathToFileURL(path).href)) as Awaited<
        ReturnType<MigrationLoader>
      >[number]['actions'];
      if (!actions.up || !actions.down) throw new Error(`migration ${basename(path)} must export up and down`);
      return { id: path, filePaths: [path], actions };
    }),
  );
}

async function appliedMigrations(client: pg.Client): Promise<Map<string, string>> {
  const there = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    `public.${migrationsTable}`,
  ]);
  if (!there.rows[0]?.there) return new Map();
  const { rows } = await client.query<{ name: string; at: string }>(
    `select name, to_char(run_on::timestamptz at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from public.${migrationsTable} order by id`,
  );
  return new Map(rows.map((row) => [row.name, row.at]));
}

/** An outside database's role may lack the right to make tables; said before the first statement fails. */
async function checkOwner(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; able: boolean }>(
    `select current_user as name, has_schema_privilege('public', 'create') and has_database_privilege(current_database(), 'create') as able`,
  );
  if (rows[0]?.able) return;
  throw new StartError(
    `Роль ${rows[0]?.name} не может создавать таблицы: сделайте её владельцем базы или задайте DATABASE_OWNER_URL.`,
  );
}

/** The queue of jobs migrates itself; it lives in a schema of its own. */
async function migrateJobs(ownerUrl: string): Promise<void> {
  const { runMigrations, Logger } = await import('graphile-worker');
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  const silent = () => undefined;
  pool.on('error', silent).on('connect', (client) => client.on('error', silent));
  try {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => undefined) });
  } finally {
    await pool.end();
  }
}
