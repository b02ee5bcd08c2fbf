// An outside database that the program cannot live on is refused at the start with one line.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import test from 'node:test';
import pg from 'pg';
import { checkOutside } from '#core/db/outside.ts';
import { StartError } from '#core/start-error.ts';
import { freshDatabase, testClusterUrl } from '#test/support/database.ts';
import { startPooler } from '#test/support/transaction-pooler.ts';

async function refusal(url: string): Promise<string> {
  try {
    await checkOutside(url);
  } catch (error) {
    assert.ok(error instanceof StartError, String(error));
    assert.ok(!error.message.includes('\n'));
    return error.message;
  }
  assert.fail('the database was accepted');
}

async function databaseWith(t: test.TestContext, options: string): Promise<string> {
  const superuserUrl = await testClusterUrl();
  const name = `vedomo_odd_${randomBytes(4).toString('hex')}`;
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query(`create database ${name} template template0 ${options}`);
  t.after(async () => {
    await client.query(`drop database ${name} with (force)`);
    await client.end();
  });
  const url = new URL(superuserUrl);
  url.pathname = `/${name}`;
  return url.href;
}

test('a plain PostgreSQL is accepted for both roles', async (t) => {
  const database = await freshDatabase();
  t.after(database.drop);
  await checkOutside(database.appUrl);
  await checkOutside(database.ownerUrl);
});

test('a database in another encoding is refused', async (t) => {
  const url = await databaseWith(t, "encoding 'SQL_ASCII' locale_provider libc locale 'C'");
  assert.match(await refusal(url), /UTF8, а не SQL_ASCII/);
});

test('a database that knows the cases of ASCII alone is refused', async (t) => {
  const url = await databaseWith(t, "encoding 'UTF8' locale_provider libc locale 'C'");
  assert.match(await refusal(url), /строчных русских букв/);
});

test('a database that does not answer is refused without showing the password', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  const line = await refusal(`postgresql://u:topsecret@127.0.0.1:${port}/d`);
  assert.match(line, /Нет связи с базой/);
  assert.ok(!line.includes('topsecret'));
});

for (const size of [1, 2, 4, 8]) {
  test(`a transaction pooler of ${size} sessions is refused, with the setting that leads around it`, async (t) => {
    const url = new URL(await testClusterUrl());
    if (!url.searchParams.get('host')?.startsWith('/')) return t.skip('the database is not on a unix socket');
    const pooler = await startPooler(url.href, size);
    t.after(() => pooler.close());
    assert.match(await refusal(pooler.url), /DATABASE_DIRECT_URL/);
  });
}
