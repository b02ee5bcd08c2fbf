// The lock of a counter's row, by which everything that touches a period's numbers waits for everything else.
import type { Sql } from '#core/db/sql.ts';
import { Refusal } from '#core/refusal.ts';

/** Locks the counter until the commit, made when there is none; gives the last ordinal. Refuses a closed period. */
export async function lockCounter(sql: Sql, seriesId: string, period: string): Promise<number> {
  const { rows } = await sql.query<{ last: number }>(
    `insert into number_counter as c (series_id, period, last) values ($1, $2, 0)
     on conflict (series_id, period) do update set last = c.last where c.last >= 0
     returning last`,
    [seriesId, period],
  );
  const [counter] = rows;
  if (!counter) throw new Refusal('period_closed', { period });
  return Number(counter.last);
}
