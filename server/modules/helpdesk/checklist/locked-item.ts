// One item of a ticket's checklist with the ticket, locked; a ticket that is at its end keeps its list as it is.
import { Refusal } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { lockTicket } from '../change-ticket.ts';
import type { Helpdesk } from '../tables.ts';
import type { WholeTicket } from '../whole-ticket.ts';

export async function lockList(unit: Unit<Helpdesk>, ticketId: string): Promise<WholeTicket> {
  const ticket = await lockTicket(unit, ticketId);
  if (ticket.life !== 'active') throw new Refusal('record_closed');
  return ticket;
}

export async function lockedItem(unit: Unit<Helpdesk>, ticketId: string, itemId: string) {
  const ticket = await lockList(unit, ticketId);
  const item = await unit
    .from('ticket_checklist_item')
    .select(['id', 'text', 'done_at', 'assignee_id'])
    .where('ticket_checklist_item.id', '=', itemId)
    .where('ticket_checklist_item.ticket_id', '=', ticketId)
    .executeTakeFirst();
  if (!item) throw new Refusal('not_found');
  return { ticket, item };
}

export const countsOf = (ticket: WholeTicket) => ({ open: ticket.checklistOpen, total: ticket.checklistTotal });
