// How an act on a ticket is done when it is a step of something larger: under its own name in the journal, with what it
// made beside the ticket's own row remembered, so that an undo takes that away too.
import { Refusal } from '#core/refusal.ts';
import { mayFollow, type TicketAct } from './rules.ts';
import { stateNames } from './ticket-words.ts';
import type { WholeTicket } from './whole-ticket.ts';

/** Rows that came with an act and go with its undo. */
export interface Made {
  comments: string[];
  time: string[];
  items: string[];
}
export const nothingMade = (): Made => ({ comments: [], time: [], items: [] });

export interface ActWays {
  /** The act's own name, where the unit runs under another one. */
  operation?: string;
  made?: Made;
  /** Done to a part of a mass incident: the time spent stands in the whole. */
  asPart?: boolean;
}

/** Says in which state the ticket is instead. */
export const wrongState = ({ state }: Pick<WholeTicket, 'state'>) =>
  new Refusal('ticket_state', { state: stateNames[state] });

/** The ticket's state lets the act be done now. */
export function requireState(act: TicketAct, ticket: Pick<WholeTicket, 'state'>): void {
  if (!mayFollow(act, ticket.state)) throw wrongState(ticket);
}
