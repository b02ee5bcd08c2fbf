// Says something among ourselves.
import { noteTicket } from '#contract/helpdesk.ts';
import { cleanCopies } from '#core/records/clean-copies.ts';
import { requireInside } from '../inside.ts';
import { say } from '../say.ts';
import { preparedAction } from '../tables.ts';

export const noteTicketAction = preparedAction(noteTicket, cleanCopies, async (unit, { id, body }, fileIds) => {
  // Said by whoever reaches the ticket only as its requester it would be heard outside.
  await requireInside(unit, id);
  return say(unit, id, { body, fileIds, audience: 'internal' });
});
