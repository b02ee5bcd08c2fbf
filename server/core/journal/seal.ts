// Sealing: batches of finished events, in order of (era, xid, id), each chained to the batch before.
// Only transactions below the oldest running one are sealed, so that nothing can still be committed into a sealed range.
import type { Clock } from '#core/clock.ts';
import type { Sql } from '#core/db/sql.ts';
import type { Keys } from '#core/keys.ts';
import { noSeal, type Seal, type SealedRow, sealMac, summaryOf } from './seal-record.ts';
import { type Connections, inTransaction } from './transaction.ts';

export interface SealOptions {
  /** Events in one seal. */
  batch?: number;
}

/**
 * Seals everything that can be sealed now. The owner's pool is the one to use: the program's own role need not write
 * seals. One process at a time; another one finds the lock taken and leaves with nothing done.
 */
export async function sealJournal(
  owner: Connections,
  keys: Keys,
  clock: Clock,
  options: SealOptions = {},
): Promise<{ seals: number; events: number }> {
  const batch = options.batch ?? 2_000;
  let seals = 0;
  let events = 0;
  for (;;) {
    const sealed = await inTransaction(owner, (sql) => sealBatch(sql, keys, clock, batch));
    if (sealed) seals += 1;
    events += sealed;
    if (sealed < batch) return { seals, events };
  }
}

/** Holds the journal's sealing for this transaction, or says that another one does. */
export async function lockSeals(sql: Sql): Promise<boolean> {
  const { rows } = await sql.query<{ locked: boolean }>(
    `select pg_try_advisory_xact_lock(hashtext('journal_seal')) as locked`,
  );
  return rows[0]?.locked === true;
}

export async function lastSeal(sql: Sql): Promise<Pick<Seal, 'no' | 'to' | 'total' | 'mac' | 'at'> | undefined> {
  const { rows } = await sql.query(
    `select no::text as no, to_era, to_xid::text as to_xid, to_id, total::text as total, mac,
       to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     from journal_seal order by journal_seal.no desc limit 1`,
  );
  const row = rows[0];
  if (!row) return undefined;
  const to = { era: row.to_era, xid: row.to_xid, id: row.to_id };
  return { no: Number(row.no), to, total: Number(row.total), mac: row.mac, at: row.at };
}

async function sealBatch(sql: Sql, keys: Keys, clock: Clock, batch: number): Promise<number> {
  if (!(await lockSeals(sql))) return 0;
  const last = (await lastSeal(sql)) ?? noSeal;
  const { rows } = await sql.query<SealedRow>(
    `select e.era, e.xid::text as xid, e.id, e.mac from journal_after($1, $2::xid8, $3, $4, true) e
     order by e.era, e.xid, e.id`,
    [last.to.era, last.to.xid, last.to.id, batch],
  );
  const end = rows.at(-1);
  if (!end) return 0;
  const body = {
    no: last.no + 1,
    from: last.to,
    to: { era: end.era, xid: end.xid, id: end.id },
    count: rows.length,
    total: last.total + rows.length,
    ...summaryOf(rows),
    previous: last.mac,
    at: clock.now().toISOString(),
  };
  const { no, from, to, count, total, digest, manifest, previous, at } = body;
  await sql.query(
    `insert into journal_seal (no, from_era, from_xid, from_id, to_era, to_xid, to_id,
       count, total, digest, manifest, previous, mac, at)
     values ($1, $2, $3::xid8, $4, $5, $6::xid8, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      ...[no, from.era, from.xid, from.id, to.era, to.xid, to.id, count, total],
      ...[digest, manifest, previous, sealMac(keys, body), at],
    ],
  );
  return rows.length;
}
