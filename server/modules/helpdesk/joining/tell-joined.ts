// Tells those who joined a ticket how it goes on: its number, category and state, for they do not see the ticket itself.
import { shapeOf, sqlOf } from '#core/handle.ts';
import { tellPeople } from '#core/notify/tell.ts';
import type { AnyUnit } from '#core/unit.ts';
import { stateWord } from '../ticket-words.ts';
import type { WholeTicket } from '../whole-ticket.ts';

export const joinedKind = 'ticket-joined';

export async function tellJoined(
  unit: AnyUnit,
  ticket: Pick<WholeTicket, 'id' | 'number' | 'categoryName' | 'state'>,
): Promise<void> {
  const { rows } = await sqlOf(unit).query<{ id: string }>(
    // Those too whose ticket was merged into this one.
    `with recursive here as (
       select $1::uuid as id union select t.id from ticket t join here on t.merged_into = here.id)
     select distinct j.user_id as id from here join ticket_join j on j.ticket_id = here.id and j.left_at is null
       join app_user u on u.id = j.user_id and u.status = 'active'
     where j.user_id <> $2 order by j.user_id`,
    [ticket.id, unit.actor.id],
  );
  if (rows.length === 0) return;
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
