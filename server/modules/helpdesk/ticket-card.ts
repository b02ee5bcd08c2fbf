// A ticket's card for the answer: what was read or just written, in the contract's shape, with what the actor may do now.
import type { Output } from '#contract/core.ts';
import { noteTicket, type readTicket } from '#contract/helpdesk.ts';
import { workOf } from '#core/actor.ts';
import { shapeOf } from '#core/handle.ts';
import { audiencesFor } from '#core/records/audience.ts';
import { operationsOn } from '#core/records/participants.ts';
import { isOpen, mayFollow, type TicketAct, ticketKind } from './rules.ts';
import type { WholeTicket } from './whole-ticket.ts';

export type TicketCard = Output<typeof readTicket>;

const acts: readonly TicketAct[] = [
  'take',
  'assign',
  'release',
  'wait',
  'resume',
  'resolve',
  'close',
  'reopen',
  'cancel',
  'merge',
  'rate',
];
const whileInForce = [
  'helpdesk.ticket.update',
  'helpdesk.ticket.split',
  'record.attachment.add',
  'record.attachment.remove',
  'helpdesk.checklist.add',
  'helpdesk.checklist.change',
  'helpdesk.checklist.remove',
  'helpdesk.checklist.order',
  'helpdesk.time.add',
  'helpdesk.macro.run',
];
const always = [
  'helpdesk.ticket.create',
  'helpdesk.ticket.reply',
  'helpdesk.ticket.note',
  'record.attachment.quarantine',
  'helpdesk.checklist.read',
  'helpdesk.time.read',
  'helpdesk.macro.offer',
  'record.comment.list',
  'record.comment.add',
  'record.link.add',
  'record.link.remove',
  'record.timeline.read',
  'record.watch.set',
];

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

/** What the state lets do, before rights are asked. */
function operationsOf(ticket: WholeTicket, mine: boolean): string[] {
  const inForce = ticket.life === 'active';
  const names = acts
    .filter((act) => mayFollow(act, ticket.state) && (act !== 'rate' || (mine && ticket.rating === null)))
    .map((act) => `helpdesk.ticket.${act}`);
  return inForce ? [...whileInForce, ...names, ...always] : always;
}

export function ticketCardOf(handle: object, ticket: WholeTicket, undoId: string | null = null): TicketCard {
  const { id, clearance, life, participants } = ticket;
  const mine = ticket.requesterId === workOf(shapeOf(handle).actor);
  const facts = { id, kind: ticketKind, clearance, life, participants };
  const audiences: readonly string[] = audiencesFor(handle, facts);
  return {
    id,
    kind: ticketKind,
    number: ticket.number,
    title: ticket.subject,
    counterpart: ticket.counterpart,
    state: ticket.state,
    stateGroup: ticket.stateGroup,
    dueOn: null,
    dueAt: isOpen(ticket.state) ? ticket.dueAt : null,
    registeredOn: ticket.registeredOn,
    responsible: named(ticket.executorId, ticket.executorName) ?? named(ticket.groupId, ticket.groupName),
    life,
    clearance,
    version: ticket.version,
    changedAt: ticket.changedAt,
    createdAt: ticket.createdAt,
    subject: ticket.subject,
    description: ticket.description,
    category: { id: ticket.categoryId, name: ticket.categoryName },
    priority: ticket.priority,
    channel: ticket.channel,
    requester: named(ticket.requesterId, ticket.requesterName),
    contact: named(ticket.contactId, ticket.contactName),
    place: named(ticket.placeId, ticket.placePath),
    placeNote: ticket.placeNote,
    executor: named(ticket.executorId, ticket.executorName),
    group: named(ticket.groupId, ticket.groupName),
    waitingReason: ticket.waitingReason,
    waitingUntil: ticket.waitingUntil,
    awaitsUs: ticket.awaitsUs,
    result: ticket.result,
    resultKind: ticket.resultKind,
    cancelReason: ticket.cancelReason,
    minutes: ticket.minutes,
    minutesRequired: ticket.minutesRequired,
    reopened: ticket.reopened,
    answeredAt: ticket.answeredAt,
    resolvedAt: ticket.resolvedAt,
    closedAt: ticket.closedAt,
    closesAt: ticket.closesAt,
    answerDueAt: ticket.answerDueAt,
    solveDueAt: ticket.solveDueAt,
    mergedInto: ticket.mergedInto ? { id: ticket.mergedInto, number: ticket.mergedNumber } : null,
    parent: ticket.parent,
    checklist: { open: ticket.checklistOpen, total: ticket.checklistTotal },
    rating: ticket.rating,
    ratingWords: ticket.ratingWords,
    joined: ticket.joined,
    author: { id: ticket.createdBy, name: ticket.authorName },
    watching: ticket.watching,
    mine,
    attachments: ticket.attachments
      .filter((file) => audiences.includes(file.audience))
      .map((file) => ({ ...file, addedAt: new Date(file.addedAt).toISOString() })),
    undoId,
    can: operationsOn(handle, facts, operationsOf(ticket, mine)).filter(
      (name) => name !== noteTicket.name || audiences.includes('internal'),
    ),
  };
}

/** People whose data the card shows. */
export const peopleOf = (ticket: Pick<WholeTicket, 'requesterId' | 'contactId' | 'contactKind'>): string[] => [
  ...(ticket.requesterId ? [ticket.requesterId] : []),
  ...(ticket.contactId && ticket.contactKind === 'person' ? [ticket.contactId] : []),
];
