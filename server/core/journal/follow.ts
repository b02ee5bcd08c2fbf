// Followers of the journal with a remembered place: each event is handled once, in the transaction that moves the place.
import type { Sql } from '#core/db/sql.ts';
import type { Place, StoredEvent } from './event.ts';
import { readEvents } from './read.ts';
import { type Connections, inTransaction } from './transaction.ts';

export interface FollowResult {
  handled: number;
  /** Another process is at it; nothing was done. */
  busy: boolean;
}

/**
 * Hands the next events to `handler`, at most `batch`, and remembers the place in the same transaction, so a handler that
 * throws sees them again. Call until `handled` is less than `batch`. Keep handlers short: their transaction holds back
 * what others may read on. A new follower begins with the first event of the journal, or where `startFollower` put it.
 */
export async function followEvents(
  pool: Connections,
  follower: string,
  handler: (sql: Sql, events: StoredEvent[]) => Promise<void>,
  options: { batch?: number } = {},
): Promise<FollowResult> {
  return inTransaction(pool, async (sql) => {
    const place = await lockCursor(sql, follower);
    if (!place) return { handled: 0, busy: true };
    const events = await readEvents(sql, place, options.batch ?? 200);
    const last = events.at(-1);
    if (!last) return { handled: 0, busy: false };
    await handler(sql, events);
    await sql.query('update event_cursor set era = $2, xid = $3::xid8, event_id = $4::uuid where follower = $1', [
      follower,
      last.era,
      last.xid,
      last.id,
    ]);
    return { handled: events.length, busy: false };
  });
}

/** Puts a follower that has no place yet after everything that is final now: it will hear of later events only. */
export async function startFollower(sql: Sql, follower: string): Promise<void> {
  await sql.query(
    `insert into event_cursor (follower, era, xid)
     values ($1, journal_current_era(), pg_snapshot_xmin(pg_current_snapshot())) on conflict (follower) do nothing`,
    [follower],
  );
}

async function lockCursor(sql: Sql, follower: string): Promise<Place | undefined> {
  const text = `select era, xid::text as xid, event_id as id from event_cursor
    where follower = $1 for no key update skip locked`;
  const { rows } = await sql.query<Place>(text, [follower]);
  if (rows[0]) return rows[0];
  const made = await sql.query<Place>(
    `insert into event_cursor (follower) values ($1) on conflict (follower) do nothing
     returning era, xid::text as xid, event_id as id`,
    [follower],
  );
  return made.rows[0];
}
