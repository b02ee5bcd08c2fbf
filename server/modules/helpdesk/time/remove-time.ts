// Takes an entry of one's own away.
import { removeTicketTime } from '#contract/helpdesk.ts';
import { writeTicket } from '../change-ticket.ts';
import { action } from '../tables.ts';
import { ownEntry } from './own-entry.ts';

export const removeTicketTimeAction = action(removeTicketTime, async (unit, { id, entryId }) => {
  const { ticket, entry } = await ownEntry(unit, id, entryId);
  await unit.remove('ticket_time').where('ticket_time.id', '=', entryId).execute();
  const after = { ...ticket, minutes: ticket.minutes - entry.minutes };
  const changes = entry.note ? [{ field: 'timeNote', from: entry.note, to: null }] : [];
  await writeTicket(unit, ticket, after, { data: { timeId: entryId }, changes });
  return { ok: true as const };
});
