// One's own entry of a ticket that is not at its end yet, with the ticket, locked.
import { workOf } from '#core/actor.ts';
import { Refusal } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { lockTicket } from '../change-ticket.ts';
import type { Helpdesk } from '../tables.ts';
import { requireTimeOpen } from './write-time.ts';

export async function ownEntry(unit: Unit<Helpdesk>, ticketId: string, entryId: string) {
  const ticket = await lockTicket(unit, ticketId);
  const entry = await unit
    .from('ticket_time')
    .select(['id', 'person_id', 'minutes', 'worked_on', 'note'])
    .where('ticket_time.id', '=', entryId)
    .where('ticket_time.ticket_id', '=', ticketId)
    .executeTakeFirst();
  if (!entry) throw new Refusal('not_found');
  if (entry.person_id !== workOf(unit.actor)) throw new Refusal('time_not_yours');
  requireTimeOpen(ticket);
  return { ticket, entry };
}
