// Writes a change of one ticket: its own row, its record, the parts of people in it, its turn, and the event with both values.
import { newId } from '#core/ids.ts';
import { changeNote, changeRecord, type FieldChange, replaceParticipant } from '#core/records/change.ts';
import { Refusal } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { requireState } from './act-ways.ts';
import { followTicket } from './deadlines/follow.ts';
import { tellJoined } from './joining/tell-joined.ts';
import { isOpen, responsibleOf, stateGroupOf, type TicketAct, ticketKind, typedFields } from './rules.ts';
import type { Helpdesk } from './tables.ts';
import { peopleOf } from './ticket-card.ts';
import { selectTicket, ticketColumns, type WholeTicket } from './whole-ticket.ts';

/** The ticket, locked against other changes until the commit; 404 when this operation does not reach it. */
export async function lockTicket(unit: Unit<Helpdesk>, id: string, act?: TicketAct): Promise<WholeTicket> {
  await unit.lock('ticket', id);
  const ticket = await selectTicket(unit.from('ticket', 'record'), unit.actor.id)
    .where('ticket.id', '=', id)
    .executeTakeFirst();
  if (!ticket) throw new Refusal('not_found');
  if (act) requireState(act, ticket);
  return ticket;
}

/** The fields whose changes the event tells; what follows from them (names, state groups) is not told twice. */
const told = [
  'subject',
  'description',
  'state',
  'categoryId',
  'priority',
  'clearance',
  'requesterId',
  'contactId',
  'placeId',
  'placeNote',
  'executorId',
  'groupId',
  'waitingReason',
  'waitingUntil',
  'result',
  'resultKind',
  'cancelReason',
  'minutes',
  'mergedInto',
  'parentId',
  'rating',
  'ratingWords',
] as const satisfies readonly (keyof WholeTicket)[];
/** A change of any of these is a turn. */
const turning = ['state', 'categoryId', 'priority', 'executorId', 'groupId'] as const;
const partOfField = { requesterId: 'requester', executorId: 'executor', groupId: 'home' } as const;

const changesBetween = (before: WholeTicket, after: WholeTicket): FieldChange[] =>
  told
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, from: before[field], to: after[field] }));

export interface ChangeNotes {
  /** What brought it about, when that is not the operation itself. */
  operation?: string;
  /** The operation that this change takes back. */
  undone?: string;
  /** What changed beside the ticket's own fields. */
  changes?: readonly FieldChange[];
  /** The act that this change takes back, by its undo. */
  undoOf?: string;
  /** Clear facts beside the changes. */
  data?: Record<string, unknown>;
}

/** `after` differs from `before` in whatever its fields say; its version and derived fields are set here. */
export async function writeTicket(
  unit: Unit<Helpdesk>,
  before: WholeTicket,
  after: WholeTicket,
  notes: ChangeNotes = {},
): Promise<void> {
  const { id } = before;
  after.stateGroup = stateGroupOf(after.state);
  if (notes.undone === undefined) stampAssignment(unit, before, after);
  after.counterpart = after.requesterName ?? after.contactName ?? '';
  await followTicket(unit, before, after, notes.undone !== undefined);
  const changes = changesBetween(before, after);
  const changed = new Set(changes.map((change) => change.field));
  const [old, fresh] = [ticketColumns(before), ticketColumns(after)];
  const names = Object.keys(fresh) as (keyof typeof fresh)[];
  const columns = Object.fromEntries(
    names.filter((name) => old[name] !== fresh[name]).map((name) => [name, fresh[name]]),
  );
  if (Object.keys(columns).length > 0) await unit.update('ticket').set(columns).where('ticket.id', '=', id).execute();
  const [responsibleBefore, responsible] = [responsibleOf(before), responsibleOf(after)];
  after.version = await changeRecord(unit, id, {
    ...(changed.has('subject') ? { title: after.subject } : {}),
    ...(after.counterpart !== before.counterpart ? { counterpart: after.counterpart } : {}),
    ...(changed.has('state') ? { state: after.state, stateGroup: after.stateGroup } : {}),
    ...(after.dueAt !== before.dueAt ? { dueAt: after.dueAt } : {}),
    ...(responsible !== responsibleBefore ? { responsibleId: responsible } : {}),
    ...(changed.has('clearance') ? { clearance: after.clearance } : {}),
    ...(after.life !== before.life ? { life: after.life as 'merged' } : {}),
  });
  after.changedAt = unit.moment;
  const replace = async (part: 'requester' | 'executor' | 'home' | 'responsible', principalId: string | null) => {
    await replaceParticipant(unit, id, part, principalId);
    after.participants = after.participants.filter((one) => one.part !== part);
    if (principalId) after.participants.push({ principalId, part });
  };
  for (const [field, part] of Object.entries(partOfField) as [keyof typeof partOfField, 'executor'][])
    if (changed.has(field)) await replace(part, after[field]);
  if (responsible !== responsibleBefore) {
    await replace('responsible', responsible);
    changes.push({ field: 'responsibleId', from: responsibleBefore, to: responsible });
  }
  if (turning.some((field) => changed.has(field))) await writeTurn(unit, after);
  changes.push(...(notes.changes ?? []));
  if (changed.has('state')) await tellJoined(unit, after);
  const note = await changeNote(unit, { id, kind: ticketKind, version: after.version }, changes, typedFields);
  unit.event({
    ...note,
    data: {
      ...note.data,
      ...notes.data,
      ...(notes.undone ? { undone: notes.undone } : {}),
      ...(notes.undoOf ? { undoOf: notes.undoOf } : {}),
    },
    ...(notes.operation ? { operation: notes.operation } : {}),
    audience: 'external',
    subjectIds: peopleOf(after),
  });
}

/** When whoever does it got it, and since when nobody does: loads, turns and reminders stand on these. */
export function stampAssignment(unit: Unit<Helpdesk>, before: WholeTicket | null, after: WholeTicket): void {
  if (after.executorId !== (before?.executorId ?? null)) after.assignedAt = after.executorId ? unit.moment : null;
  after.unassignedSince =
    after.executorId === null && isOpen(after.state) ? (before?.unassignedSince ?? unit.moment) : null;
}

/** What the ticket is from now on, for reports as of a day. */
export async function writeTurn(unit: Unit<Helpdesk>, ticket: WholeTicket): Promise<void> {
  await unit
    .insert('ticket_turn', {
      id: newId(unit.now.getTime()),
      ticket_id: ticket.id,
      at: unit.moment,
      state: ticket.state,
      state_group: ticket.stateGroup,
      category_id: ticket.categoryId,
      priority: ticket.priority,
      executor_id: ticket.executorId,
      group_id: ticket.groupId,
      by_id: unit.actor.id,
    })
    .execute();
}
