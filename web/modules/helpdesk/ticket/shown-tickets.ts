// Queries that show what an act on a ticket changes.
import { countTickets, findTickets, listTickets, readCounters, readTicket, readTies } from '#contract/helpdesk.ts';
import { listComments, readTimeline } from '#contract/record.ts';

export const shownTickets = [
  listTickets,
  findTickets,
  countTickets,
  readCounters,
  readTicket,
  readTies,
  readTimeline,
  listComments,
];
