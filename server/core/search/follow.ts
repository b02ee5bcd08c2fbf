// Follows the journal: each record that something happened to waits to be written anew, whatever module did it.
import type { Sql } from '../db/sql.ts';
import type { StoredEvent } from '../journal/event.ts';
import { followEvents } from '../journal/follow.ts';
import type { Services } from '../services.ts';

const batch = 500;

export async function followToSearch(services: Services): Promise<void> {
  for (;;) {
    const { handled } = await followEvents(services.pools.write, 'search', due, { batch });
    if (handled < batch) return;
  }
}

async function due(sql: Sql, events: StoredEvent[]): Promise<void> {
  const done = events.filter((event) => event.outcome === 'done');
  const ids = [...new Set(done.flatMap((event) => event.recordId ?? []))];
  if (ids.length > 0) await recordsDue(sql, `record.id = any($1::uuid[])`, [ids], true);
  // A bulk fill tells no ids: its records are those without rows beside their card.
  const filled = done.filter((event) => event.operation === 'core.bulk.fill').map((event) => event.at);
  if (filled.length > 0)
    await recordsDue(
      sql,
      `not exists (select from search_text t where t.record_id = record.id)
       and not exists (select from search_number n where n.record_id = record.id)`,
      [],
      false,
    );
}

/** Puts records into the queue; `condition` is on the table `record`. */
export async function recordsDue(sql: Sql, condition: string, values: unknown[], urgent: boolean): Promise<number> {
  const { rowCount } = await sql.query(
    `insert into search_due as known (record_id, urgent, since)
     select record.id, ${urgent}, now() from record where ${condition} order by record.id
     on conflict (record_id) do update set urgent = known.urgent or excluded.urgent, since = least(known.since, excluded.since)`,
    values,
  );
  return rowCount ?? 0;
}
