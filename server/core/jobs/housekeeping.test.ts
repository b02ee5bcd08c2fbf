import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTestServer, type TestServer } from '#test/support/server.ts';
import { housekeepingJobs } from './housekeeping.ts';

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

const run = async (name: string) => {
  const job = housekeepingJobs.find((one) => one.name === name);
  assert.ok(job?.schedule, name);
  await job.run(server.services, {});
};
const hoursAgo = (hours: number) => new Date(server.clock.now().getTime() - hours * 3_600_000).toISOString();

describe('housekeeping', () => {
  it('O2 keys of repeated requests go after 24 hours, ended sessions, throttles and links after their time', async () => {
    const owner = await server.owner();
    const { id } = (await owner.call('GET', '/api/me')).json().user;
    const { write, read } = server.services.pools;
    for (const [key, hours] of [
      ['old', 25],
      ['young', 23],
    ] as const) {
      await write.query(
        `insert into idempotency (actor_id, key, operation, request_hash, created_at) values ($1, $2, 'x', '', $3)`,
        [id, key, hoursAgo(hours)],
      );
      await write.query('insert into throttle (key, hits, window_end) values ($1, 1, $2)', [key, hoursAgo(hours - 24)]);
    }
    await write.query(
      `insert into user_session (id, token_hash, user_id, created_at, last_seen_at, expires_at)
       values (gen_random_uuid(), 'ended', $1, $2, $2, $2)`,
      [id, hoursAgo(60)],
    );
    await run('core.leftovers.remove');
    const keys = async (table: string) =>
      (await read.query(`select key from ${table} where key in ('old', 'young')`)).rows.map((row) => row.key);
    assert.deepEqual(await keys('idempotency'), ['young']);
    assert.deepEqual(await keys('throttle'), ['young']);
    assert.equal((await read.query('select 1 from user_session')).rows.length, 1);
    assert.equal((await owner.call('GET', '/api/me')).statusCode, 200);
  });

  it('L8 sweeps the loose files', async () => {
    await run('core.file.sweep');
  });
});
