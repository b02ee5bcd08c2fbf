// The list of tickets, asked for in a body.
import { findTickets } from '#contract/helpdesk.ts';
import { query } from '../tables.ts';
import { ticketPage } from '../ticket-list.ts';

export const findTicketsQuery = query(findTickets, ticketPage);
