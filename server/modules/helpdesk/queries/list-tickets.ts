// The list of tickets.
import { listTickets } from '#contract/helpdesk.ts';
import { query } from '../tables.ts';
import { ticketPage } from '../ticket-list.ts';

export const listTicketsQuery = query(listTickets, ticketPage);
