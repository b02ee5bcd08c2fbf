// A database of its own for each test file, cloned from a migrated template: on the cluster of the whole run
// (VEDOMO_TEST_DATABASE_OWNER_URL, a superuser's address), or on one that this process starts and stops itself.
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { knownMigrations, migrateUp, migrationsDir } from '#core/db/migrate.ts';
import { startTestCluster } from '#test/support/cluster.ts';

export interface TestDatabase {
  /** Owns the schema; may do everything within the database. */
  ownerUrl: string;
  /** The program's own role. */
  appUrl: string;
  /** For acts of an attacker who owns the server. */
  superuserUrl: string;
  drop(): Promise<void>;
}

const roles = { owner: 'vedomo_test_owner', app: 'vedomo_test_app' } as const;
let clusterUrl: Promise<string> | undefined;
let prepared: Promise<{ superuserUrl: string; template: string }> | undefined;

/** The superuser's address of the cluster that the tests of this process work on. */
export function testClusterUrl(): Promise<string> {
  const given = process.env.VEDOMO_TEST_DATABASE_OWNER_URL;
  clusterUrl ??= given ? Promise.resolve(given) : startOwnCluster();
  return clusterUrl;
}

async function startOwnCluster(): Promise<string> {
  const cluster = await startTestCluster();
  process.on('exit', () => cluster.stop());
  return cluster.superuserUrl;
}

/** A migrated database with no rows but those of the migrations. */
export async function freshDatabase(): Promise<TestDatabase> {
  const { superuserUrl, template } = await prepare();
  return create(superuserUrl, template);
}

/** A database without any migration, owned by the same role. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const { superuserUrl } = await prepare();
  return create(superuserUrl, 'template0');
}

function prepare(): NonNullable<typeof prepared> {
  prepared ??= testClusterUrl().then(async (superuserUrl) => ({
    superuserUrl,
    template: await templateOn(superuserUrl),
  }));
  return prepared;
}

async function create(superuserUrl: string, template: string): Promise<TestDatabase> {
  const name = `vedomo_test_${randomBytes(6).toString('hex')}`;
  // Files are copied as they lie: written into the log page by page they would take four times as long.
  await on(superuserUrl, (client) =>
    client.query(`create database ${name} owner ${roles.owner} template ${template} strategy file_copy`),
  );
  return {
    ...urlsOf(superuserUrl, name),
    async drop() {
      await on(superuserUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

function urlsOf(superuserUrl: string, database: string): Omit<TestDatabase, 'drop'> {
  const url = (user?: string): string => {
    const made = new URL(superuserUrl);
    made.pathname = `/${database}`;
    if (user) {
      made.username = user;
      made.password = user;
    }
    return made.href;
  };
  return { ownerUrl: url(roles.owner), appUrl: url(roles.app), superuserUrl: url() };
}

async function on(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** The template's name carries what it was made from, so a changed migration makes another one. */
async function templateName(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of await knownMigrations()) {
    hash
      .update(name)
      .update(
        await readFile(join(migrationsDir, `${name}.up.sql`)).catch(() => readFile(join(migrationsDir, `${name}.ts`))),
      );
  }
  // The queue of jobs brings migrations of its own.
  hash.update(await readFile(join(import.meta.dirname, '../../package-lock.json')));
  return `vedomo_template_${hash.digest('hex').slice(0, 12)}`;
}

async function templateOn(superuserUrl: string): Promise<string> {
  const template = await templateName();
  await on(superuserUrl, async (client) => {
    // Files that start together: the second waits here and finds the template made.
    await client.query("select pg_advisory_lock(hashtext('vedomo-test-template'))");
    const known = await client.query('select from pg_database where datname = $1', [template]);
    if (known.rowCount) return;
    for (const role of Object.values(roles)) {
      const there = await client.query('select from pg_roles where rolname = $1', [role]);
      if (!there.rowCount) await client.query(`create role ${role} login password '${role}'`);
    }
    const making = `${template}_making`;
    await client.query(`drop database if exists ${making} with (force)`);
    await client.query(`create database ${making} owner ${roles.owner} encoding 'UTF8' template template0`);
    const { ownerUrl, appUrl } = urlsOf(superuserUrl, making);
    await migrateUp(ownerUrl, () => undefined, { appUrl });
    await client.query(`alter database ${making} rename to ${template}`);
  });
  return template;
}
