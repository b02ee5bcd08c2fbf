// Lets go of one's own ticket, with the reason for whoever takes it next.
import { releaseTicket } from '#contract/helpdesk.ts';
import { writeComment } from '#core/records/write-comment.ts';
import { lockTicket, writeTicket } from '../change-ticket.ts';
import { autoAssign, tellGiven } from '../dispatch/auto-assign.ts';
import { ticketKind } from '../rules.ts';
import { action } from '../tables.ts';
import { ticketCardOf } from '../ticket-card.ts';
import { leaveTrail } from '../undo/trail.ts';

export const releaseTicketAction = action(releaseTicket, async (unit, { id, note }) => {
  const before = await lockTicket(unit, id, 'release');
  // Where the category gives tickets out by itself, the next one gets it at once.
  const given = await autoAssign(unit, before, before.executorId);
  const state = before.state === 'waiting' ? before.state : given ? ('assigned' as const) : ('new' as const);
  const after = { ...before, executorId: given?.person.id ?? null, executorName: given?.person.name ?? null, state };
  await writeTicket(unit, before, after);
  if (given) tellGiven(unit, id, given);
  await writeComment(unit, { ...before, kind: ticketKind }, { body: note, audience: 'internal' });
  return ticketCardOf(unit, after, await leaveTrail(unit, [{ before, after }]));
});
