// A ticket with all that its card shows, read in one statement from the ticket's own row and what hangs on it.
import type { SelectQueryBuilder } from 'kysely';
import type { Clearance, StateGroup } from '#contract/core.ts';
import type { Priority, ResultKind, TicketChannel, TicketState, WaitingReason } from '#contract/helpdesk.ts';
import type { AttachedFile } from '#core/records/attach.ts';
import type { RecordFacts } from '#core/records/participants.ts';
import { sql } from '#core/sql.ts';
import type { Helpdesk } from './tables.ts';

export interface WholeTicket {
  id: string;
  number: string | null;
  subject: string;
  description: string;
  counterpart: string;
  state: TicketState;
  stateGroup: StateGroup;
  life: string;
  clearance: Clearance;
  version: number;
  registeredOn: string | null;
  dueAt: string | null;
  createdBy: string;
  authorName: string;
  createdAt: string;
  changedAt: string;
  categoryId: string;
  categoryName: string;
  minutesRequired: boolean;
  priority: Priority;
  channel: TicketChannel;
  requesterId: string | null;
  requesterName: string | null;
  contactId: string | null;
  contactName: string | null;
  contactKind: 'organisation' | 'person' | null;
  placeId: string | null;
  placePath: string | null;
  placeNote: string;
  executorId: string | null;
  executorName: string | null;
  groupId: string | null;
  groupName: string | null;
  waitingReason: WaitingReason | null;
  waitingUntil: string | null;
  result: string;
  resultKind: ResultKind | null;
  cancelReason: string | null;
  minutes: number;
  reopened: number;
  answeredAt: string | null;
  resolvedAt: string | null;
  closedAt: string | null;
  closesAt: string | null;
  answerDueAt: string | null;
  solveDueAt: string | null;
  awaitsUs: boolean;
  spokenAt: string;
  mergedInto: string | null;
  mergedNumber: string | null;
  parentId: string | null;
  parent: { id: string; number: string | null; title: string } | null;
  rating: number | null;
  ratingWords: string;
  ratedAt: string | null;
  checklistOpen: number;
  checklistTotal: number;
  assignedAt: string | null;
  unassignedSince: string | null;
  /** People who wait for it beside its requester. */
  joined: number;
  attachments: AttachedFile[];
  participants: RecordFacts['participants'];
  watching: boolean;
}

const nameOf = (column: string) =>
  sql<string | null>`(select named.name from principal named where named.id = ${sql.ref(column)})`;

/** Adds the card's columns to a selection of tickets. */
export const selectTicket = (
  query: SelectQueryBuilder<Pick<Helpdesk, 'ticket' | 'record'>, 'ticket', object>,
  actorId: string,
): SelectQueryBuilder<Helpdesk, 'ticket' | 'record', WholeTicket> =>
  query.innerJoin('record', 'record.id', 'ticket.id').select([
    'ticket.id',
    'record.number',
    'record.title as subject',
    'ticket.description',
    'record.counterpart',
    'record.state',
    'record.state_group as stateGroup',
    'record.life',
    'record.clearance',
    'record.version',
    'record.registered_on as registeredOn',
    'record.due_at as dueAt',
    'record.created_by as createdBy',
    nameOf('record.created_by').as('authorName'),
    'record.created_at as createdAt',
    'record.changed_at as changedAt',
    'ticket.category_id as categoryId',
    sql<string>`(select c.name from ticket_category c where c.id = ticket.category_id)`.as('categoryName'),
    sql<boolean>`(select c.minutes_required from ticket_category c where c.id = ticket.category_id)`.as(
      'minutesRequired',
    ),
    'ticket.priority',
    'ticket.channel',
    'ticket.requester_id as requesterId',
    nameOf('ticket.requester_id').as('requesterName'),
    'ticket.contact_id as contactId',
    sql<string | null>`(select c.name from contact c where c.id = ticket.contact_id)`.as('contactName'),
    sql<string | null>`(select c.kind from contact c where c.id = ticket.contact_id)`.as('contactKind'),
    'ticket.place_id as placeId',
    sql<string | null>`(select p.path from place p where p.id = ticket.place_id)`.as('placePath'),
    'ticket.place_note as placeNote',
    'ticket.executor_id as executorId',
    nameOf('ticket.executor_id').as('executorName'),
    'ticket.group_id as groupId',
    nameOf('ticket.group_id').as('groupName'),
    'ticket.waiting_reason as waitingReason',
    'ticket.waiting_until as waitingUntil',
    'ticket.result',
    'ticket.result_kind as resultKind',
    'ticket.cancel_reason as cancelReason',
    'ticket.minutes',
    'ticket.reopened',
    'ticket.answered_at as answeredAt',
    'ticket.resolved_at as resolvedAt',
    'ticket.closed_at as closedAt',
    'ticket.closes_at as closesAt',
    'ticket.answer_due_at as answerDueAt',
    'ticket.solve_due_at as solveDueAt',
    'ticket.awaits_us as awaitsUs',
    'ticket.spoken_at as spokenAt',
    'ticket.merged_into as mergedInto',
    sql<string | null>`(select r.number from record r where r.id = ticket.merged_into)`.as('mergedNumber'),
    'ticket.parent_id as parentId',
    sql<WholeTicket['parent']>`(select json_build_object('id', r.id, 'number', r.number, 'title', r.title)
      from record r where r.id = ticket.parent_id)`.as('parent'),
    'ticket.rating',
    'ticket.rating_words as ratingWords',
    'ticket.rated_at as ratedAt',
    'ticket.checklist_open as checklistOpen',
    'ticket.checklist_total as checklistTotal',
    'ticket.joined',
    'ticket.assigned_at as assignedAt',
    'ticket.unassigned_since as unassignedSince',
    sql<
      AttachedFile[]
    >`coalesce((select json_agg(json_build_object('id', a.id, 'fileId', f.id, 'name', f.name, 'size', f.size,
        'mediaType', f.media_type, 'sha256', f.sha256, 'audience', a.audience, 'secondCopy', a.second_copy, 'addedAt', a.added_at,
        'addedBy', who.name) order by a.position)
      from attachment a join file f on f.id = a.file_id join principal who on who.id = a.added_by
      where a.record_id = ticket.id and a.removed_at is null), '[]')`.as('attachments'),
    sql<
      RecordFacts['participants']
    >`coalesce((select json_agg(json_build_object('principalId', p.principal_id, 'part', p.part))
      from participant p where p.record_id = ticket.id), '[]')`.as('participants'),
    sql<boolean>`exists (select from watch where watch.record_id = ticket.id and watch.user_id = ${actorId})`.as(
      'watching',
    ),
  ]) as unknown as SelectQueryBuilder<Helpdesk, 'ticket' | 'record', WholeTicket>;

