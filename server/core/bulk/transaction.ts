// A transaction of the bulk path: the one place besides the action runner that opens one, for it writes its own event.
import type { PoolClient } from 'pg';
import type { Services } from '../services.ts';

export async function inTransaction<T>(services: Services, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await services.pools.write.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    const committed = await client.query('commit');
    if (committed.command !== 'COMMIT') throw new Error('the database rolled the transaction back');
    services.kick();
    return result;
  } catch (error) {
    await client.query('rollback').catch((failed: Error) => {
      broken = failed;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
