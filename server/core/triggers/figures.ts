// What the state of the system is told of triggers.
import type { Sql } from '../db/sql.ts';

/** Triggers and schedules that the program has switched off after failures, and nobody has switched on since. */
export async function triggersOff(sql: Sql): Promise<number> {
  const { rows } = await sql.query<{ count: number }>(
    `select count(*)::int as count from trigger_rule where not enabled and off_reason = 'failures'`,
  );
  return rows[0]?.count ?? 0;
}
