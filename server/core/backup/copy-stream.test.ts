// COPY through pg's connection: nothing is lost with a slow reader, failures of either side reject and never hang.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import pg from 'pg';
import { emptyDatabase, type TestDatabase } from '#test/support/database.ts';
import { CopyOut, copyIn } from './copy-stream.ts';

let database: TestDatabase;
let client: pg.Client;
before(async () => {
  database = await emptyDatabase();
  client = await connected();
  await client.query(
    `create table source as select n as id, repeat('Ёж\\t' || n || E'\\n', 20) as body from generate_series(1, 40000) n`,
  );
  await client.query('create table target (id integer primary key, body text)');
});
after(async () => {
  await client.end();
  await database.drop();
});

async function connected(): Promise<pg.Client> {
  const made = new pg.Client({ connectionString: database.ownerUrl });
  made.on('error', () => {});
  await made.connect();
  return made;
}

async function* lines(count: number, from = 1): AsyncGenerator<Buffer> {
  for (let n = from; n < from + count; n += 1) yield Buffer.from(`${n}\tтекст\n`);
}

it('a COPY out, cut into parts, goes in again row by row equal, however slow its reader is', async () => {
  const copy = client.query(new CopyOut('copy source to stdout', 50_000));
  const parts: Buffer[] = [];
  for await (const part of copy.parts()) {
    assert.ok(part.length <= 50_000);
    parts.push(part);
    await turn();
  }
  assert.equal(copy.rows, 40_000);
  assert.ok(parts.length > 100);
  async function* again(): AsyncGenerator<Buffer> {
    for (const part of parts) {
      await turn();
      yield part;
    }
  }
  assert.equal(await copyIn(client, 'copy target from stdin', again()), 40_000);
  const { rows } = await client.query('select id, body from source except select id, body from target');
  assert.deepEqual(rows, []);
  await client.query('truncate target');
});

it('a COPY of nothing is nothing', async () => {
  const copy = client.query(new CopyOut('copy target to stdout', 1000));
  for await (const _ of copy.parts()) assert.fail('a part of an empty table');
  assert.equal(copy.rows, 0);
  assert.equal(await copyIn(client, 'copy target from stdin', lines(0)), 0);
});

it('a refusal of the server in the middle rejects, and the connection goes on', async () => {
  async function* doubled(): AsyncGenerator<Buffer> {
    yield* lines(200_000);
    yield* lines(200_000);
  }
  await assert.rejects(copyIn(client, 'copy target from stdin', doubled()), { code: '23505' });
  await assert.rejects(copyIn(client, 'copy absent from stdin', lines(5)), { code: '42P01' });
  const copy = client.query(
    new CopyOut('copy (select 1 / (3000 - n) from generate_series(1, 9000) n) to stdout', 1000),
  );
  await assert.rejects(
    async () => {
      for await (const _ of copy.parts());
    },
    { code: '22012' },
  );
  assert.equal((await client.query('select count(*)::int as n from target')).rows[0].n, 0);
});

it('a reader that leaves early leaves a usable connection', async () => {
  const copy = client.query(new CopyOut('copy source to stdout', 10_000));
  for await (const _ of copy.parts()) break;
  assert.equal((await client.query('select 1 as one')).rows[0].one, 1);
});

it('a source that fails undoes the statement and rejects with its own error', async () => {
  async function* failing(): AsyncGenerator<Buffer> {
    yield* lines(1000);
    throw new Error('the archive is cut');
  }
  await assert.rejects(copyIn(client, 'copy target from stdin', failing()), /the archive is cut/);
  assert.equal((await client.query('select count(*)::int as n from target')).rows[0].n, 0);
});

it('a lost connection rejects both ways', async () => {
  const lost = await connected();
  const { rows } = await lost.query<{ pid: number }>('select pg_backend_pid() as pid');
  const copy = lost.query(
    new CopyOut(`copy (select repeat('x', 1000) from generate_series(1, 100000)) to stdout`, 1000),
  );
  await assert.rejects(async () => {
    let part = 0;
    for await (const _ of copy.parts()) {
      part += 1;
      if (part === 3) await client.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    }
  });
  const other = await connected();
  const { rows: its } = await other.query<{ pid: number }>('select pg_backend_pid() as pid');
  async function* endless(): AsyncGenerator<Buffer> {
    yield* lines(1000);
    await client.query('select pg_terminate_backend($1)', [its[0]?.pid]);
    yield* lines(10_000_000, 1001);
  }
  await assert.rejects(copyIn(other, 'copy target from stdin', endless()));
  await Promise.allSettled([lost.end(), other.end()]);
});
