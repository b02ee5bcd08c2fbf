import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { enqueueJobs } from '#core/jobs/enqueue.ts';
import { headsFileOf } from '#core/journal/heads.ts';
import { verifyJournal } from '#core/journal/verify.ts';
import type { Services } from '#core/services.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';
import { startWorker, type Worker } from './worker.ts';

let server: TestServer;
let services: Services;
let worker: Worker;
const done: unknown[] = [];
const released = Promise.withResolvers<void>();
let started = 0;

async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 20_000;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`never came: ${what}`);
    await wait(25);
  }
}

before(async () => {
  server = await startTestServer();
  services = {
    ...server.services,
    catalog: {
      ...server.services.catalog,
      jobs: [
        {
          name: 'trial.work.do',
          async run(_services, payload) {
            done.push(payload.n);
          },
        },
        {
          name: 'trial.work.last',
          async run() {
            started += 1;
            await released.promise;
            done.push('last');
          },
        },
      ],
    },
  };
  worker = await startWorker(services, server.ownerUrl);
});
after(async () => {
  await server.close();
});

describe('the worker', () => {
  it('O2 does a job only after the transaction that asked for it, and never when that is rolled back', async () => {
    const client = await services.pools.write.connect();
    try {
      await client.query('begin');
      await enqueueJobs(client, [{ job: 'trial.work.do', payload: { n: 'rolled back' } }]);
      await client.query('rollback');
      await client.query('begin');
      await enqueueJobs(client, [{ job: 'trial.work.do', payload: { n: 'committed' } }]);
      await client.query('commit');
    } finally {
      client.release();
    }
    await until('the job', () => done.length > 0);
    assert.deepEqual(done, ['committed']);
  });

  it('H7 seals the journal and exports its head: the unsealed window stays below ten seconds', async () => {
    const owner = await server.owner();
    await owner.call('POST', '/api/admin/groups', { name: 'Отдел', kind: 'team' });
    await until('the seal', async () => {
      const verdict = await verifyJournal(services.pools.read, services.keys, {
        headsFile: headsFileOf(services.config.dataDir),
      });
      assert.equal(verdict.ok, true);
      assert.ok(verdict.unsealedSeconds <= 10, `unsealed for ${verdict.unsealedSeconds} s`);
      return verdict.sealedEvents > 0 && verdict.unsealedEvents === 0 && verdict.headsChecked > 0;
    });
  });

  it('H7 makes the journal’s partitions ahead, as their owner', async () => {
    const owner = new pg.Client({ connectionString: server.ownerUrl });
    await owner.connect();
    try {
      const { rows } = await owner.query<{ count: number }>(
        `select count(*)::int as count from pg_inherits where inhparent = 'event'::regclass`,
      );
      assert.ok((rows[0]?.count ?? 0) >= 4);
    } finally {
      await owner.end();
    }
  });

  it('O2 makes notices and keeps mail while it runs', async () => {
    await services.pools.write.query(
      `insert into outbox (id, channel, recipient, subject, body, next_attempt_at, created_at)
       values (gen_random_uuid(), 'mail', 'a@example.org', 's', 'b', now(), now())`,
    );
    await until('the kept letter', async () => {
      const { rows } = await services.pools.read.query(`select 1 from outbox where state = 'kept'`);
      return rows.length === 1;
    });
    await until('the follower', async () => {
      const { rows } = await services.pools.read.query(
        `select 1 from event_cursor where follower = 'notices' and xid > '0'`,
      );
      return rows.length === 1;
    });
  });

  it('O2 stops after the jobs in hand have ended; the others wait in the queue for the next worker', async () => {
    done.length = 0;
    await enqueueJobs(services.pools.write, [{ job: 'trial.work.last', payload: {} }]);
    await until('the job in hand', () => started === 1);
    let stopped = false;
    const stopping = worker.stop().then(() => {
      stopped = true;
    });
    for (let n = 0; n < 3; n++) await enqueueJobs(services.pools.write, [{ job: 'trial.work.last', payload: {} }]);
    assert.equal(stopped, false);
    released.resolve();
    await stopping;
    assert.equal(done.length, started);
    const { rows } = await services.pools.read.query('select locked_at, attempts from graphile_worker._private_jobs');
    assert.equal(rows.length, 4 - started);
    for (const row of rows) assert.deepEqual(row, { locked_at: null, attempts: 0 });
  });
});
