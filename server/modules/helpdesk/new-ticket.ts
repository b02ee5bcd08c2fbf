// Writes a ticket that nobody has seen yet: its clocks, its row and files, its turn, and last the number with the record.
import type { Part } from '#contract/core.ts';
import type { AttachedFile } from '#core/records/attach.ts';
import { createRecord } from '#core/records/create.ts';
import type { Unit } from '#core/unit.ts';
import { stampAssignment, writeTurn } from './change-ticket.ts';
import { startTicketClocks } from './deadlines/follow.ts';
import { ticketNumber } from './number.ts';
import { participantsOf, responsibleOf, stateGroupOf, ticketKind } from './rules.ts';
import type { Helpdesk } from './tables.ts';
import { peopleOf } from './ticket-card.ts';
import { ticketColumns, type WholeTicket } from './whole-ticket.ts';

interface Ways {
  /** Hangs its files on it. */
  attach?: () => Promise<AttachedFile[]>;
  /** Clear facts for the journal. */
  data?: Record<string, unknown>;
}

/** The number, the deadlines and the files stand in the ticket afterwards. */
export async function writeNewTicket(unit: Unit<Helpdesk>, ticket: WholeTicket, ways: Ways = {}): Promise<void> {
  const { id } = ticket;
  stampAssignment(unit, null, ticket);
  ticket.stateGroup = stateGroupOf(ticket.state);
  ticket.participants = participantsOf(ticket);
  await startTicketClocks(unit, ticket);
  await unit.insert('ticket', { id, ...ticketColumns(ticket) }).execute();
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
      ...(ticket.attachments.length > 0 ? { files: ticket.attachments.map((file) => file.fileId) } : {}),
      ...ways.data,
    },
  });
}
