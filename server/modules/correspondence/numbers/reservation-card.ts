// A block of reserved numbers as its card shows it: whose, why, until when, what is left of it.
import type { SelectQueryBuilder } from 'kysely';
import type { Output } from '#contract/core.ts';
import { releaseNumbers, type reserveNumbers } from '#contract/correspondence.ts';
import { type Actor, workOf } from '#core/actor.ts';
import { readNumber } from '#core/numbering/ahead.ts';
import { changeNote } from '#core/records/change.ts';
import { Refusal } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import type { Unit } from '#core/unit.ts';
import type { Registry } from '../tables.ts';

type ReservationCard = Output<typeof reserveNumbers>;

export interface WholeReservation {
  id: string;
  journalId: string;
  journalName: string;
  period: string;
  first: number;
  last: number;
  holderId: string;
  holderName: string;
  reason: string;
  until: string | null;
  closed: boolean;
  madeBy: string;
  madeAt: string;
  used: number;
  released: number;
  leftCount: number;
  left: { ordinal: number; number: string }[];
}

const numbersIn = (states: string) =>
  sql<number>`(select count(*)::int from issued_number i
    where i.reservation_id = number_reservation.id and i.suffix = '' and i.state in (${sql.raw(states)}))`;

export const selectReservation = (
  query: SelectQueryBuilder<
    Pick<Registry, 'number_reservation' | 'journal' | 'principal'>,
    'number_reservation',
    object
  >,
): SelectQueryBuilder<Registry, 'number_reservation' | 'journal', WholeReservation> =>
  query.innerJoin('journal', 'journal.id', 'number_reservation.series_id').select([
    'number_reservation.id',
    'journal.id as journalId',
    'journal.name as journalName',
    'number_reservation.period',
    'number_reservation.first_ordinal as first',
    'number_reservation.last_ordinal as last',
    'number_reservation.holder_id as holderId',
    sql<string>`(select p.name from principal p where p.id = number_reservation.holder_id)`.as('holderName'),
    'number_reservation.reason',
    'number_reservation.until',
    sql<boolean>`exists (select from number_period p
      where p.series_id = number_reservation.series_id and p.period = number_reservation.period)`.as('closed'),
    sql<string>`(select p.name from principal p where p.id = number_reservation.made_by)`.as('madeBy'),
    'number_reservation.made_at as madeAt',
    numbersIn("'used', 'cancelled'").as('used'),
    numbersIn("'released'").as('released'),
    numbersIn("'reserved'").as('leftCount'),
    sql<
      WholeReservation['left']
    >`coalesce((select json_agg(json_build_object('ordinal', few.ordinal, 'number', few.number) order by few.ordinal)
      from (select i.ordinal, i.number from issued_number i where i.reservation_id = number_reservation.id and i.state = 'reserved'
        order by i.ordinal limit 100) as few), '[]')`.as('left'),
  ]) as unknown as SelectQueryBuilder<Registry, 'number_reservation' | 'journal', WholeReservation>;

export function reservationCardOf(actor: Actor, today: string, row: WholeReservation): ReservationCard {
  const { journalId, journalName, holderId, holderName, left, ...rest } = row;
  const may =
    row.leftCount > 0 &&
    !row.closed &&
    actor.rights.has(releaseNumbers.name) &&
    (holderId === workOf(actor) || actor.rights.everywhere(releaseNumbers.name));
  return {
    ...rest,
    madeAt: new Date(row.madeAt).toISOString(),
    journal: { id: journalId, name: journalName },
    holder: { id: holderId, name: holderName },
    expired: row.until !== null && row.until < today,
    left: left.map((one) => ({ ordinal: one.ordinal, number: readNumber(one.number) })),
    can: may ? [releaseNumbers.name] : [],
  };
}

export async function reservationNow(unit: Unit<Registry>, id: string): Promise<ReservationCard> {
  const row = await selectReservation(unit.from('number_reservation', 'journal', 'principal'))
    .where('number_reservation.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found');
  return reservationCardOf(unit.actor, unit.today, row);
}

/** The event's note of a block: ordinals in clear, the reason that somebody typed under the journal's own key. */
export const numbersNote = (
  unit: Unit<Registry>,
  journal: { id: string; version: number },
  done: 'reserved' | 'released',
  { first, last }: { first: number; last: number },
  reason: string,
) =>
  changeNote(
    unit,
    { id: journal.id, kind: 'journal', version: journal.version },
    [
      { field: `${done}Numbers`, from: null, to: first === last ? String(first) : `${first}–${last}` },
      { field: 'reason', from: null, to: reason },
    ],
    new Set(['reason']),
  );
