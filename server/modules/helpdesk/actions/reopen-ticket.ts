// Takes a ticket up again: the reason is told in its talk; requesters may do so for the days that the category gives.
import { reopenTicket } from '#contract/helpdesk.ts';
import { workOf } from '#core/actor.ts';
import { sqlOf } from '#core/handle.ts';
import { writeComment } from '#core/records/write-comment.ts';
import { Refusal } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { loadTree } from '../categories/tree.ts';
import { lockTicket, writeTicket } from '../change-ticket.ts';
import { stateAgain, ticketKind } from '../rules.ts';
import { action, type Helpdesk } from '../tables.ts';
import { ticketCardOf } from '../ticket-card.ts';
import type { WholeTicket } from '../whole-ticket.ts';

const dayMs = 86_400_000;

async function isOver(unit: Unit<Helpdesk>, id: string): Promise<boolean> {
  const { rows } = await sqlOf(unit).query(`select from record where id = $1 and state_group in ('done', 'refused')`, [
    id,
  ]);
  return rows.length > 0;
}

export const reopenTicketAction = action(reopenTicket, async (unit, { id, reason }) => {
  const before = await lockTicket(unit, id, 'reopen');
  const theirs = unit.actor.outside !== undefined || before.requesterId === workOf(unit.actor);
  if (theirs && before.closedAt) {
    const days = (await loadTree(unit)).get(before.categoryId)?.reopenDays ?? 0;
    if (unit.now.getTime() > Date.parse(before.closedAt) + days * dayMs)
      throw new Refusal('ticket_reopen_late', { days });
  }
  const after: WholeTicket = {
    ...before,
    state: stateAgain(before),
    reopened: before.reopened + 1,
    resolvedAt: null,
    closedAt: null,
    closesAt: null,
    awaitsUs: true,
  };
  // A part whose whole is over goes on by itself, with deadlines of its own.
  if (before.parentId && (await isOver(unit, before.parentId))) Object.assign(after, { parentId: null, parent: null });
  await writeTicket(unit, before, after, { data: { reopened: after.reopened } });
  await writeComment(
    unit,
    { ...before, kind: ticketKind },
    { body: reason, audience: theirs ? 'external' : 'internal' },
  );
  return ticketCardOf(unit, after);
});
