// Changes what a ticket says of itself: two people who change different fields both succeed; the number never changes.
import { updateTicket } from '#contract/helpdesk.ts';
import { mergeChanges } from '#core/records/change.ts';
import { requireClearance } from '#core/records/create.ts';
import { Refusal } from '#core/refusal.ts';
import { seenVersion } from '#core/runner.ts';
import { lockTicket, writeTicket } from '../change-ticket.ts';
import { chosenCategory, placePathOf, putInCategory, setRequester } from '../ground.ts';
import { chosenWhole } from '../incidents/chosen-whole.ts';
import { action } from '../tables.ts';
import { ticketCardOf } from '../ticket-card.ts';
import type { WholeTicket } from '../whole-ticket.ts';

export const updateTicketAction = action(updateTicket, async (unit, input) => {
  const { id, ...patch } = input;
  const before = await lockTicket(unit, id);
  if (before.life !== 'active') throw new Refusal('record_closed');
  const names = Object.keys(patch) as (keyof typeof patch)[];
  const current = Object.fromEntries(names.map((name) => [name, before[name]]));
  const record = { id, version: before.version, seen: seenVersion(input) };
  const changes = await mergeChanges(unit, record, current, patch);
  const after: WholeTicket = { ...before };
  for (const { field, to } of changes) Object.assign(after, { [field]: to });
  const changed = new Set(changes.map(({ field }) => field));
  if (changed.has('categoryId')) {
    const category = await chosenCategory(unit, after.categoryId, before.categoryId);
    putInCategory(after, category);
  }
  if (changed.has('requesterId') || changed.has('contactId')) {
    const contact = changed.has('contactId') ? after.contactId : null;
    await setRequester(unit, after, contact && !changed.has('requesterId') ? null : after.requesterId, contact);
  }
  if (changed.has('placeId')) after.placePath = after.placeId ? await placePathOf(unit, after.placeId) : null;
  if (changed.has('parentId')) after.parent = after.parentId ? await chosenWhole(unit, after.parentId, after) : null;
  if (changed.has('clearance')) requireClearance(unit, after.clearance);
  await writeTicket(unit, before, after);
  return ticketCardOf(unit, after);
});
