// A registry office for the tests of numbering: series, letters and registrations on a database of their own.
import type { Pool, PoolClient } from 'pg';
import type { Restart } from '#contract/numbering.ts';
import { openPools } from '#core/db/pool.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { freshDatabase } from '#test/support/database.ts';
import { closePeriod } from './periods.ts';
import { createSeries, type NumberSeries } from './series.ts';
import { type TakenNumber, takeNumber } from './take.ts';

export const at = new Date('2026-03-05T09:00:00Z');
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
export const refusal = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

export async function openRegistry(connections: number) {
  const database = await freshDatabase();
  const pools = openPools(database.appUrl, () => undefined, { write: connections });
  const pool = pools.write;
  const clerk = newId();
  await pool.query("insert into principal (id, kind, name, created_at) values ($1, 'user', 'Петрова', $2)", [
    clerk,
    at,
  ]);

  async function newSeries(template = 'ВХ-{yyyy}/{n:5}', restart: Restart = 'year'): Promise<NumberSeries> {
    const series = { id: newId(), template, restart, index: '01' };
    await createSeries(pool, series);
    return series;
  }

  async function take(
    client: PoolClient,
    series: NumberSeries,
    registeredOn = '2026-03-05',
  ): Promise<TakenNumber & { recordId: string }> {
    const recordId = newId();
    await client.query(
      `insert into record (id, kind, title, state, state_group, registration_order, created_by, created_at, changed_at)
       values ($1, 'letter', 'Запрос', 'registered', 'new', 0, $2, $3, $3)`,
      [recordId, clerk, at],
    );
    const { id: seriesId, template: seriesTemplate, restart, index } = series;
    const context = { journal: index, department: '02', case: '04-1' };
    const request = { seriesId, seriesTemplate, restart, registeredOn, context, recordId, issuedBy: clerk, at };
    return { ...(await takeNumber(client, request)), recordId };
  }

  /** A transaction as the action runner makes it: committed when the work ends, rolled back when it throws. */
  async function inTransaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      await client.query('rollback').then(
        () => client.release(),
        () => client.release(true),
      );
      throw error;
    }
  }

  /** Two connections, each in a transaction; what a failed test left open is cut. */
  async function withTwo(work: (one: PoolClient, other: PoolClient) => Promise<void>): Promise<void> {
    const clients = [await pool.connect(), await pool.connect()] as const;
    try {
      await Promise.all(clients.map((client) => client.query('begin')));
      await work(...clients);
    } finally {
      for (const client of clients) client.release(true);
    }
  }

  /** Resolves when the connection waits for a lock: the moment at which the other side may go on. */
  async function waitsForLock(client: PoolClient): Promise<void> {
    const pid = 'processID' in client ? client.processID : 0;
    for (let rowCount: number | null = 0; rowCount !== 1; )
      ({ rowCount } = await pool.query("select from pg_stat_activity where pid = $1 and wait_event_type = 'Lock'", [
        pid,
      ]));
  }

  return {
    pool,
    clerk,
    newSeries,
    take,
    inTransaction,
    withTwo,
    waitsForLock,
    register: (series: NumberSeries, registeredOn?: string) =>
      inTransaction((client) => take(client, series, registeredOn)),
    close: (series: NumberSeries, period: string, client: Pool | PoolClient = pool) =>
      closePeriod(client, {
        seriesId: series.id,
        restart: series.restart,
        period,
        closedBy: clerk,
        reason: 'Год сдан в архив',
        at,
      }),
    async ordinalsOf(series: NumberSeries): Promise<number[]> {
      const { rows } = await pool.query<{ ordinal: number }>(
        'select ordinal from issued_number where series_id = $1 order by ordinal',
        [series.id],
      );
      return rows.map(({ ordinal }) => ordinal);
    },
    async shut(): Promise<void> {
      await pools.end();
      await database.drop();
    },
  };
}
