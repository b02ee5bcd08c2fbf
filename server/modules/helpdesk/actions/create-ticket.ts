// A new ticket: whose matter it is, where it belongs, who does it; the number last.
import type { Part } from '#contract/core.ts';
import { createTicket } from '#contract/helpdesk.ts';
import { isProgram, workOf } from '#core/actor.ts';
import { newId } from '#core/ids.ts';
import { attachFiles } from '#core/records/attach.ts';
import { cleanCopies } from '#core/records/clean-copies.ts';
import { createRecord } from '#core/records/create.ts';
import { Refusal } from '#core/refusal.ts';
import { stampAssignment, writeTurn } from '../change-ticket.ts';
import { readyItems } from '../checklist/ready-items.ts';
import { insertItems } from '../checklist/write-items.ts';
import { startTicketClocks } from '../deadlines/follow.ts';
import { autoAssign, tellGiven } from '../dispatch/auto-assign.ts';
import {
  chosenCategory,
  chosenExecutor,
  chosenGroup,
  chosenParent,
  placePathOf,
  priorityIn,
  setRequester,
} from '../ground.ts';
import { ticketNumber } from '../number.ts';
import { participantsOf, responsibleOf, stateGroupOf, ticketKind } from '../rules.ts';
import { preparedAction } from '../tables.ts';
import { peopleOf, ticketCardOf } from '../ticket-card.ts';
import { newTicket, ticketColumns } from '../whole-ticket.ts';

const assigning = 'helpdesk.ticket.assign';

export const createTicketAction = preparedAction(createTicket, cleanCopies, async (unit, input, fileIds) => {
  const me = workOf(unit.actor);
  const chooses = input.executorId || input.groupId;
  if (chooses && !unit.actor.rights.has(assigning)) throw new Refusal('not_allowed', { operation: assigning });
  const category = await chosenCategory(unit, input.categoryId);
  const id = newId(unit.now.getTime());
  const ticket = newTicket(id, unit.moment, {
    subject: input.subject,
    description: input.description ?? '',
    categoryId: category.id,
    categoryName: category.name,
    minutesRequired: category.minutesRequired,
    priority: priorityIn(category, input.priority),
    channel: input.channel ?? (isProgram(unit.actor) ? 'api' : 'web'),
    placeNote: input.placeNote ?? '',
    clearance: input.clearance ?? 'none',
    createdBy: me,
    authorName: unit.actor.name,
    registeredOn: unit.today,
  });
  const requester = input.requesterId ?? (input.contactId ? null : me);
  await setRequester(unit, ticket, requester, input.contactId ?? null);
  // Nobody asks in another's name without the right to look after tickets.
  if (requester !== me && !unit.actor.rights.has('helpdesk.ticket.update'))
    throw new Refusal('not_allowed', { operation: 'helpdesk.ticket.update' });
  ticket.counterpart = ticket.requesterName ?? ticket.contactName ?? '';
  if (input.placeId)
    Object.assign(ticket, { placeId: input.placeId, placePath: await placePathOf(unit, input.placeId) });
  ticket.groupId = input.groupId === undefined ? category.firstQueue : input.groupId;
  ticket.groupName = input.groupId
    ? await chosenGroup(unit, input.groupId)
    : ticket.groupId && (category.queue?.name ?? null);
  if (input.executorId) {
    ticket.executorName = await chosenExecutor(unit, input.executorId);
    Object.assign(ticket, { executorId: input.executorId, state: 'assigned' });
  }
  const given = input.executorId === undefined ? await autoAssign(unit, ticket) : null;
  if (given) Object.assign(ticket, { executorId: given.person.id, executorName: given.person.name, state: 'assigned' });
  if (input.parentId) {
    ticket.parent = await chosenParent(unit, input.parentId, id);
    ticket.parentId = input.parentId;
  }
  stampAssignment(unit, null, ticket);
  ticket.stateGroup = stateGroupOf(ticket.state);
  ticket.participants = participantsOf(ticket);
  await startTicketClocks(unit, ticket);
  const items = category.givenChecklist ? await readyItems(unit, category.givenChecklist) : [];
  Object.assign(ticket, { checklistOpen: items.length, checklistTotal: items.length });
  await unit.insert('ticket', { id, ...ticketColumns(ticket) }).execute();
  await insertItems(unit, id, items);
  ticket.attachments = await attachFiles(unit, id, fileIds, 'external');
  if (input.draftId) await unit.remove('draft').where('draft.id', '=', input.draftId).execute();
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
      categoryId: category.id,
      priority: ticket.priority,
      channel: ticket.channel,
      ...(ticket.groupId ? { groupId: ticket.groupId } : {}),
      ...(ticket.executorId ? { executorId: ticket.executorId } : {}),
      ...(ticket.attachments.length > 0 ? { files: ticket.attachments.map((file) => file.fileId) } : {}),
    },
  });
  if (given) tellGiven(unit, id, given);
  return ticketCardOf(unit, ticket);
});
