// The job that makes the journal's monthly partitions before they are needed.
import type { Clock } from '#core/clock.ts';
import type { Sql } from '#core/db/sql.ts';

/** Run daily with the owner's connection; returns the names of the partitions made now, usually none. */
export async function makePartitionsAhead(sql: Sql, clock: Clock, monthsAhead = 3): Promise<string[]> {
  const { rows } = await sql.query<{ name: string }>('select journal_make_partitions($1, $2) as name', [
    monthsAhead,
    clock.now().toISOString(),
  ]);
  return rows.map((row) => row.name);
}
