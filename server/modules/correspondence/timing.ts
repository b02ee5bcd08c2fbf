// How a letter stands to its deadline. Each letter stands in exactly one way, so that figures add up.
import type { RawBuilder, SqlBool } from 'kysely';
import type { timings } from '#contract/correspondence.ts';
import { sql } from '#core/sql.ts';

export type Timing = (typeof timings)[number];

/** The condition on `record`. */
export function timingIs(timing: Timing, today: string): RawBuilder<SqlBool> {
  const active = sql`record.life <> 'cancelled'`;
  switch (timing) {
    case 'cancelled':
      return sql`record.life = 'cancelled'`;
    case 'none':
      return sql`${active} and record.due_on is null`;
    case 'running':
      return sql`${active} and record.done_on is null and record.due_on >= ${today}::date`;
    case 'overdue':
      return sql`${active} and record.done_on is null and record.due_on < ${today}::date`;
    case 'in_time':
      return sql`${active} and record.done_on <= record.due_on`;
    case 'late':
      return sql`${active} and record.done_on > record.due_on`;
  }
}

/** The same as a value of each row, for figures. */
export const timingSql = (
  today: string,
): RawBuilder<string> => sql<string>`case when record.life = 'cancelled' then 'cancelled'
  when record.due_on is null then 'none'
  when record.done_on is null then case when record.due_on < ${today}::date then 'overdue' else 'running' end
  when record.done_on <= record.due_on then 'in_time' else 'late' end`;
