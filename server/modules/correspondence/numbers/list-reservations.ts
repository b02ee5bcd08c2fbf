// Blocks of reserved numbers, the latest first: one's own, all of them with the reach "all".
import { listReservations } from '#contract/correspondence.ts';
import { workOf } from '#core/actor.ts';
import { idCursor } from '#core/cursor.ts';
import { sql } from '#core/sql.ts';
import { query } from '../tables.ts';
import { reservationCardOf, selectReservation } from './reservation-card.ts';

export const listReservationsQuery = query(listReservations, async (reader, input) => {
  let rows = selectReservation(reader.from('number_reservation', 'journal', 'principal'));
  if (input.journalId) rows = rows.where('number_reservation.series_id', '=', input.journalId);
  if (input.period !== undefined) rows = rows.where('number_reservation.period', '=', input.period);
  if (input.mine) rows = rows.where('number_reservation.holder_id', '=', workOf(reader.actor));
  if (input.open) {
    rows = rows.where(
      sql<boolean>`exists (select from issued_number i where i.reservation_id = number_reservation.id and i.state = 'reserved')`,
    );
  }
  if (input.after) rows = rows.where('number_reservation.id', '<', idCursor(input.after));
  const found = await rows
    .orderBy('number_reservation.id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const items = found.slice(0, input.limit);
  return {
    items: items.map((row) => reservationCardOf(reader.actor, reader.today, row)),
    next: found.length > input.limit ? (items.at(-1)?.id ?? null) : null,
  };
});
