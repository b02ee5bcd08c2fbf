// The command on a PostgreSQL of one's own, named by DATABASE_URL, with the two roles.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ask } from '#test/start/folders.ts';
import { emptyDatabase, freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { jsonOf, oneLineOf, type Ran, vedomo } from './vedomo.ts';

const secret = '7'.repeat(64);
const person = ['users', 'create', '--login', 'olga', '--role', 'admin', '--password', 'sinij-parohod-42'];
let dataDir: string;
let migrated: TestDatabase;
let empty: TestDatabase;

before(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'vedomo-cli-'));
  [migrated, empty] = await Promise.all([freshDatabase(), emptyDatabase()]);
});
after(async () => {
  await Promise.all([migrated.drop(), empty.drop()]);
  rmSync(dataDir, { recursive: true, force: true });
});

const run = (database: TestDatabase, words: readonly string[], more: Record<string, string> = {}): Promise<Ran> =>
  vedomo(
    {
      VEDOMO_DATA: dataDir,
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      VEDOMO_SECRET: secret,
      ...more,
    },
    words,
  );

test('a changed event is named by audit verify, which then ends with 1', async () => {
  assert.equal((await run(migrated, person)).code, 0);
  assert.equal((await run(migrated, ['audit', 'verify'])).code, 0);
  await ask(
    migrated.superuserUrl,
    `do $$ declare part text; begin
       for part in select inhrelid::regclass::text from pg_inherits where inhparent = 'event'::regclass loop
         execute format('alter table %s disable trigger all', part);
       end loop;
       alter table event disable trigger all;
       update event set data = data || '{"roles": []}' where operation = 'identity.user.create';
     end $$`,
  );
  const [event] = await ask<{ id: string }>(
    migrated.superuserUrl,
    `select id from event where operation = 'identity.user.create'`,
  );
  const verdict = await run(migrated, ['audit', 'verify']);
  assert.equal(verdict.code, 1);
  assert.ok(event && verdict.out.includes(event.id), verdict.out);
  const found = jsonOf(await run(migrated, ['audit', 'verify', '--json']), 1);
  assert.equal(found.findings[0].eventId, event.id);
  assert.equal(typeof found.unsealedSeconds, 'number');
});

test('with the running role alone, as beside a web process, a command works and leaves the sealing to the worker', async () => {
  const listed = await run(migrated, ['users', 'list', '--json'], { DATABASE_OWNER_URL: '' });
  assert.equal(jsonOf(listed).items.length, 1);
  assert.equal(listed.errors, '');
  const verdict = jsonOf(await run(migrated, ['audit', 'verify', '--json']), 1);
  assert.ok(verdict.unsealedEvents >= 1);
});

test('another secret than the database was made with is refused in one line', async () => {
  const other = { VEDOMO_SECRET: '8'.repeat(64) };
  assert.match(oneLineOf(await run(migrated, ['users', 'list'], other)), /VEDOMO_SECRET/);
  assert.match(oneLineOf(await run(migrated, ['backup', '--to', join(dataDir, 'x.tar')], other)), /VEDOMO_SECRET/);
});

test('migrations go up, down and up again; a command that only looks does not make the schema', async () => {
  assert.match(oneLineOf(await run(empty, ['users', 'list'])), /ещё нет таблиц/);
  assert.match(oneLineOf(await run(empty, ['backup', '--to', join(dataDir, 'y.tar')])), /сохранять нечего/);
  const { applied } = jsonOf(await run(empty, ['migrate', 'up', '--json']));
  assert.ok(applied.length >= 5);
  assert.deepEqual(jsonOf(await run(empty, ['migrate', 'up', '--json'])), { applied: [] });
  const { reverted } = jsonOf(await run(empty, ['migrate', 'down', '--count', '2', '--json']));
  assert.deepEqual(reverted, applied.slice(-2).reverse());
  const { items } = jsonOf(await run(empty, ['migrate', 'status', '--json']));
  assert.deepEqual(
    items
      .filter((one: { appliedAt: string | null }) => one.appliedAt === null)
      .map((one: { name: string }) => one.name),
    applied.slice(-2),
  );
  assert.equal((await run(empty, ['migrate', 'down', '--count', 'two'])).code, 2);
  assert.equal((await run(empty, person)).code, 0, 'the schema is completed on the way');
});

test('a database that does not answer is one line without the password', async () => {
  const line = oneLineOf(
    await run(migrated, ['users', 'list'], {
      DATABASE_URL: 'postgresql://u:topsecret@127.0.0.1:1/d',
      DATABASE_OWNER_URL: 'postgresql://u:topsecret@127.0.0.1:1/d',
    }),
  );
  assert.match(line, /Нет связи с базой/);
  assert.doesNotMatch(line, /topsecret/);
});