/** The columns of the ticket's own row; the rest of a ticket is its record. */
export const ticketColumns = (ticket: WholeTicket) => ({
  category_id: ticket.categoryId,
  priority: ticket.priority,
  channel: ticket.channel,
  description: ticket.description,
  requester_id: ticket.requesterId,
  contact_id: ticket.contactId,
  place_id: ticket.placeId,
  place_note: ticket.placeNote,
  executor_id: ticket.executorId,
  group_id: ticket.groupId,
  waiting_reason: ticket.waitingReason,
  waiting_until: ticket.waitingUntil,
  result: ticket.result,
  result_kind: ticket.resultKind,
  cancel_reason: ticket.cancelReason,
  minutes: ticket.minutes,
  reopened: ticket.reopened,
  answered_at: ticket.answeredAt,
  resolved_at: ticket.resolvedAt,
  closed_at: ticket.closedAt,
  closes_at: ticket.closesAt,
  answer_due_at: ticket.answerDueAt,
  solve_due_at: ticket.solveDueAt,
  awaits_us: ticket.awaitsUs,
  spoken_at: ticket.spokenAt,
  merged_into: ticket.mergedInto,
  parent_id: ticket.parentId,
  rating: ticket.rating,
  rating_words: ticket.ratingWords,
  rated_at: ticket.ratedAt,
  checklist_open: ticket.checklistOpen,
  checklist_total: ticket.checklistTotal,
  assigned_at: ticket.assignedAt,
  unassigned_since: ticket.unassignedSince,
});

/** `category_id` is `categoryId`: a column is named as its field. */
const fieldOf = (column: string): string => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The other way round, for columns that were kept. */
export const ticketFields = (columns: Partial<ReturnType<typeof ticketColumns>>): Partial<WholeTicket> =>
  Object.fromEntries(
    Object.entries(columns).map(([column, value]) => [fieldOf(column), value]),
  ) as Partial<WholeTicket>;

type Given = Pick<
  WholeTicket,
  | 'subject'
  | 'description'
  | 'categoryId'
  | 'categoryName'
  | 'minutesRequired'
  | 'priority'
  | 'channel'
  | 'placeNote'
  | 'clearance'
  | 'createdBy'
  | 'authorName'
  | 'registeredOn'
>;
/** A ticket that nobody has touched yet. */
export const newTicket = (id: string, moment: string, given: Given): WholeTicket => ({
  id,
  ...given,
  number: null,
  counterpart: '',
  state: 'new',
  stateGroup: 'new',
  life: 'active',
  version: 1,
  dueAt: null,
  createdAt: moment,
  changedAt: moment,
  requesterId: null,
  requesterName: null,
  contactId: null,
  contactName: null,
  contactKind: null,
  placeId: null,
  placePath: null,
  executorId: null,
  executorName: null,
  groupId: null,
  groupName: null,
  waitingReason: null,
  waitingUntil: null,
  result: '',
  resultKind: null,
  cancelReason: null,
  minutes: 0,
  reopened: 0,
  answeredAt: null,
  resolvedAt: null,
  closedAt: null,
  closesAt: null,
  answerDueAt: null,
  solveDueAt: null,
  awaitsUs: true,
  spokenAt: moment,
  mergedInto: null,
  mergedNumber: null,
  parentId: null,
  parent: null,
  rating: null,
  ratingWords: '',
  ratedAt: null,
  checklistOpen: 0,
  checklistTotal: 0,
  assignedAt: null,
  unassignedSince: null,
  joined: 0,
  attachments: [],
  participants: [],
  watching: false,
});
