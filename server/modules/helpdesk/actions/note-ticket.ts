// Says something among ourselves.
import { noteTicket } from '#contract/helpdesk.ts';
import { cleanCopies } from '#core/records/clean-copies.ts';
import { say } from '../say.ts';
import { preparedAction } from '../tables.ts';

export const noteTicketAction = preparedAction(noteTicket, cleanCopies, (unit, { id, body }, fileIds) =>
  say(unit, id, { body, fileIds, audience: 'internal' }),
);
