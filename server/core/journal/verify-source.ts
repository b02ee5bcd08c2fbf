// The journal as a check reads it: events in the order of their places and seals by number, a page at a time.
import type { Sql } from '#core/db/sql.ts';
import { type CanonicalEvent, canonicalColumns } from './canonical.ts';
import { comparePlaces, firstPlace, type Place } from './event.ts';
import { readSeal, type Seal, type SealRow, sealColumns } from './seal-record.ts';

export type CheckedRow = CanonicalEvent & Place & { mac: Buffer };

/** Also before the eras that no honest event has. */
const beforeAll: Place = { era: -2_147_483_648, xid: '0', id: firstPlace.id };

/** Reads every event once, in order; the next page is fetched while the one before is being checked. */
export class EventReader {
  readonly #sql: Sql;
  readonly #size: number;
  #page: CheckedRow[] = [];
  #at = 0;
  #coming: Promise<CheckedRow[]> | undefined;

  constructor(sql: Sql, size: number) {
    this.#sql = sql;
    this.#size = size;
    this.#fetch(beforeAll);
  }

  /** Some rows that stand up to `place`, which is included; all the rest without one. Empty when there are no more. */
  async rows(place?: Place): Promise<CheckedRow[]> {
    if (this.#at === this.#page.length) {
      this.#page = (await this.#coming) ?? [];
      this.#at = 0;
      this.#coming = undefined;
      const last = this.#page.at(-1);
      if (last && this.#page.length === this.#size) this.#fetch(last);
    }
    const from = this.#at;
    if (!place) this.#at = this.#page.length;
    else while (this.#at < this.#page.length && comparePlaces(this.#page[this.#at] as Place, place) <= 0) this.#at += 1;
    return this.#page.slice(from, this.#at);
  }

  #fetch(after: Place): void {
    const text = `select ${canonicalColumns} from journal_after($1, $2::xid8, $3, $4, false) e order by e.era, e.xid, e.id`;
    const values = [after.era, after.xid, after.id, this.#size];
    this.#coming = this.#sql.query<CheckedRow>(text, values).then((result) => result.rows);
    // Awaited by the next `rows`; a check that stops early must not leave an unhandled rejection behind.
    this.#coming.catch(() => {});
  }
}

/** The seals by number up to `newest`, as many at a time as stay small in memory. */
export async function* readSeals(sql: Sql, newest: number): AsyncGenerator<Seal> {
  const size = 20;
  let after: string | undefined;
  for (;;) {
    const { rows } = await sql.query<SealRow>(
      `select ${sealColumns} from journal_seal
       where journal_seal.no <= $1::bigint ${after === undefined ? '' : 'and journal_seal.no > $2::bigint'}
       order by journal_seal.no limit ${size}`,
      after === undefined ? [newest] : [newest, after],
    );
    for (const row of rows) yield readSeal(row);
    if (rows.length < size) return;
    after = rows.at(-1)?.no;
  }
}

/** Which of these events exist anywhere in the journal. */
export async function existing(sql: Sql, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql.query<{ id: string }>('select id from event where id = any($1::uuid[])', [ids]);
  return new Set(rows.map((row) => row.id));
}

/** Where the next transaction will stand: no event can honestly be there or beyond. */
export async function nextPlace(sql: Sql): Promise<Place> {
  const { rows } = await sql.query<{ era: number; xid: string }>(
    'select journal_current_era() as era, pg_snapshot_xmax(pg_current_snapshot())::text as xid',
  );
  const row = rows[0] as { era: number; xid: string };
  return { ...row, id: firstPlace.id };
}
