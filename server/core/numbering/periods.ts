// Closing and reopening a period of a number series. Each is one statement that locks the counter's row,
// so that a registration running at that moment either commits first or is refused.
import { isPeriod, type Restart } from '#contract/numbering.ts';
import type { Sql } from '#core/db/sql.ts';
import { Refusal } from '#core/refusal.ts';

export interface ClosePeriod {
  seriesId: string;
  restart: Restart;
  period: string;
  closedBy: string;
  reason?: string;
  /** Numbers still reserved are given up with the closing's reason; otherwise they hinder it. */
  releaseReserved?: boolean;
  at: Date;
}

/**
 * No number is given in the period from now on; a period in which nothing was registered can be closed too. Run it inside
 * a transaction. How many reserved numbers were given up with it.
 */
export async function closePeriod(sql: Sql, request: ClosePeriod): Promise<number> {
  const { seriesId, restart, period } = request;
  if (!isPeriod(restart, period)) throw new Refusal('period_wrong', { period });
  const { rowCount } = await sql.query(
    `with counter as (
       insert into number_counter as c (series_id, period, last) values ($1, $2, -1)
       on conflict (series_id, period) do update set last = -1 - c.last where c.last >= 0
       returning series_id, period
     )
     insert into number_period (series_id, period, closed_at, closed_by, reason)
     select series_id, period, $3, $4, $5 from counter`,
    [seriesId, period, request.at.toISOString(), request.closedBy, request.reason?.trim() ?? ''],
  );
  if (rowCount !== 1) throw new Refusal('period_closed', { period });
  // The counter is locked now: no reservation can come between.
  const { rows } = await sql.query<{ count: number }>(
    "select count(*)::int as count from issued_number where series_id = $1 and period = $2 and state = 'reserved'",
    [seriesId, period],
  );
  const reserved = rows[0]?.count ?? 0;
  if (reserved === 0) return 0;
  if (!request.releaseReserved) throw new Refusal('period_has_reserved', { count: reserved });
  if (!request.reason?.trim()) throw new Refusal('reason_required');
  await sql.query(
    `update issued_number set state = 'released', reason = $3, state_by = $4, state_at = $5
     where series_id = $1 and period = $2 and state = 'reserved'`,
    [seriesId, period, request.reason.trim(), request.closedBy, request.at.toISOString()],
  );
  return reserved;
}

/** Numbers go on from where the period stopped. */
export async function reopenPeriod(sql: Sql, request: { seriesId: string; period: string }): Promise<void> {
  const { seriesId, period } = request;
  const { rowCount } = await sql.query(
    `with counter as (
       update number_counter set last = -1 - last where series_id = $1 and period = $2 and last < 0
       returning series_id, period
     )
     delete from number_period p using counter c where p.series_id = c.series_id and p.period = c.period`,
    [seriesId, period],
  );
  if (rowCount !== 1) throw new Refusal('period_open', { period });
}

/** The closed periods of a series, the latest first. */
export async function closedPeriods(
  sql: Sql,
  seriesId: string,
): Promise<{ period: string; closedAt: string; closedBy: string; reason: string }[]> {
  const { rows } = await sql.query<{ period: string; closedAt: string; closedBy: string; reason: string }>(
    `select period, closed_at as "closedAt", closed_by as "closedBy", reason
     from number_period where series_id = $1 order by period desc`,
    [seriesId],
  );
  return rows;
}
