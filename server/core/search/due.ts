// Works off the queue of records whose rows of search are to be written anew: changes of people first, then the rest.
import type { Sql } from '../db/sql.ts';
import { inTransaction } from '../journal/transaction.ts';
import type { Services } from '../services.ts';
import { refreshRecords } from './refresh.ts';

const batch = 100;

/** Until nothing waits. Several workers share the queue. */
export async function refreshDue(services: Services, stopped: () => boolean = () => false): Promise<void> {
  for (let size = batch; !stopped(); ) {
    try {
      const taken = await inTransaction(services.pools.write, (sql) => refreshSome(sql, services, size));
      if (taken < size) return;
      size = batch;
    } catch (error) {
      // One record that cannot be read must not hold up the others: it is found alone and put off.
      if (size > 1) size = 1;
      else {
        services.log.error({ err: error, part: 'search' }, 'a record could not be made searchable and is put off');
        await services.pools.write.query(
          `update search_due set urgent = false, since = now() + interval '1 hour'
           where record_id = (select record_id from search_due where since <= now() order by urgent desc, since limit 1)`,
        );
        size = batch;
      }
    }
  }
}

async function refreshSome(sql: Sql, services: Services, most: number): Promise<number> {
  const { rows } = await sql.query<{ record_id: string }>(
    `delete from search_due where record_id in (select record_id from search_due where since <= now()
       order by urgent desc, since limit ${most} for update skip locked) returning record_id`,
  );
  const ids = rows.map((row) => row.record_id);
  if (ids.length > 0) await refreshRecords(sql, services.catalog, ids);
  return ids.length;
}
