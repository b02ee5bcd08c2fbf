// Corrects an entry of one's own; both values stand in the journal.
import { changeTicketTime } from '#contract/helpdesk.ts';
import { writeTicket } from '../change-ticket.ts';
import { action } from '../tables.ts';
import { ownEntry } from './own-entry.ts';
import { requirePast } from './write-time.ts';

export const changeTicketTimeAction = action(
  changeTicketTime,
  async (unit, { id, entryId, minutes, workedOn, note }) => {
    const { ticket, entry } = await ownEntry(unit, id, entryId);
    if (workedOn) requirePast(unit, workedOn);
    const next = {
      minutes: minutes ?? entry.minutes,
      worked_on: workedOn ?? entry.worked_on,
      note: note ?? entry.note,
    };
    await unit
      .update('ticket_time')
      .set({ ...next, changed_at: unit.moment })
      .where('ticket_time.id', '=', entryId)
      .execute();
    const after = { ...ticket, minutes: ticket.minutes + next.minutes - entry.minutes };
    const changes = [
      { field: 'workedOn', from: entry.worked_on, to: next.worked_on },
      { field: 'timeNote', from: entry.note, to: next.note },
    ].filter(({ from, to }) => from !== to);
    await writeTicket(unit, ticket, after, { data: { timeId: entryId }, changes });
    return { id: entryId, total: after.minutes };
  },
);
