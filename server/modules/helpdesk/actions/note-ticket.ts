// Says something among ourselves.
import { noteTicket } from '#contract/helpdesk.ts';
import { say } from '../say.ts';
import { action } from '../tables.ts';

export const noteTicketAction = action(noteTicket, (unit, { id, body, fileIds }) =>
  say(unit, id, { body, fileIds, audience: 'internal' }),
);
