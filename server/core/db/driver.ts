// Kysely's driver over a pg pool that names (prepares) every statement seen often, within a bound,
// and repeats a read once when a migration changed the shape of a prepared one.
import { createHash } from 'node:crypto';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { Sql } from './sql.ts';

const nameAfter = 3;
const namesAtMost = 400;
const seen = new Map<string, { times: number; name: string | undefined }>();
let named = 0;

/** The name under which a statement's text is prepared, once it has proved to come again. */
export function statementName(text: string): string | undefined {
  let entry = seen.get(text);
  if (!entry) {
    if (seen.size > 5_000) for (const [key, value] of seen) if (!value.name) seen.delete(key);
    entry = { times: 0, name: undefined };
    seen.set(text, entry);
  }
  entry.times += 1;
  if (!entry.name && entry.times >= nameAfter && named < namesAtMost) {
    named += 1;
    entry.name = createHash('sha1').update(text).digest('base64url').slice(0, 20);
  }
  return entry.name;
}

/** Plain statements on a client, prepared like those of Kysely. */
export const preparing = (client: PoolClient): Sql => ({
  async query<R>(text: string, values: unknown[] = []) {
    const name = statementName(text);
    const { rows, rowCount } = await client.query({ text, values, ...(name ? { name } : {}) });
    return { rows: rows as R[], rowCount };
  },
});

class Connection implements DatabaseConnection {
  readonly client: PoolClient;
  constructor(client: PoolClient) {
    this.client = client;
  }
  async executeQuery<R>(compiled: CompiledQuery): Promise<QueryResult<R>> {
    const name = statementName(compiled.sql);
    const result = await this.client.query({
      text: compiled.sql,
      values: compiled.parameters as unknown[],
      ...(name ? { name } : {}),
    });
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
  }
  // biome-ignore lint/correctness/useYield: streaming goes through pg cursors of the exports, never through Kysely
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming is not done through Kysely');
  }
}

class PoolDriver implements Driver {
  readonly #pool: Pool;
  constructor(pool: Pool) {
    this.#pool = pool;
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<Connection> {
    return new Connection(await this.#pool.connect());
  }
  async releaseConnection(connection: Connection): Promise<void> {
    connection.client.release();
  }
  async beginTransaction(connection: Connection, settings: TransactionSettings): Promise<void> {
    const level = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : '';
    await connection.client.query(`begin${level}`);
  }
  async commitTransaction(connection: Connection): Promise<void> {
    const result = await connection.client.query('commit');
    if (result.command !== 'COMMIT') throw new Error('the transaction was rolled back by the database');
  }
  async rollbackTransaction(connection: Connection): Promise<void> {
    await connection.client.query('rollback');
  }
  async destroy(): Promise<void> {}
}

/** A driver over one client that somebody else has taken from the pool and holds in a transaction. */
class ClientDriver implements Driver {
  readonly #connection: Connection;
  constructor(client: PoolClient) {
    this.#connection = new Connection(client);
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<Connection> {
    return this.#connection;
  }
  async releaseConnection(): Promise<void> {}
  async beginTransaction(): Promise<void> {
    throw new Error('only the action runner opens a transaction');
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async destroy(): Promise<void> {}
}

const over = <DB>(driver: Driver): Kysely<DB> =>
  new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });

export const kyselyOver = <DB>(pool: Pool): Kysely<DB> => over<DB>(new PoolDriver(pool));
export const kyselyOn = <DB>(client: PoolClient): Kysely<DB> => over<DB>(new ClientDriver(client));
