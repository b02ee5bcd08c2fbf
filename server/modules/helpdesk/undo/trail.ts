// Keeps what tickets were before an act, so that whoever did it can take it back: ten minutes long, unless it was touched since.
import { newId } from '#core/ids.ts';
import { holdLetters } from '#core/mailbox/hold-letters.ts';
import { undoHoldMs } from '#core/notify/tell.ts';
import type { Unit } from '#core/unit.ts';
import { type Made, nothingMade } from '../act-ways.ts';
import type { Helpdesk } from '../tables.ts';
import { ticketColumns, type WholeTicket } from '../whole-ticket.ts';

export const undoMinutes = 10;

/** What is put back: the ticket's own row, and of its record what acts change. */
export interface KeptTicket {
  columns: ReturnType<typeof ticketColumns>;
  state: WholeTicket['state'];
  life: string;
}

/** What came with the act, and when the requester was last spoken with after it. */
export interface KeptMade extends Made {
  spokenAt: string;
  /** By which the letters of the act are found. */
  requestId: string;
}

const keptOf = (ticket: WholeTicket): KeptTicket => ({
  columns: ticketColumns(ticket),
  state: ticket.state,
  life: ticket.life,
});

/** The id under which these changes are taken back. */
export async function leaveTrail(
  unit: Unit<Helpdesk>,
  changes: readonly { before: WholeTicket; after: WholeTicket; made?: Made }[],
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
      changes.map(({ before, after, made = nothingMade() }) => ({
        undo_id: id,
        ticket_id: before.id,
        version: after.version,
        before: JSON.stringify(keptOf(before)),
        made: JSON.stringify({ ...made, spokenAt: after.spokenAt, requestId: unit.actor.requestId } satisfies KeptMade),
      })),
    )
    .execute();
  // Whoever is told of the act is told a little later, and of its undo instead.
  unit.markEvents({ undoId: id });
  await holdLetters(
    unit,
    changes.map(({ before }) => before.id),
    undoHoldMs,
  );
  return id;
}
