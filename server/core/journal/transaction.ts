// A short transaction of the journal's own work (seals, followers' cursors); actions have their unit instead.
import type { Sql } from '#core/db/sql.ts';

/** A pg pool fits. */
export interface Connections {
  connect(): Promise<Sql & { release(error?: Error | boolean): void }>;
}

export async function inTransaction<T>(pool: Connections, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    try {
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    }
  } finally {
    client.release(broken);
  }
}
