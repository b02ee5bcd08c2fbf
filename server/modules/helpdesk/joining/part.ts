// What the helpdesk's card has of joining tickets of others and of what is offered before one is sent.
import { joinTicketAction, leaveTicketAction } from './join-ticket.ts';
import { listJoinedQuery } from './list-joined.ts';
import { similarTicketsQuery } from './similar-tickets.ts';
import { sketchArticleQuery } from './sketch-article.ts';

export const joiningHandlers = [
  similarTicketsQuery,
  joinTicketAction,
  leaveTicketAction,
  listJoinedQuery,
  sketchArticleQuery,
];
