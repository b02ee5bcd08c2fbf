// Letters of an act that can be taken back leave a little later, and do not leave at all when it is.
import { sqlOf } from '../handle.ts';
import type { AnyUnit } from '../unit.ts';

/** What this very request has written out of these records' conversations waits so long. */
export async function holdLetters(unit: AnyUnit, recordIds: readonly string[], ms: number): Promise<void> {
  await sqlOf(unit).query(
    `update outbox o set next_attempt_at = greatest(o.next_attempt_at, $3::timestamptz) from mail_letter l
     where l.record_id = any($1::uuid[]) and l.request_id = $2 and l.direction = 'out' and o.id = l.outbox_id
       and o.state = 'waiting'`,
    [[...recordIds], unit.actor.requestId, new Date(unit.now.getTime() + ms).toISOString()],
  );
}

/** Takes back the letters of an earlier request that have not left; how many have. */
export async function withdrawLetters(unit: AnyUnit, recordId: string, requestId: string): Promise<{ sent: number }> {
  const sql = sqlOf(unit);
  const { rows } = await sql.query<{ id: string; outboxId: string | null; waits: boolean }>(
    `select l.id, l.outbox_id as "outboxId", coalesce(o.state = 'waiting', false) as waits
     from mail_letter l left join outbox o on o.id = l.outbox_id
     where l.record_id = $1 and l.request_id = $2 and l.direction = 'out' for update of l`,
    [recordId, requestId],
  );
  const waiting = rows.filter((row) => row.waits);
  const gone = await sql.query<{ id: string }>(
    `delete from outbox where id = any($1::uuid[]) and state = 'waiting' returning id`,
    [waiting.map((row) => row.outboxId)],
  );
  const dropped = new Set(gone.rows.map((row) => row.id));
  await sql.query('delete from mail_letter where id = any($1::uuid[])', [
    waiting.filter((row) => dropped.has(row.outboxId ?? '')).map((row) => row.id),
  ]);
  return { sent: rows.length - dropped.size };
}
