// The one way in which a ticket comes to be, whoever asks for it: given out by its category's rule, its clocks, its row with
// the ready checklist and files, its turn, and last the number with the record.
import type { Part } from '#contract/core.ts';
import { createTicket } from '#contract/helpdesk.ts';
import type { AttachedFile } from '#core/records/attach.ts';
import { createRecord } from '#core/records/create.ts';
import type { Unit } from '#core/unit.ts';
import type { CategoryNode } from './categories/tree.ts';
import { stampAssignment, writeTurn } from './change-ticket.ts';
import { readyItems } from './checklist/ready-items.ts';
import { insertItems } from './checklist/write-items.ts';
import { startTicketClocks } from './deadlines/follow.ts';
import { autoAssign, tellGiven } from './dispatch/auto-assign.ts';
import { ticketNumber } from './number.ts';
import { participantsOf, responsibleOf, stateGroupOf, ticketKind } from './rules.ts';
import type { Helpdesk } from './tables.ts';
import { peopleOf } from './ticket-card.ts';
import { ticketColumns, type WholeTicket } from './whole-ticket.ts';

interface Ways {
  category: CategoryNode;
  /** Who does it was chosen, or that nobody does: its rule is not asked. */
  chosen?: boolean;
  /** Hangs its files on it. */
  attach?: () => Promise<AttachedFile[]>;
  /** Clear facts for the journal. */
  data?: Record<string, unknown>;
}

/** The queue that a new ticket of the category comes into. */
export function intoQueue(ticket: WholeTicket, { firstQueue, queue }: CategoryNode): void {
  ticket.groupId = firstQueue;
  ticket.groupName = firstQueue && (queue?.name ?? null);
}

/** The executor, the number, the deadlines and the files stand in the ticket afterwards. */
export async function writeNewTicket(unit: Unit<Helpdesk>, ticket: WholeTicket, ways: Ways): Promise<void> {
  const { id } = ticket;
  const { category } = ways;
  ticket.counterpart = ticket.requesterName ?? ticket.contactName ?? '';
  // A part of a mass incident is worked on there.
  const given = ways.chosen || ticket.parentId ? null : await autoAssign(unit, ticket);
  if (given) Object.assign(ticket, { executorId: given.person.id, executorName: given.person.name, state: 'assigned' });
  stampAssignment(unit, null, ticket);
  ticket.stateGroup = stateGroupOf(ticket.state);
  ticket.participants = participantsOf(ticket);
  await startTicketClocks(unit, ticket);
  const items = category.givenChecklist ? await readyItems(unit, category.givenChecklist) : [];
  Object.assign(ticket, { checklistOpen: items.length, checklistTotal: items.length });
  await unit.insert('ticket', { id, ...ticketColumns(ticket) }).execute();
  await insertItems(unit, id, items);
  ticket.attachments = (await ways.attach?.()) ?? [];
  await writeTurn(unit, ticket);
  const taken = await ticketNumber(unit, id, unit.today);
  ticket.number = taken.number;
  createRecord(unit, {
    id,
    kind: ticketKind,
    title: ticket.subject,
    counterpart: ticket.counterpart,
    state: ticket.state,
    stateGroup: ticket.stateGroup,
    dueAt: ticket.dueAt,
    responsibleId: responsibleOf(ticket),
    registeredOn: unit.today,
    number: taken.number,
    ordinal: taken.ordinal,
    clearance: ticket.clearance,
    participants: ticket.participants as { principalId: string; part: Part }[],
  });
  unit.event({
    // Whatever made it: triggers and followers know a new ticket by this name.
    operation: createTicket.name,
    recordId: id,
    recordKind: ticketKind,
    audience: 'external',
    subjectIds: peopleOf(ticket),
    data: {
      version: 1,
      number: taken.number,
      categoryId: ticket.categoryId,
      priority: ticket.priority,
      channel: ticket.channel,
      ...(ticket.groupId ? { groupId: ticket.groupId } : {}),
      ...(ticket.executorId ? { executorId: ticket.executorId } : {}),
      ...(ticket.parentId ? { parentId: ticket.parentId } : {}),
      ...(ticket.attachments.length > 0 ? { files: ticket.attachments.map((file) => file.fileId) } : {}),
      ...ways.data,
    },
  });
  if (given) tellGiven(unit, id, given);
}
