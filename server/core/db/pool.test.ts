import assert from 'node:assert/strict';
import { after, before, mock, test } from 'node:test';
import { freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { openPools, type Pools } from './pool.ts';

let database: TestDatabase;
let pools: Pools;
before(async () => {
  database = await freshDatabase();
  pools = openPools(database.appUrl, () => undefined, { write: 1 });
});
after(async () => {
  await pools.end();
  await database.drop();
});

test('L5 whoever comes while all connections are at work waits for one, even when an action holds it for long', async () => {
  const busy = await pools.write.connect();
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const waiting = pools.write.query('select 1 as one');
    mock.timers.tick(20_000);
    busy.release();
    assert.equal((await waiting).rows[0].one, 1);
  } finally {
    mock.timers.reset();
  }
});

test('statements of one moment leave in one write and are answered each by itself', async () => {
  const client = await pools.write.connect();
  const { stream } = (client as unknown as { connection: { stream: NodeJS.WriteStream & { _writev: unknown } } })
    .connection;
  const writes = mock.method(stream, '_writev' as never) as unknown as { mock: { callCount(): number } };
  try {
    const answers = await Promise.all([1, 2, 3].map((value) => client.query('select $1::int as value', [value])));
    assert.deepEqual(
      answers.map(({ rows }) => rows[0].value),
      [1, 2, 3],
    );
    assert.equal(writes.mock.callCount(), 1);
  } finally {
    client.release();
  }
});
