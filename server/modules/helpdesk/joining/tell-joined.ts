// Tells those who joined a ticket how it goes on: its number, category and state, for they do not see the ticket itself.
import { shapeOf, sqlOf } from '#core/handle.ts';
import { tellPeople } from '#core/notify/tell.ts';
import type { AnyUnit } from '#core/unit.ts';
import { stateWord } from '../ticket-words.ts';
import type { WholeTicket } from '../whole-ticket.ts';

export const joinedKind = 'ticket-joined';

export async function tellJoined(
  unit: AnyUnit,
  ticket: Pick<WholeTicket, 'id' | 'number' | 'categoryName' | 'state' | 'joined'>,
): Promise<void> {
  if (ticket.joined === 0) return;
  const { rows } = await sqlOf(unit).query<{ id: string }>(
    `select j.user_id as id from ticket_join j join app_user u on u.id = j.user_id and u.status = 'active'
     where j.ticket_id = $1 and j.left_at is null and j.user_id <> $2 order by j.user_id`,
    [ticket.id, unit.actor.id],
  );
  const said = (locale: 'ru' | 'en') =>
    `${ticket.number ?? ''} · ${ticket.categoryName} · ${stateWord(ticket.state, locale)}`;
  await tellPeople(
    sqlOf(unit),
    shapeOf(unit).services,
    rows.map(({ id }) => ({
      userId: id,
      kind: joinedKind,
      operation: unit.operation,
      // Not of the record: whoever joined is told of it in these words and opens nothing.
      recordId: null,
      data: { to: '/my/tickets', text: { ru: said('ru'), en: said('en') } },
    })),
  );
}
