// Every number of a period in order, with what became of it: what a register is written from.
import { sqlOf } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import { readNumber } from './ahead.ts';

export interface NumberOfPeriod {
  ordinal: number;
  suffix: string;
  number: string | null;
  state: 'used' | 'cancelled' | 'reserved' | 'released';
  recordId: string | null;
  registeredOn: string | null;
  reason: string;
  holder: string | null;
  /** Who brought it into this state; null for letters cancelled before this was kept. */
  by: string | null;
  at: string | null;
}
export interface AskedNumbers {
  seriesId: string;
  period: string;
  /** No further than this ordinal: later ones are being given while the register is written. */
  last: number;
  from?: string | undefined;
  to?: string | undefined;
  zone: string;
  after: { ordinal: number; suffix: string };
  limit: number;
}

export async function numbersOfPeriod(reader: AnyReader, asked: AskedNumbers): Promise<NumberOfPeriod[]> {
  const { rows } = await sqlOf(reader).query<NumberOfPeriod>(
    `select i.ordinal, i.suffix, i.number, i.state, i.record_id as "recordId", r.registered_on as "registeredOn", i.reason,
       holder.name as holder, who.name as by, case when i.state = 'cancelled' then i.state_at else coalesce(i.state_at, i.issued_at) end as at
     from issued_number i
     left join record r on r.id = i.record_id
     left join number_reservation kept on kept.id = i.reservation_id
     left join principal holder on holder.id = kept.holder_id
     left join principal who on who.id = case when i.state = 'cancelled' then i.state_by else coalesce(i.state_by, i.issued_by) end
     where i.series_id = $1 and i.period = $2 and (i.ordinal, i.suffix) > ($3, $4) and i.ordinal <= $5
       and ($6::date is null or coalesce(r.registered_on, (i.issued_at at time zone $8)::date) >= $6::date)
       and ($7::date is null or coalesce(r.registered_on, (i.issued_at at time zone $8)::date) <= $7::date)
     order by i.ordinal, i.suffix limit $9`,
    [
      asked.seriesId,
      asked.period,
      asked.after.ordinal,
      asked.after.suffix,
      asked.last,
      asked.from ?? null,
      asked.to ?? null,
      asked.zone,
      asked.limit,
    ],
  );
  return rows.map((row) => ({ ...row, ordinal: Number(row.ordinal), number: readNumber(row.number ?? ' ') }));
}
