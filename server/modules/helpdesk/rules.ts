// Decisions of the helpdesk: which state follows which, who answers for a ticket. Pure: no database, no clock.
import type { Part, StateGroup } from '#contract/core.ts';
import type { TicketState } from '#contract/helpdesk.ts';

export const ticketKind = 'ticket';
/** The kind of notice that tells executors in the morning what waits for them. */
export const morningKind = 'morning';
export const ticketRead = 'helpdesk.ticket.read';

const groups: Record<TicketState, StateGroup> = {
  new: 'new',
  assigned: 'work',
  in_work: 'work',
  waiting: 'waiting',
  resolved: 'done',
  closed: 'done',
  merged: 'refused',
  cancelled: 'refused',
};
export const stateGroupOf = (state: TicketState): StateGroup => groups[state];
export const isOpen = (state: TicketState): boolean => !['done', 'refused'].includes(groups[state]);

export type TicketAct =
  | 'take'
  | 'assign'
  | 'release'
  | 'wait'
  | 'resume'
  | 'resolve'
  | 'close'
  | 'reopen'
  | 'cancel'
  | 'merge'
  | 'rate';

const open: readonly TicketState[] = ['new', 'assigned', 'in_work', 'waiting'];
const from: Record<TicketAct, readonly TicketState[]> = {
  take: open,
  assign: open,
  release: open,
  wait: open,
  resume: ['waiting'],
  resolve: open,
  close: ['resolved'],
  reopen: ['resolved', 'closed'],
  cancel: open,
  merge: [...open, 'resolved', 'closed'],
  rate: ['resolved', 'closed'],
};
export const mayFollow = (act: TicketAct, state: TicketState): boolean => from[act].includes(state);

/** A ticket that is worked on again: by whoever had it, else in its queue. */
export const stateAgain = (ticket: { executorId: string | null }): TicketState =>
  ticket.executorId ? 'in_work' : 'new';

export interface TicketParts {
  createdBy: string;
  requesterId: string | null;
  executorId: string | null;
  groupId: string | null;
}
/** The person who does it, else the queue that it stands in. */
export const responsibleOf = (ticket: Pick<TicketParts, 'executorId' | 'groupId'>): string | null =>
  ticket.executorId ?? ticket.groupId;

/**
 * The parts in a ticket's record. Whoever asks for themselves is its requester and nothing else: the author of a ticket
 * for somebody else is one of us and sees what we say among ourselves.
 */
export function participantsOf(ticket: TicketParts): { principalId: string; part: Part }[] {
  const parts: { principalId: string; part: Part }[] = [];
  const add = (principalId: string | null, part: Part) => {
    if (principalId) parts.push({ principalId, part });
  };
  add(ticket.requesterId, 'requester');
  if (ticket.createdBy !== ticket.requesterId) add(ticket.createdBy, 'author');
  add(ticket.executorId, 'executor');
  add(responsibleOf(ticket), 'responsible');
  add(ticket.groupId, 'home');
  return parts;
}

const typed = new Set([
  'subject',
  'description',
  'placeNote',
  'result',
  'cancelReason',
  'ratingWords',
  'note',
  'reason',
  'checklistItem',
  'checklistDone',
  'timeNote',
]);
/** Fields whose values people typed: their old and new values are kept under the record's own key. */
export const typedFields = { has: (field: string): boolean => typed.has(field) };
