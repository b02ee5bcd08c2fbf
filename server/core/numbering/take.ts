// Gives a registration its number in one statement, run as the last one of the action's transaction:
// the counter's row is locked only until the commit, and a rollback gives the ordinal back.
import { checkTemplate, frameNumber, type NumberContext, periodOf, type Restart } from '#contract/numbering.ts';
import type { Sql } from '#core/db/sql.ts';
import { Refusal } from '#core/refusal.ts';
import { lockCounter } from './lock-counter.ts';

export interface TakeNumber {
  seriesId: string;
  seriesTemplate: string;
  restart: Restart;
  /** `YYYY-MM-DD`: chooses the period and fills the date tokens. */
  registeredOn: string;
  context: Omit<NumberContext, 'registeredOn'>;
  /** The record is inserted in this transaction; null for papers that are no records. */
  recordId: string | null;
  issuedBy: string;
  at: Date;
}
export interface TakenNumber {
  ordinal: number;
  number: string;
  period: string;
}

// A closed period's counter is kept as -1 - last. The closing is thus seen under the lock of the counter's own row;
// a subquery on number_period would answer from the snapshot taken before this statement waited for that lock.
const take = `
  with counter as (
    insert into number_counter as c (series_id, period, last) values ($1, $2, 1)
    on conflict (series_id, period) do update set last = c.last + 1 where c.last >= 0
    returning last
  )
  insert into issued_number (series_id, period, ordinal, number, state, record_id, issued_by, issued_at)
  select $1, $2, last, $3 || lpad(last::text, greatest($4, length(last::text)), '0') || $5, 'used', $6, $7, $8
  from counter
  returning ordinal, number`;

/** Takes the next number of the series in the period of the registration date. Run it inside a transaction, last. */
export async function takeNumber(sql: Sql, request: TakeNumber): Promise<TakenNumber> {
  const { seriesId, seriesTemplate, restart, registeredOn, context } = request;
  const { parts, errors } = checkTemplate(seriesTemplate, restart);
  if (errors.length > 0) throw new Refusal('template_wrong', { problems: errors });
  const frame = frameNumber(parts, { ...context, registeredOn });
  const [missing] = frame.missing;
  if (missing) throw new Refusal('number_index_missing', { problems: frame.missing });
  const period = periodOf(restart, registeredOn);
  const { before, width, after } = frame;
  const values = [seriesId, period, before, width, after, request.recordId, request.issuedBy, request.at.toISOString()];
  const { rows } = await sql.query<{ ordinal: number; number: string }>(take, values).catch((error: unknown) => {
    if (printedTwice(error)) throw new Refusal('number_taken', { period });
    throw error;
  });
  const [taken] = rows;
  if (!taken) throw new Refusal('period_closed', { period });
  return { ordinal: taken.ordinal, number: taken.number, period };
}

/** Happens when a changed template prints what the old one already printed in the same period. */
const printedTwice = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'issued_number_printed_once';

/** Marks the record's number as cancelled; the number stays issued, with the reason, and never comes again. */
export async function cancelNumber(
  sql: Sql,
  request: { recordId: string; reason: string; by: string; at: Date },
): Promise<TakenNumber> {
  const reason = request.reason.trim();
  if (reason === '') throw new Refusal('reason_required');
  const { rows: known } = await sql.query<{ series_id: string; period: string }>(
    'select series_id, period from issued_number where record_id = $1',
    [request.recordId],
  );
  // The papers of a closed period are signed: it is opened again first, by right and with a reason.
  if (known[0]) await lockCounter(sql, known[0].series_id, known[0].period);
  const { rows } = await sql.query<TakenNumber>(
    `update issued_number set state = 'cancelled', reason = $2, state_by = $3, state_at = $4 where record_id = $1 and state = 'used'
     returning ordinal, number, period`,
    [request.recordId, reason, request.by, request.at.toISOString()],
  );
  const [cancelled] = rows;
  if (!cancelled) throw new Refusal('number_not_in_use');
  return cancelled;
}

/** The ordinal that would come next, for the preview of a form; only `takeNumber` decides. */
export async function nextOrdinal(sql: Sql, seriesId: string, period: string): Promise<number> {
  const { rows } = await sql.query<{ last: number }>(
    'select last from number_counter where series_id = $1 and period = $2',
    [seriesId, period],
  );
  const last = rows[0]?.last ?? 0;
  return (last < 0 ? -1 - last : last) + 1;
}
