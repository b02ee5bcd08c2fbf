// Makes a ticket a part of another one: a link leads there, whoever asked for it watches there, its files and words stay
// with it and are shown from there.
import { mergeTicket } from '#contract/helpdesk.ts';
import { sqlOf } from '#core/handle.ts';
import { newId } from '#core/ids.ts';
import { addParticipant } from '#core/records/change.ts';
import { Refusal } from '#core/refusal.ts';
import { requireState } from '../act-ways.ts';
import { lockTicket, writeTicket } from '../change-ticket.ts';
import { action } from '../tables.ts';
import { ticketCardOf } from '../ticket-card.ts';
import { leaveTrail } from '../undo/trail.ts';
import type { WholeTicket } from '../whole-ticket.ts';

export const mergeTicketAction = action(mergeTicket, async (unit, { id, intoId }) => {
  if (id === intoId) throw new Refusal('merge_itself');
  // In the order of their ids, so that two who merge them into each other do not wait for each other.
  const [first, second] = id < intoId ? [id, intoId] : [intoId, id];
  const locked = new Map([[first, await lockTicket(unit, first)]]);
  locked.set(second, await lockTicket(unit, second));
  const before = locked.get(id) as WholeTicket;
  const target = locked.get(intoId) as WholeTicket;
  requireState('merge', before);
  if (target.life !== 'active') throw new Refusal('merge_target', { number: target.number ?? '' });
  const { rows } = await sqlOf(unit).query(
    `select from ticket where parent_id = $1
     union all select from ticket_incident_work where incident_id = $1 and kind = 'join' and done_at is null limit 1`,
    [id],
  );
  if (rows.length > 0) throw new Refusal('merge_whole');
  const after: WholeTicket = {
    ...before,
    state: 'merged',
    life: 'merged',
    mergedInto: intoId,
    mergedNumber: target.number,
    closedAt: unit.moment,
    closesAt: null,
    waitingReason: null,
    waitingUntil: null,
    awaitsUs: false,
  };
  await unit
    .insert('record_link', {
      id: newId(unit.now.getTime()),
      from_id: id,
      to_id: intoId,
      kind: 'relates',
      created_by: unit.actor.id,
      created_at: unit.moment,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // What is said to the requester there, those of the merged one hear too, and those that were merged into it.
  for (const { principalId, part } of before.participants)
    if (part === 'requester' && principalId !== target.requesterId)
      await addParticipant(unit, intoId, 'requester', principalId);
  await writeTicket(unit, before, after, { data: { into: intoId } });
  return ticketCardOf(unit, after, await leaveTrail(unit, [{ before, after }]));
});
