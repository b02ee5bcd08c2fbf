// Reading the journal on in the order in which it became final: nothing can appear before a place once passed.
import type { Sql } from '#core/db/sql.ts';
import { eventColumns, type Place, type StoredEvent } from './event.ts';

/** Finished events after `after`, oldest first. */
export async function readEvents(sql: Sql, after: Place, limit: number): Promise<StoredEvent[]> {
  const { rows } = await sql.query<StoredEvent>(
    `select ${eventColumns} from journal_after($1, $2::xid8, $3, $4, true) e order by e.era, e.xid, e.id`,
    [after.era, after.xid, after.id, limit],
  );
  return rows;
}

/** The place of an event that a stream is resumed after; undefined when there is no such event. */
export async function placeOf(sql: Sql, eventId: string): Promise<Place | undefined> {
  const { rows } = await sql.query<Place>('select era, xid::text as xid, id from event where id = $1::uuid', [eventId]);
  return rows[0];
}

/** The place after everything that is final now: whoever reads on from here misses nothing that commits later. */
export async function currentPlace(sql: Sql): Promise<Place> {
  const { rows } = await sql.query<Place>(
    `select journal_current_era() as era, pg_snapshot_xmin(pg_current_snapshot())::text as xid,
       '00000000-0000-0000-0000-000000000000' as id`,
  );
  return rows[0] as Place;
}
