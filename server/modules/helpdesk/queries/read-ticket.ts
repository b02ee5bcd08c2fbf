// A ticket's card in one statement; whose matter it is, is told to the journal.
import { readTicket } from '#contract/helpdesk.ts';
import { Refusal } from '#core/refusal.ts';
import { query } from '../tables.ts';
import { peopleOf, ticketCardOf } from '../ticket-card.ts';
import { selectTicket } from '../whole-ticket.ts';

export const readTicketQuery = query(readTicket, async (reader, { id }) => {
  const ticket = await selectTicket(reader.from('ticket', 'record'), reader.actor.id)
    .where('ticket.id', '=', id)
    .executeTakeFirst();
  if (!ticket) throw new Refusal('not_found');
  reader.shows(peopleOf(ticket), ticket.clearance === 'none' ? [] : [id]);
  return ticketCardOf(reader, ticket);
});
