// Which groups are queues: those that categories name, and those that open tickets stand in.
import type { Sql } from '#core/db/sql.ts';

export const queuesStatement = `
  select distinct r.id from (
    select group_id as id from ticket_category where group_id is not null
    union select t.group_id from record r join ticket t on t.id = r.id
      where r.kind = 'ticket' and r.state_group in ('new', 'work', 'waiting') and t.closed_at is null and t.group_id is not null
  ) r where $1::uuid[] is null or r.id = any($1)`;

/** `area`: groups and people that the actor looks after; null: all. */
export async function queueIds(sql: Sql, area: readonly string[] | null): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(queuesStatement, [area]);
  return rows.map((row) => row.id);
}
