// The certificate of gaps: every ordinal of a period is used, cancelled, reserved or given up with a reason, or it is
// told as unexplained. Counts come from one statement, so they add up while clerks go on registering.
import type { Sql } from '#core/db/sql.ts';
import { readNumber } from './ahead.ts';

export interface Certificate {
  /** The last ordinal that left the counter: the certificate is about 1..last. */
  last: number;
  used: number;
  cancelled: number;
  reserved: number;
  released: number;
  unexplained: number;
  /** Numbers with a letter, «12а», beside the ordinals. */
  lettered: number;
  closed: { at: string; by: string; reason: string } | null;
}

export async function certificateOf(sql: Sql, seriesId: string, period: string): Promise<Certificate> {
  const { rows } = await sql.query<Record<string, unknown> & { closed: Certificate['closed'] }>(
    `select case when c.last < 0 then -1 - c.last else coalesce(c.last, 0) end as last,
       count(i.state) filter (where i.suffix = '' and i.state = 'used') as used,
       count(i.state) filter (where i.suffix = '' and i.state = 'cancelled') as cancelled,
       count(i.state) filter (where i.suffix = '' and i.state = 'reserved') as reserved,
       count(i.state) filter (where i.suffix = '' and i.state = 'released') as released,
       count(i.state) filter (where i.suffix <> '') as lettered,
       (select json_build_object('at', p.closed_at, 'by', who.name, 'reason', p.reason)
        from number_period p join principal who on who.id = p.closed_by where p.series_id = $1 and p.period = $2) as closed
     from (select 1) as one
     left join number_counter c on c.series_id = $1 and c.period = $2
     left join issued_number i on i.series_id = $1 and i.period = $2
     group by c.last`,
    [seriesId, period],
  );
  const row = rows[0] ?? { closed: null };
  const of = (key: string) => Number((row as Record<string, unknown>)[key] ?? 0);
  const [last, used, cancelled] = [of('last'), of('used'), of('cancelled')];
  const [reserved, released, lettered] = [of('reserved'), of('released'), of('lettered')];
  const unexplained = last - used - cancelled - reserved - released;
  const closed = row.closed ? { ...row.closed, at: new Date(row.closed.at).toISOString() } : null;
  return { last, used, cancelled, reserved, released, unexplained, lettered, closed };
}

export interface UnusedNumber {
  ordinal: number;
  suffix: string;
  /** Null while it depends on a letter to come. */
  number: string | null;
  state: 'cancelled' | 'reserved' | 'released';
  reason: string;
  /** For whom it is, or was, reserved. */
  holder: string | null;
  until: string | null;
  /** Who brought it into this state; null for letters cancelled before this was kept. */
  by: string | null;
  at: string | null;
}

/** Numbers without a valid record, in order, from after the given place on. */
export async function unusedNumbers(
  sql: Sql,
  request: { seriesId: string; period: string; after?: { ordinal: number; suffix: string } | undefined; limit: number },
): Promise<UnusedNumber[]> {
  const { rows } = await sql.query<UnusedNumber>(
    `select i.ordinal, i.suffix, i.number, i.state, i.reason, holder.name as holder, r.until,
       who.name as by, case when i.state_at is null and i.state = 'cancelled' then null else coalesce(i.state_at, i.issued_at) end as at
     from issued_number i
     left join number_reservation r on r.id = i.reservation_id
     left join principal holder on holder.id = r.holder_id
     left join principal who on who.id = case when i.state = 'cancelled' then i.state_by else coalesce(i.state_by, i.issued_by) end
     where i.series_id = $1 and i.period = $2 and i.state <> 'used' and (i.ordinal, i.suffix) > ($3, $4)
     order by i.ordinal, i.suffix limit $5`,
    [request.seriesId, request.period, request.after?.ordinal ?? 0, request.after?.suffix ?? '', request.limit],
  );
  return rows.map((row) => ({ ...row, ordinal: Number(row.ordinal), number: readNumber(row.number ?? ' ') }));
}

/** Ranges of ordinals that nothing explains; none, unless somebody wrote into the database past the program. */
export async function unexplainedRanges(
  sql: Sql,
  seriesId: string,
  period: string,
  last: number,
): Promise<{ from: number; to: number }[]> {
  const { rows } = await sql.query<{ from: number; to: number }>(
    `select min(n) as from, max(n) as to from (
       select n, n - row_number() over (order by n) as island from generate_series(1, $3::bigint) as n
       where not exists (select from issued_number i where i.series_id = $1 and i.period = $2 and i.ordinal = n and i.suffix = '')
     ) as missing group by island order by 1 limit 1000`,
    [seriesId, period, last],
  );
  return rows.map(({ from, to }) => ({ from: Number(from), to: Number(to) }));
}
