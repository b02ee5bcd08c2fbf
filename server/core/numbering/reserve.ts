// Blocks of numbers kept for a person. Their ordinals come from the same counter, under its lock, so that none is lost.
import { isPeriod, periodOf, type Restart } from '#contract/numbering.ts';
import type { Sql } from '#core/db/sql.ts';
import { Refusal } from '#core/refusal.ts';
import { frameAhead } from './ahead.ts';
import { lockCounter } from './lock-counter.ts';

export interface ReserveNumbers {
  id: string;
  series: { id: string; template: string; restart: Restart; index: string };
  period: string;
  /** The next `count` ordinals, or these very ones: given up before, or following the last one. */
  block: { count: number } | { from: number; to: number };
  holderId: string;
  reason: string;
  until: string | null;
  by: string;
  /** Today in the organisation's zone: nothing is reserved in periods to come. */
  today: string;
  at: Date;
}

export async function reserveNumbers(sql: Sql, request: ReserveNumbers): Promise<{ first: number; last: number }> {
  const { id, series, period, block, by } = request;
  const reason = request.reason.trim();
  if (reason === '') throw new Refusal('reason_required');
  if (!isPeriod(series.restart, period) || period > periodOf(series.restart, request.today))
    throw new Refusal('period_wrong', { period });
  const issued = await lockCounter(sql, series.id, period);
  const first = 'count' in block ? issued + 1 : block.from;
  const last = 'count' in block ? issued + block.count : block.to;
  if (first > issued + 1) throw new Refusal('number_ahead', { next: issued + 1 });
  const at = request.at.toISOString();
  await sql.query(
    `insert into number_reservation (id, series_id, period, first_ordinal, last_ordinal, holder_id, reason, until, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, series.id, period, first, last, request.holderId, reason, request.until, by, at],
  );
  if (first <= issued) {
    const { rows } = await sql.query<{ ordinal: number }>(
      `update issued_number set state = 'reserved', reservation_id = $5, reason = $6, state_by = $7, state_at = $8
       where series_id = $1 and period = $2 and ordinal between $3 and $4 and suffix = '' and state = 'released'
       returning ordinal`,
      [series.id, period, first, Math.min(last, issued), id, reason, by, at],
    );
    if (rows.length !== Math.min(last, issued) - first + 1)
      throw new Refusal('numbers_occupied', { first, last: Math.min(last, issued) });
  }
  if (last > issued) {
    const frame = frameAhead(series, period);
    await sql.query(
      `with counter as (update number_counter set last = $4 where series_id = $1 and period = $2)
       insert into issued_number (series_id, period, ordinal, number, state, reason, issued_by, issued_at, reservation_id)
       select $1, $2, n, case when $5::text is null then ' ' || n
           else $5 || lpad(n::text, greatest($6::int, length(n::text)), '0') || $7::text end,
         'reserved', $8, $9, $10, $11
       from generate_series($3::bigint, $4::bigint) as n`,
      [
        series.id,
        period,
        issued + 1,
        last,
        frame?.before ?? null,
        frame?.width ?? 1,
        frame?.after ?? '',
        reason,
        by,
        at,
        id,
      ],
    );
  }
  return { first, last };
}

export interface ReleaseNumbers {
  reservationId: string;
  /** Only these of the block; all that are left when absent. */
  from?: number | undefined;
  to?: number | undefined;
  reason: string;
  by: string;
  at: Date;
}

/** Gives up what is left of a block: the counter never issues these ordinals again. The given up ordinals. */
export async function releaseNumbers(sql: Sql, request: ReleaseNumbers): Promise<number[]> {
  const reason = request.reason.trim();
  if (reason === '') throw new Refusal('reason_required');
  const open = await sql.query(
    `select 1 from number_counter c join number_reservation r on r.series_id = c.series_id and r.period = c.period
     where r.id = $1 and c.last >= 0 for share of c`,
    [request.reservationId],
  );
  if (open.rows.length === 0) throw new Refusal('period_closed');
  const { rows } = await sql.query<{ ordinal: number }>(
    `update issued_number set state = 'released', reason = $4, state_by = $5, state_at = $6
     where reservation_id = $1 and state = 'reserved' and suffix = '' and ordinal between $2 and $3 returning ordinal`,
    [
      request.reservationId,
      request.from ?? 0,
      request.to ?? Number.MAX_SAFE_INTEGER,
      reason,
      request.by,
      request.at.toISOString(),
    ],
  );
  if (rows.length === 0) throw new Refusal('nothing_reserved');
  return rows.map((row) => row.ordinal).sort((one, other) => one - other);
}
