// Says something to the requester, or in the requester's name to us.
import { replyTicket } from '#contract/helpdesk.ts';
import { say } from '../say.ts';
import { action } from '../tables.ts';

export const replyTicketAction = action(replyTicket, (unit, { id, body, fileIds }) =>
  say(unit, id, { body, fileIds, audience: 'external' }),
);
