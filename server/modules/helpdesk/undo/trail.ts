// Keeps what tickets were before an act, so that whoever did it can take it back: ten minutes long, unless it was touched since.
import { newId } from '#core/ids.ts';
import type { Unit } from '#core/unit.ts';
import type { Helpdesk } from '../tables.ts';
import { ticketColumns, type WholeTicket } from '../whole-ticket.ts';

export const undoMinutes = 10;

/** What is put back: the ticket's own row, and of its record what acts change. */
export interface KeptTicket {
  columns: Omit<ReturnType<typeof ticketColumns>, 'answered_at' | 'awaits_us' | 'spoken_at'>;
  state: WholeTicket['state'];
  life: string;
}

function keptOf(ticket: WholeTicket): KeptTicket {
  // What was said is said: a first answer and whose turn it is are not taken back.
  const { answered_at: _answered, awaits_us: _awaits, spoken_at: _spoken, ...columns } = ticketColumns(ticket);
  return { columns, state: ticket.state, life: ticket.life };
}

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
