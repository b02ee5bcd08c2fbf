// A filled system is backed up and restored: on the same PostgreSQL, on the oldest supported one, after interruptions;
// every table, file and waiting job must come back, and nothing may be written when something is wrong.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import type pg from 'pg';
import { schemaDifference, schemaLines } from '#core/db/check/schema-print.ts';
import { type DataPrint, dataPrint } from '#core/db/check/value-prints.ts';
import { migrateUp, migrationsDir } from '#core/db/migrate.ts';
import { LocalFileStore } from '#core/files/local-store.ts';
import { newId } from '#core/ids.ts';
import { skipWithoutDebian15, startDebian15 } from '#test/migrations/debian15.ts';
import { connected, filesOf, fillSystem, flip, pieces, refused } from '#test/migrations/filled-system.ts';
import { emptyDatabase, type TestDatabase } from '#test/support/database.ts';
import { archiveEntries } from './archive-reader.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';

const secretFingerprint = 'a'.repeat(32);
const clock = { now: () => new Date() };
const quiet = () => {};

let folder: string;
const databases: TestDatabase[] = [];
let sourceUrl: string;
let source: pg.Client;
let store: LocalFileStore;
const archive = () => join(folder, 'whole.tar');
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vedomo-backup-'));
  sourceUrl = await emptyUrl();
  store = new LocalFileStore(join(folder, 'files'));
  source = await connected(sourceUrl);
  await migrateUp(sourceUrl, quiet);
  await fillSystem(source);
});
after(async () => {
  await source.end();
  for (const database of databases) await database.drop();
  await rm(folder, { recursive: true });
});

async function emptyUrl(): Promise<string> {
  const database = await emptyDatabase();
  databases.push(database);
  return database.ownerUrl;
}

const options = (to: string) => ({
  ownerUrl: sourceUrl,
  store,
  to,
  log: quiet,
  version: '0.1.0',
  secretFingerprint,
  clock,
});

async function tablesIn(url: string): Promise<number> {
  const client = await connected(url);
  const { rows } = await client.query(
    "select count(*)::int as n from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace",
  );
  await client.end();
  return rows[0].n;
}

/** The restore adds an era to the journal, and nothing else. */
/** What a restore gives back: all but its own mark in the list of eras, and who was looking at what just then. */
function kept(print: DataPrint): Map<string, unknown> {
  const rest = new Map<string, unknown>(print);
  rest.delete('journal_era');
  rest.delete('presence');
  return rest;
}

async function assertSame(url: string, restored: LocalFileStore): Promise<void> {
  const target = await connected(url);
  try {
    const [expected, found] = [await dataPrint(source), await dataPrint(target)];
    assert.deepEqual(kept(found), kept(expected));
    assert.equal(found.get('journal_era')?.rows, (expected.get('journal_era')?.rows ?? 0) + 1);
    assert.deepEqual(await filesOf(restored), await filesOf(store));
    const jobs = `select t.identifier, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority, j.flags
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      left join graphile_worker._private_job_queues q on q.id = j.job_queue_id where j.attempts < j.max_attempts order by j.id`;
    const waiting = (await source.query(jobs)).rows;
    assert.equal(waiting.length, 2);
    assert.deepEqual((await target.query(jobs)).rows, waiting);
    await assert.rejects(target.query('delete from event'), /only ever added to/);
    await assert.rejects(target.query('truncate event_2021_03'), /only ever added to/);
    const { rows } = await target.query(
      `insert into event (id, at, operation, outcome, actor_id, actor_kind, mac)
       values ($1, now(), 'x', 'done', $1, 'system', '') returning era, (select max(era) from event) as before`,
      [newId()],
    );
    assert.ok(rows[0].era > 1, 'events after a restore belong to an era of their own');
  } finally {
    await target.end();
  }
}

it('a backup is refused while an attached file lacks its bytes, and leaves nothing behind', async () => {
  await refused(backup(options(archive())), 'backup_file_missing');
  assert.deepEqual((await readdir(folder)).sort(), []);
  const { rows } = await source.query<{ id: string }>('select id from file order by id');
  for (const [at, { id }] of rows.entries()) await store.write(id, pieces(randomBytes(at === 0 ? 0 : 200_000 + at)));
});

it('a backup is of one moment: what is written while it runs is not in it', async () => {
  let written = false;
  const log = (line: string) => {
    if (written || !line.startsWith('Таблица ')) return;
    written = true;
    void source.query(`insert into setting (key, value, changed_at) values ('late', '1', now())`);
  };
  const made = await backup({ ...options(archive()), log });
  assert.ok(written);
  await source.query(`delete from setting where key = 'late'`);
  assert.ok(made.tables > 30 && made.files > 5 && made.bytes > 9_000_000);
  const names: string[] = [];
  for await (const { name } of archiveEntries(archive())) names.push(name);
  assert.ok(names.includes('tables/comment/000002.copy'), 'a table longer than a part is cut');
  await refused(backup(options(archive())), 'backup_exists');
});

