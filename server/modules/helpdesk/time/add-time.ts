// Notes one's own time on a ticket.
import { addTicketTime } from '#contract/helpdesk.ts';
import { lockTicket } from '../change-ticket.ts';
import { action } from '../tables.ts';
import { spend } from './write-time.ts';

export const addTicketTimeAction = action(addTicketTime, async (unit, { id, ...spent }) => {
  const entry = await spend(unit, await lockTicket(unit, id), spent);
  return { id: entry.id, total: entry.after.minutes };
});
