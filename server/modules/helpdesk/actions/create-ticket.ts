// A new ticket: whose matter it is, where it belongs, who does it, of which mass incident it is a part.
import { createTicket } from '#contract/helpdesk.ts';
import { isProgram, workOf } from '#core/actor.ts';
import { newId } from '#core/ids.ts';
import { attachFiles } from '#core/records/attach.ts';
import { cleanCopies } from '#core/records/clean-copies.ts';
import { Refusal } from '#core/refusal.ts';
import { chosenCategory, chosenExecutor, chosenGroup, placePathOf, priorityIn, setRequester } from '../ground.ts';
import { chosenWhole } from '../incidents/chosen-whole.ts';
import { intoQueue, writeNewTicket } from '../new-ticket.ts';
import { preparedAction } from '../tables.ts';
import { ticketCardOf } from '../ticket-card.ts';
import { newTicket } from '../whole-ticket.ts';

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
  if (input.placeId)
    Object.assign(ticket, { placeId: input.placeId, placePath: await placePathOf(unit, input.placeId) });
  if (input.groupId === undefined) intoQueue(ticket, category);
  else if (input.groupId)
    Object.assign(ticket, { groupId: input.groupId, groupName: await chosenGroup(unit, input.groupId) });
  if (input.executorId) {
    ticket.executorName = await chosenExecutor(unit, input.executorId);
    Object.assign(ticket, { executorId: input.executorId, state: 'assigned' });
  }
  if (input.parentId) {
    ticket.parent = await chosenWhole(unit, input.parentId, ticket);
    ticket.parentId = input.parentId;
  }
  await writeNewTicket(unit, ticket, {
    category,
    chosen: input.executorId !== undefined,
    attach: () => attachFiles(unit, id, fileIds, 'external'),
  });
  if (input.draftId) await unit.remove('draft').where('draft.id', '=', input.draftId).execute();
  return ticketCardOf(unit, ticket);
});
