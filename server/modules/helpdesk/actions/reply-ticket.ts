// Says something to the requester, or in the requester's name to us.
import { replyTicket } from '#contract/helpdesk.ts';
import { cleanCopies } from '#core/records/clean-copies.ts';
import { say } from '../say.ts';
import { preparedAction } from '../tables.ts';

export const replyTicketAction = preparedAction(replyTicket, cleanCopies, (unit, { id, body }, fileIds) =>
  say(unit, id, { body, fileIds, audience: 'external' }),
);
