// Numbers that do not come from the counter: one from a person's own reserve, or one that somebody chose by right,
// with a letter beside a number that is used («12а») or without one in place of a number that was given up.
import { checkTemplate, frameNumber, periodOf, printNumber } from '#contract/numbering.ts';
import type { Sql } from '#core/db/sql.ts';
import { Refusal } from '#core/refusal.ts';
import { lockCounter } from './lock-counter.ts';
import type { TakeNumber, TakenNumber } from './take.ts';

export interface ChosenNumber {
  ordinal: number;
  /** Empty for none. */
  suffix: string;
}
export interface ChosenTake extends TakeNumber {
  chosen: ChosenNumber;
  /** In whose name the letter is registered: numbers of this person's reserve may be used. */
  holderId: string;
  today: string;
  /** The right to choose a number that is nobody's reserve. */
  mayChoose: boolean;
}

/** One to three letters, or a dash or slash and up to three characters: what stands after the ordinal on paper. */
const suffixShape = /^(\p{L}{1,3}|[-/][\p{L}\d]{1,3})$/u;

interface IssuedRow {
  state: 'used' | 'reserved' | 'cancelled' | 'released';
  holderId: string | null;
  until: string | null;
  reservationId: string | null;
}

/** How the number will read, and its period. */
export function printChosen(
  request: Pick<ChosenTake, 'seriesTemplate' | 'restart' | 'registeredOn' | 'context' | 'chosen'>,
) {
  const { seriesTemplate, restart, registeredOn, context, chosen } = request;
  const { parts, errors } = checkTemplate(seriesTemplate, restart);
  if (errors.length > 0) throw new Refusal('template_wrong', { problems: errors });
  const frame = frameNumber(parts, { ...context, registeredOn });
  if (frame.missing.length > 0) throw new Refusal('number_index_missing', { problems: frame.missing });
  const number = printNumber({ ...frame, after: chosen.suffix + frame.after }, chosen.ordinal);
  return { number, period: periodOf(restart, registeredOn) };
}

async function issuedAs(sql: Sql, seriesId: string, period: string, ordinal: number): Promise<IssuedRow | undefined> {
  const { rows } = await sql.query<IssuedRow>(
    `select i.state, r.holder_id as "holderId", r.until, i.reservation_id as "reservationId"
     from issued_number i left join number_reservation r on r.id = i.reservation_id
     where i.series_id = $1 and i.period = $2 and i.ordinal = $3 and i.suffix = '' for update of i`,
    [seriesId, period, ordinal],
  );
  return rows[0];
}

/** Refuses what may not be taken; says whether it comes from the person's own reserve. */
function judge(
  row: IssuedRow | undefined,
  last: number,
  request: Pick<ChosenTake, 'chosen' | 'holderId' | 'today' | 'mayChoose'>,
  number: string,
): { own: boolean } {
  const { chosen } = request;
  if (chosen.suffix !== '' && !suffixShape.test(chosen.suffix)) throw new Refusal('suffix_wrong');
  const own = chosen.suffix === '' && row?.state === 'reserved' && row.holderId === request.holderId;
  if (own) {
    if (row.until !== null && row.until < request.today) throw new Refusal('reservation_expired', { number });
    return { own };
  }
  if (!request.mayChoose) throw new Refusal('number_not_yours', { number });
  if (chosen.ordinal > last) throw new Refusal('number_ahead', { next: last + 1 });
  if (chosen.suffix !== '') return { own };
  if (row?.state === 'reserved') throw new Refusal('number_reserved', { number });
  if (row && row.state !== 'released') throw new Refusal('number_occupied', { number });
  return { own };
}

/** Takes the chosen number; run it inside a transaction, last. */
export async function takeChosen(
  sql: Sql,
  request: ChosenTake,
): Promise<TakenNumber & { reservationId: string | null }> {
  const { seriesId, chosen, recordId, issuedBy } = request;
  const { ordinal, suffix } = chosen;
  const { number, period } = printChosen(request);
  const last = await lockCounter(sql, seriesId, period);
  const row = await issuedAs(sql, seriesId, period, ordinal);
  const { own } = judge(row, last, request, number);
  const at = request.at.toISOString();
  // A row that is there changes hands; a letter, and an ordinal that has no row at all, get one of their own.
  const statement =
    row && suffix === ''
      ? `update issued_number set state = 'used', number = $5, record_id = $6, reason = '', state_by = $7, state_at = $8
         where series_id = $1 and period = $2 and ordinal = $3 and suffix = $4`
      : `insert into issued_number (series_id, period, ordinal, suffix, number, state, record_id, issued_by, issued_at)
         values ($1, $2, $3, $4, $5, 'used', $6, $7, $8)`;
  await sql
    .query(statement, [seriesId, period, ordinal, suffix, number, recordId, issuedBy, at])
    .catch((error: unknown) => {
      throw occupied(error) ? new Refusal('number_occupied', { number }) : error;
    });
  return { ordinal, number, period, reservationId: own ? (row?.reservationId ?? null) : null };
}

/** What `takeChosen` would say, without taking: for the form. Only taking decides. */
export async function checkChosen(
  sql: Sql,
  request: Omit<ChosenTake, 'recordId' | 'issuedBy' | 'at'>,
): Promise<{ number: string; refusal: Refusal | null }> {
  const { seriesId, chosen } = request;
  const { number, period } = printChosen(request);
  const { rows } = await sql.query<{ last: number }>(
    'select last from number_counter where series_id = $1 and period = $2',
    [seriesId, period],
  );
  const last = Number(rows[0]?.last ?? 0);
  if (last < 0) return { number, refusal: new Refusal('period_closed', { period }) };
  const found = await sql.query<IssuedRow & { suffix: string; number: string }>(
    `select i.state, r.holder_id as "holderId", r.until, i.reservation_id as "reservationId", i.suffix, i.number
     from issued_number i left join number_reservation r on r.id = i.reservation_id
     where i.series_id = $1 and i.period = $2 and (i.ordinal = $3 and (i.suffix = '' or
       translate(lower(i.suffix), 'abcehkmoptxy', 'авсенкмортху') = translate(lower($4), 'abcehkmoptxy', 'авсенкмортху')))`,
    [seriesId, period, chosen.ordinal, chosen.suffix],
  );
  try {
    judge(
      found.rows.find((row) => row.suffix === ''),
      last,
      request,
      number,
    );
    if (chosen.suffix !== '' && found.rows.some((row) => row.suffix !== ''))
      throw new Refusal('number_occupied', { number });
    return { number, refusal: null };
  } catch (error) {
    if (error instanceof Refusal) return { number, refusal: error };
    throw error;
  }
}

const constraints = new Set(['issued_number_pkey', 'issued_number_suffix_once', 'issued_number_printed_once']);
const occupied = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && constraints.has(String(error.constraint));
