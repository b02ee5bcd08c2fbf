// Migrations run once whoever starts them, have a way back, and leave the program's role with no more than it needs.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import pg from 'pg';
import { knownMigrations, migrateDown, migrateUp, migrationStatus, migrationsDir } from '#core/db/migrate.ts';
import { StartError } from '#core/start-error.ts';
import { emptyDatabase, freshDatabase } from '#test/support/database.ts';

const log = () => undefined;

async function on<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

test('three servers that start at once on a new database migrate it once, and all find it ready', async (t) => {
  const { ownerUrl, appUrl, drop } = await emptyDatabase();
  t.after(drop);
  const said: string[] = [];
  await Promise.all([1, 2, 3].map(() => migrateUp(ownerUrl, (line) => said.push(line), { appUrl })));
  assert.equal(said.filter((line) => line.startsWith('Обновляю базу')).length, 1);
  const status = await migrationStatus(ownerUrl);
  assert.deepEqual(
    status.map(({ name }) => name),
    await knownMigrations(),
  );
  assert.ok(status.every(({ appliedAt }) => appliedAt && Math.abs(Date.parse(appliedAt) - Date.now()) < 120_000));
});

test('all the way down nothing is left but the list of migrations, and up again it works', async (t) => {
  const { ownerUrl, appUrl, drop } = await freshDatabase();
  t.after(drop);
  const names = await knownMigrations();
  assert.deepEqual(await migrateDown(ownerUrl, names.length, log), names.toReversed());
  const left = await on(ownerUrl, (client) =>
    client.query(`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relname !~ '^schema_migration'
      union all select proname from pg_proc where pronamespace = 'public'::regnamespace
        and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
      union all select typname from pg_type where typnamespace = 'public'::regnamespace and typname !~ 'schema_migration'
      union all select collname from pg_collation where collnamespace = 'public'::regnamespace`),
  );
  assert.deepEqual(left.rows, []);
  assert.ok((await migrationStatus(ownerUrl)).every(({ appliedAt }) => appliedAt === null));
  await migrateUp(ownerUrl, log, { appUrl });
});

test('the program works with rows and jobs, but the journal it only reads and adds to', async (t) => {
  const { appUrl, ownerUrl, drop } = await freshDatabase();
  t.after(drop);
  await on(appUrl, async (client) => {
    const may = async (text: string) => {
      await client.query('begin');
      try {
        await client.query(text);
        return true;
      } catch (error) {
        assert.match(String(error), /permission denied/);
        return false;
      } finally {
        await client.query('rollback');
      }
    };
    assert.deepEqual(
      {
        update: await may("update setting set value = '1'"),
        delete: await may('delete from draft'),
        job: await may("select graphile_worker.add_job('mail', '{}')"),
        read: await may('select * from event'),
        change: await may("update event set operation = ''"),
        erase: await may('delete from event'),
        empty: await may('truncate event'),
        seal: await may('delete from journal_seal'),
        forge: await may("insert into schema_migration (name, run_on) values ('x', now())"),
        create: await may('create table own (id int)'),
      },
      {
        ...{ update: true, delete: true, job: true, read: true },
        ...{ change: false, erase: false, empty: false, seal: false, forge: false, create: false },
      },
    );
    const jobs = await client.query("select graphile_worker.add_job('mail', '{}')");
    assert.equal(jobs.rowCount, 1);
    assert.equal((await client.query('select 1 from graphile_worker._private_jobs')).rowCount, 1);
  });
  const partitions = await on(ownerUrl, (client) =>
    client.query<{ name: string }>(
      "select inhrelid::regclass::text as name from pg_inherits where inhparent = 'event'::regclass",
    ),
  );
  assert.ok(partitions.rows.length > 1);
  await on(ownerUrl, (client) =>
    client.query(
      "create table event_later partition of event for values from ('ffffffff-0000-0000-0000-000000000000') to ('ffffffff-ffff-0000-0000-000000000000')",
    ),
  );
  for (const { name } of [...partitions.rows, { name: 'event_later' }]) {
    await on(appUrl, async (client) => {
      await client.query(`select * from ${name}`);
      await assert.rejects(client.query(`delete from ${name}`), /permission denied/);
      await assert.rejects(client.query(`insert into ${name} default values`), /permission denied/);
    });
  }
});

test('a database that is newer than the program is refused with one line', async (t) => {
  const { ownerUrl, drop } = await freshDatabase();
  t.after(drop);
  await on(ownerUrl, (client) =>
    client.query("insert into schema_migration (name, run_on) values ('9999_future', now())"),
  );
  await assert.rejects(
    migrateUp(ownerUrl, log),
    (error) => error instanceof StartError && /новее программы.*9999_future/.test(error.message),
  );
});

test('a role that may not create tables is told so before anything is done', async (t) => {
  const { appUrl, drop } = await emptyDatabase();
  t.after(drop);
  await assert.rejects(
    migrateUp(appUrl, log),
    (error) => error instanceof StartError && /DATABASE_OWNER_URL/.test(error.message),
  );
});

test('a failing migration leaves no half of itself, and one without a way back is not accepted', async (t) => {
  const { ownerUrl, drop } = await freshDatabase();
  t.after(drop);
  const dir = mkdtempSync(join(tmpdir(), 'vedomo-migrations-'));
  t.after(() => rmSync(dir, { recursive: true }));
  cpSync(migrationsDir, dir, { recursive: true });
  writeFileSync(join(dir, '9001_half.up.sql'), 'create table half (id int);\nselect 1 / 0;\n');
  await assert.rejects(knownMigrations(dir), /9001_half.down.sql/);
  writeFileSync(join(dir, '9001_half.down.sql'), 'drop table half;\n');
  await assert.rejects(migrateUp(ownerUrl, log, { dir }), /division by zero/);
  assert.equal(
    await on(ownerUrl, async (client) => (await client.query("select to_regclass('half') as it")).rows[0].it),
    null,
  );
});

test('a step outside a transaction is a TypeScript file with up and down', async (t) => {
  const { ownerUrl, drop } = await freshDatabase();
  t.after(drop);
  const dir = mkdtempSync(join(tmpdir(), 'vedomo-migrations-'));
  t.after(() => rmSync(dir, { recursive: true }));
  cpSync(migrationsDir, dir, { recursive: true });
  writeFileSync(
    join(dir, '9001_index.ts'),
    `export const up = (pgm) => { pgm.noTransaction(); pgm.sql('create index concurrently later on setting (changed_at)'); };
     export const down = (pgm) => { pgm.sql('drop index later'); };`,
  );
  await migrateUp(ownerUrl, log, { dir });
  assert.deepEqual(await migrateDown(ownerUrl, 1, log, { dir }), ['9001_index']);
});
