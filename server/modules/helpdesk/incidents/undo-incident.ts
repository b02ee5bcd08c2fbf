// Takes the making of a mass incident back: its ticket is cancelled, its parts are tickets of their own again, and what was
// proposed is asked anew.
import { makeIncident } from '#contract/helpdesk.ts';
import { sqlOf } from '#core/handle.ts';
import { cancelNumberOf } from '#core/numbering/of-unit.ts';
import type { Unit } from '#core/unit.ts';
import { writeTicket } from '../change-ticket.ts';
import type { Helpdesk } from '../tables.ts';
import type { WholeTicket } from '../whole-ticket.ts';
import { letPartsGo } from './works.ts';

export async function undoIncident(unit: Unit<Helpdesk>, incident: WholeTicket): Promise<void> {
  const sql = sqlOf(unit);
  await letPartsGo(unit, incident.id);
  await sql.query('update ticket_incident set undone_at = $2 where id = $1', [incident.id, unit.moment]);
  await sql.query(
    `update ticket_incident_proposal p set state = 'open', incident_id = null, decided_by = null, decided_at = null
     where p.incident_id = $1 and not exists (select from ticket_incident_proposal o where o.category_id = p.category_id
       and o.building_id = p.building_id and o.state = 'open')`,
    [incident.id],
  );
  await cancelNewTicket(unit, incident, 'Объединение возвращено', makeIncident.name);
}

/** A ticket that an act made and that the act's undo takes out of force; its number stays issued. */
export async function cancelNewTicket(
  unit: Unit<Helpdesk>,
  ticket: WholeTicket,
  reason: string,
  undone: string,
): Promise<void> {
  await cancelNumberOf(unit, ticket.id, reason);
  await writeTicket(
    unit,
    ticket,
    { ...ticket, state: 'cancelled', life: 'cancelled', cancelReason: reason, closedAt: unit.moment, awaitsUs: false },
    { undone },
  );
}
