// The mass incident that a ticket becomes a part of: open, no part itself, held until the commit, so that nobody solves it
// meanwhile. Whoever asks for themselves need not see it: one of their own category and building is offered to them.
import { sqlOf } from '#core/handle.ts';
import { Refusal, refuseField } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { unmarked } from '../joining/open-nearby.ts';
import { isOpen } from '../rules.ts';
import type { Helpdesk } from '../tables.ts';
import type { WholeTicket } from '../whole-ticket.ts';
import { buildingOf } from './proposals.ts';

type Whole = NonNullable<WholeTicket['parent']>;

/** Of a ticket that is there or is being made. */
export async function chosenWhole(
  unit: Unit<Helpdesk>,
  id: string,
  ticket: Pick<WholeTicket, 'id' | 'categoryId' | 'placeId'>,
): Promise<Whole> {
  const sql = sqlOf(unit);
  if (id === ticket.id) throw refuseField('parentId', 'not_found');
  await sql.query('select from ticket where id = $1 for share', [id]);
  const seen = await unit
    .from('ticket', 'record')
    .innerJoin('record', 'record.id', 'ticket.id')
    .select(['ticket.id', 'record.number', 'record.title', 'record.state', 'ticket.parent_id'])
    .where('ticket.id', '=', id)
    .executeTakeFirst();
  const found = seen ?? (await offeredWhole(unit, id, ticket));
  if (!found || found.parent_id) throw refuseField('parentId', 'not_found');
  if (!isOpen(found.state as WholeTicket['state'])) throw new Refusal('incident_over', { number: found.number ?? '' });
  const { rows } = await sql.query('select from ticket where parent_id = $1 limit 1', [ticket.id]);
  if (rows.length > 0) throw new Refusal('incident_whole');
  return { id: found.id, number: found.number, title: found.title };
}

type Found = Whole & { state: string; parent_id: string | null };
async function offeredWhole(
  unit: Unit<Helpdesk>,
  id: string,
  { categoryId, placeId }: Pick<WholeTicket, 'categoryId' | 'placeId'>,
): Promise<Found | undefined> {
  const { rows } = await sqlOf(unit).query<Found>(
    `select t.id, r.number, r.title, r.state, t.parent_id from ticket t join record r on r.id = t.id
       join ticket_incident i on i.id = t.id and i.undone_at is null
     where t.id = $1 and ${unmarked} and i.category_id = $2
       and i.building_id = (select ${buildingOf} from place p where p.id = $3)`,
    [id, categoryId, placeId],
  );
  return rows[0];
}
