// Registrations into one journal by 50 clients, against the bare loop that raises a one-row counter on the same database.
import pg from 'pg';
import { newId } from '#core/ids.ts';
import { startChild } from '#test/support/child-server.ts';
import type { BenchDatabase } from './database.ts';
import { load, median } from './http.ts';
import { tokenOf } from './office.ts';
import { databaseMs, processorMs } from './processor.ts';

export interface RegistrationBench {
  perSecond: number;
  /** The bare counter raised in a transaction, and in one statement that commits by itself. */
  barePerSecond: number;
  barestPerSecond: number;
  ratio: number;
  barestRatio: number;
  p50: number;
  p95: number;
  registered: number;
  /** Processor time of one registration in milliseconds. */
  serverMs: number;
  databaseMs: number;
  failures: number;
  gaps: number;
  doubles: number;
}

const clients = 50;

export async function benchRegistrations(
  database: BenchDatabase,
  options: { rounds: number; seconds: number },
): Promise<RegistrationBench> {
  const { services, office } = database;
  const { rows: people } = await services.pools.read.query<{ id: string }>(
    `select id from app_user where login like 'clerk%' order by id limit ${clients}`,
  );
  // Not the organisation that the lists are filtered by: it would no longer be one of a thousand.
  const { rows: senders } = await services.pools.read.query<{ id: string }>(
    'select id from contact where id <> $1 order by id limit 1',
    [office.correspondentId],
  );
  const tokens = await Promise.all(people.map(({ id }) => tokenOf(services, id)));
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 8 });
  owner.on('error', () => undefined);
  await owner.query(
    'create unlogged table if not exists bench_counter (one integer primary key, last bigint not null)',
  );
  await owner.query('alter table bench_counter set logged');
  await owner.query('insert into bench_counter values (1, 0) on conflict do nothing');
  const server = await startChild(database.environment, ['--role', 'web', '--no-migrate']);
  const registered: { id: string; number: string }[] = [];
  let turn = 0;
  const round = (seconds: number, keep: boolean) =>
    load(
      server.address,
      () => ({
        method: 'POST',
        path: '/api/correspondence/letters',
        headers: { authorization: `Bearer ${tokens[turn++ % clients]}`, 'idempotency-key': newId() },
        body: {
          journalId: office.journalId,
          subject: 'О поставке оборудования на склад',
          correspondentId: senders[0]?.id,
          externalNumber: '15/3-22',
          documentDate: '2026-03-02',
        },
      }),
      {
        connections: clients,
        seconds,
        onAnswer: (status, body) => {
          if (keep && status === 201) registered.push(JSON.parse(body.toString()));
        },
      },
    );
  try {
    await round(1, true);
    await bareLoop(owner, 0.5, true);
    const rounds = [];
    const bares = [];
    const barest = [];
    const spent = { server: 0, database: 0 };
    const pid = server.process.pid as number;
    for (let at = 0; at < options.rounds; at++) {
      bares.push(await bareLoop(owner, options.seconds, true));
      barest.push(await bareLoop(owner, options.seconds, false));
      const before = { server: processorMs(pid), database: databaseMs(database.dataDir) };
      rounds.push(await round(options.seconds, true));
      spent.server += processorMs(pid) - before.server;
      spent.database += databaseMs(database.dataDir) - before.database;
    }
    const { rows } = await services.pools.read.query<{ ordinal: number }>(
      'select ordinal from issued_number where record_id = any($1) order by ordinal',
      [registered.map((one) => one.id)],
    );
    const ordinals = rows.map((row) => row.ordinal);
    const perSecond = median(rounds.map((one) => one.perSecond));
    const barePerSecond = median(bares);
    const barestPerSecond = median(barest);
    return {
      perSecond,
      barePerSecond,
      barestPerSecond,
      ratio: perSecond / barePerSecond,
      barestRatio: perSecond / barestPerSecond,
      p50: median(rounds.map((one) => one.p50)),
      p95: median(rounds.map((one) => one.p95)),
      registered: registered.length,
      serverMs: spent.server / rounds.reduce((sum, one) => sum + one.answers, 0),
      databaseMs: spent.database / rounds.reduce((sum, one) => sum + one.answers, 0),
      failures: rounds.reduce((sum, one) => sum + one.failures, 0),
      gaps: (ordinals.at(-1) as number) - (ordinals[0] as number) + 1 - ordinals.length,
      doubles: registered.length - new Set(registered.map((one) => one.number)).size,
    };
  } finally {
    await server.stop();
    await owner.query('drop table bench_counter');
    await owner.end();
  }
}

/**
 * So many clients over a pool as large as the server's own. `transaction` raises the counter between begin and commit, as
 * whatever does anything else besides must; otherwise in one statement that commits by itself.
 */
async function bareLoop(pool: pg.Pool, seconds: number, transaction: boolean): Promise<number> {
  const until = performance.now() + seconds * 1000;
  const started = performance.now();
  const raise = { name: 'raise', text: 'update bench_counter set last = last + 1 where one = 1 returning last' };
  let raised = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) {
        if (transaction) {
          const client = await pool.connect();
          await client.query('begin');
          await client.query(raise);
          await client.query('commit');
          client.release();
        } else await pool.query(raise);
        raised++;
      }
    }),
  );
  return raised / ((performance.now() - started) / 1000);
}
