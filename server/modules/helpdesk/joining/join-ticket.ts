// «И у меня тоже»: the person waits for somebody else's ticket and hears how it goes on; its staff see how many do.
import { joinTicket, leaveTicket } from '#contract/helpdesk.ts';
import { workOf } from '#core/actor.ts';
import type { Sql } from '#core/db/sql.ts';
import { sqlOf } from '#core/handle.ts';
import { Refusal } from '#core/refusal.ts';
import { ticketKind } from '../rules.ts';
import { action } from '../tables.ts';
import { type OpenTicket, openTicketColumns, since, tellable } from './open-nearby.ts';

export async function countJoined(sql: Sql, id: string): Promise<number> {
  const { rows } = await sql.query<{ joined: number }>(
    `update ticket set joined = (select count(*) from ticket_join j where j.ticket_id = $1 and j.left_at is null)
     where id = $1 returning joined`,
    [id],
  );
  return rows[0]?.joined ?? 0;
}

export const joinTicketAction = action(joinTicket, async (unit, { id }) => {
  const sql = sqlOf(unit);
  const me = workOf(unit.actor);
  // Only what is offered can be joined: whoever guesses an id learns nothing.
  const { rows } = await sql.query<OpenTicket & { mine: boolean }>(
    `select ${openTicketColumns}, t.requester_id = $2 as mine
     from ticket t join record r on r.id = t.id join ticket_category c on c.id = t.category_id
     where t.id = $1 and r.created_at >= $3 and ${tellable} for no key update of t`,
    [id, me, since(unit.now).toISOString()],
  );
  const [ticket] = rows;
  if (!ticket) throw new Refusal('not_found');
  if (ticket.mine) throw new Refusal('join_own');
  await sql.query(
    `insert into ticket_join as known (ticket_id, user_id, joined_at) values ($1, $2, $3)
     on conflict (ticket_id, user_id) do update set left_at = null, joined_at = case when known.left_at is null then known.joined_at else excluded.joined_at end`,
    [id, me, unit.moment],
  );
  const people = await countJoined(sql, id);
  unit.event({ recordId: id, recordKind: ticketKind, subjectIds: [me], data: { people } });
  const { mine: _mine, ...rest } = ticket;
  return { ...rest, people, joinedAt: unit.moment };
});

export const leaveTicketAction = action(leaveTicket, async (unit, { id }) => {
  const sql = sqlOf(unit);
  const me = workOf(unit.actor);
  const { rowCount } = await sql.query(
    'update ticket_join set left_at = $3 where ticket_id = $1 and user_id = $2 and left_at is null',
    [id, me, unit.moment],
  );
  if (!rowCount) throw new Refusal('not_found');
  const people = await countJoined(sql, id);
  unit.event({ recordId: id, recordKind: ticketKind, subjectIds: [me], data: { people } });
  return { ok: true as const };
});
