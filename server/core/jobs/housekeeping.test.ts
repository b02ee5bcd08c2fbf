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

  it('O2 what sign-in leaves behind goes after its time; what is still good stays', async () => {
    const owner = await server.owner();
    const { id } = (await owner.call('GET', '/api/me')).json().user;
    const { write, read } = server.services.pools;
    const year = 366 * 24;
    const challenge = (name: string, hours: number) =>
      write.query(
        `insert into sign_in_challenge (id, kind, user_id, data, created_at, expires_at)
         values (gen_random_uuid(), 'second', $1, $2, $3, $3)`,
        [id, JSON.stringify({ name }), hoursAgo(hours)],
      );
    await challenge('old', 25);
    await challenge('young', 23);
    const device = (agent: string, usedHours: number, trustedHours: number | null) =>
      write.query(
        `insert into trusted_device (id, user_id, token_hash, agent, created_at, last_used_at, trusted_until)
         values (gen_random_uuid(), $1, uuid_send(gen_random_uuid()), $2, $3, $3, $4)`,
        [id, agent, hoursAgo(usedHours), trustedHours === null ? null : hoursAgo(trustedHours)],
      );
    await device('old', year, null);
    await device('old', year + 1, year);
    await device('known', 90 * 24, null);
    await device('trusted', year, -24);
    const reset = (reason: string, hours: number, settled: boolean) =>
      write.query(
        `insert into factor_reset (id, user_id, reason, requested_by, requested_at, expires_at, settled_by, settled_at, outcome)
         values (gen_random_uuid(), $1, $2, $1, $3, $3, $4, $5, $6)`,
        [id, reason, hoursAgo(hours), ...(settled ? [id, hoursAgo(hours), 'refused'] : [null, null, null])],
      );
    await reset('old', year, true);
    await reset('young', 300 * 24, true);
    await reset('forgotten', year, false);
    const client = '00000000-0000-4000-8000-00000000c11e';
    await write.query(
      `insert into service_client (id, name, owner_id, operations, created_by, created_at) values ($1, 'x', $2, '{}', $2, $3)`,
      [client, id, hoursAgo(0)],
    );
    const secret = (hint: string, hours: number | null) =>
      write.query(
        `insert into service_client_secret (id, client_id, hash, hint, created_at, expires_at)
         values (gen_random_uuid(), $1, '', $2, $3, $4)`,
        [client, hint, hoursAgo(0), hours === null ? null : hoursAgo(hours)],
      );
    await secret('old', 31 * 24);
    await secret('young', 29 * 24);
    await secret('for good', null);
    await run('core.leftovers.remove');
    const left = async (what: string, table: string) =>
      (await read.query(`select ${what} as name from ${table} order by 1`)).rows.map((row) => row.name);
    assert.deepEqual(await left(`data ->> 'name'`, `sign_in_challenge where data ? 'name'`), ['young']);
    assert.deepEqual(await left('agent', `trusted_device where agent in ('old', 'known', 'trusted')`), [
      'known',
      'trusted',
    ]);
    assert.deepEqual(await left('reason', 'factor_reset'), ['young']);
    assert.deepEqual(await left('hint', 'service_client_secret'), ['for good', 'young']);
  });

  it('L8 sweeps the loose files', async () => {
    await run('core.file.sweep');
  });
});