it('a restore into an empty database of the same version brings back schema, rows, files and jobs', async () => {
  const url = await emptyUrl();
  const restored = new LocalFileStore(join(folder, 'same'));
  await restore({ ownerUrl: url, store: restored, from: archive(), log: quiet, secretFingerprint, clock });
  const target = await connected(url);
  const difference = schemaDifference(await schemaLines(source), await schemaLines(target));
  await target.end();
  assert.deepEqual(
    difference.filter((line) => !/event.*\.era /.test(line)),
    [],
  );
  await assertSame(url, restored);
  await refused(
    restore({ ownerUrl: url, store: restored, from: archive(), log: quiet, secretFingerprint, clock }),
    'restore_not_empty',
  );
});

it('a restore carries the system over to PostgreSQL 15', {
  skip: skipWithoutDebian15,
}, async () => {
  const old = await startDebian15();
  try {
    const url = await old.create('restored');
    const restored = new LocalFileStore(join(folder, 'older'));
    await restore({ ownerUrl: url, store: restored, from: archive(), log: quiet, secretFingerprint, clock });
    await assertSame(url, restored);
  } finally {
    await old.stop();
  }
});

it('a damaged backup and another secret are refused before anything is written', async () => {
  const url = await emptyUrl();
  const target = {
    ownerUrl: url,
    store: new LocalFileStore(join(folder, 'untouched')),
    log: quiet,
    secretFingerprint,
    clock,
  };
  await refused(restore({ ...target, from: archive(), secretFingerprint: 'b'.repeat(32) }), 'backup_other_secret');
  for await (const { name, offset, size } of archiveEntries(archive())) {
    if (name !== 'tables/comment/000001.copy') continue;
    await flip(archive(), offset + size - 5);
    const { details } = await refused(restore({ ...target, from: archive() }), 'backup_damaged');
    assert.equal(details.entry, name);
    await flip(archive(), offset + size - 5);
  }
  await refused(restore({ ...target, from: join(folder, 'absent.tar') }), 'backup_not_found');
  assert.equal(await tablesIn(url), 0);
  assert.deepEqual(await filesOf(target.store), new Map());
});

it('a restore that was cut off is completed by repeating it, and refused with another backup', async () => {
  const url = await emptyUrl();
  const restored = new LocalFileStore(join(folder, 'interrupted'));
  let written = 0;
  const failing = new Proxy(restored, {
    get(target, name) {
      if (name !== 'write') return Reflect.get(target, name, target);
      return async (key: string, body: AsyncIterable<Buffer>) => {
        written += 1;
        if (written === 3) throw new Error('the disk is full');
        await target.write(key, body);
      };
    },
  });
  const target = { ownerUrl: url, store: restored, from: archive(), log: quiet, secretFingerprint, clock };
  await assert.rejects(restore({ ...target, store: failing }), /the disk is full/);
  const other = join(folder, 'other.tar');
  await backup(options(other));
  await refused(restore({ ...target, from: other }), 'restore_of_another');
  await restore(target);
  await assertSame(url, restored);
});

it('a backup of an older schema is restored into it and then migrated', async () => {
  const dir = join(folder, 'migrations');
  await cp(migrationsDir, dir, { recursive: true });
  await writeFile(join(dir, '9001_later.up.sql'), `alter table setting add column note text not null default 'later';`);
  await writeFile(join(dir, '9001_later.down.sql'), 'alter table setting drop column note;');
  const url = await emptyUrl();
  const from = {
    store: new LocalFileStore(join(folder, 'later')),
    from: archive(),
    log: quiet,
    secretFingerprint,
    clock,
  };
  await restore({ ...from, ownerUrl: url, dir });
  const target = await connected(url);
  const { rows } = await target.query('select distinct note from setting');
  assert.deepEqual(rows, [{ note: 'later' }]);
  const expected = await dataPrint(source);
  const found = await dataPrint(target);
  found.get('setting')?.columns.delete('note');
  await target.end();
  assert.deepEqual(kept(found), kept(expected));

  await writeFile(
    join(dir, '0001_core.up.sql'),
    (await readFile(join(dir, '0001_core.up.sql'), 'utf8')).replace('hits integer', 'strokes integer'),
  );
  const { details } = await refused(restore({ ...from, ownerUrl: await emptyUrl(), dir }), 'restore_schema_differs');
  assert.equal(details.table, 'throttle');
});

it('a database without tables and a program older than the backup are told in a line', async () => {
  const url = await emptyUrl();
  await refused(backup({ ...options(join(folder, 'empty.tar')), ownerUrl: url }), 'backup_no_schema');
  await source.query("insert into schema_migration (name, run_on) values ('9999_future', now())");
  await backup(options(join(folder, 'future.tar')));
  await source.query("delete from schema_migration where name = '9999_future'");
  const future = { ownerUrl: url, store, from: join(folder, 'future.tar'), log: quiet, secretFingerprint, clock };
  assert.equal((await refused(restore(future), 'backup_newer')).details.migration, '9999_future');
});
