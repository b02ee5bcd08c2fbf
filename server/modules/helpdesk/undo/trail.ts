// Keeps what tickets were before an act, so that whoever did it can take it back: ten minutes long, unless it was touched since.
import { newId } from '#core/ids.ts';
import type { Unit } from '#core/unit.ts';
import type { Helpdesk } from '../tables.ts';
import { ticketColumns, type WholeTicket } from '../whole-ticket.ts';

export const undoMinutes = 10;

/** What is put back: the ticket's own row, and of its record what acts change. */
export interface KeptTicket {
  columns: ReturnType<typeof ticketColumns>;
  state: WholeTicket['state'];
  life: string;
}

const keptOf = (ticket: WholeTicket): KeptTicket => ({
  columns: ticketColumns(ticket),
  state: ticket.state,
  life: ticket.life,
});

/** The id under which these changes are taken back. */
export async function leaveTrail(
  unit: Unit<Helpdesk>,
  changes: readonly { before: WholeTicket; after: WholeTicket }[],
): Promise<string> {
  const id = newId(unit.now.getTime());
  const until = new Date(unit.now.getTime() + undoMinutes * 60_000).toISOString();
  await unit
    .insert('ticket_undo', {
      id,
      operation: unit.operation,
      made_by: unit.actor.id,
      made_at: unit.moment,
      until,
      undone_at: null,
    })
    .execute();
  await unit
    .insert(
      'ticket_undo_item',
      changes.map(({ before, after }) => ({
        undo_id: id,
        ticket_id: before.id,
        version: after.version,
        before: JSON.stringify(keptOf(before)),
      })),
    )
    .execute();
  return id;
}
