// The clocks of tickets: started with them, kept in step with their states, stopped by the first answer and the solution.

import type { Sql } from '#core/db/sql.ts';
import {
  pauseClocks,
  reconsiderClocks,
  reopenClocks,
  resumeClocks,
  setClocksAside,
  startClocks,
  stopClocks,
  takeClocksUp,
  undoStop,
} from '#core/deadlines/clocks.ts';
import type { Dues } from '#core/deadlines/settle.ts';
import { sqlOf } from '#core/handle.ts';
import type { AnyUnit } from '#core/unit.ts';
import { isOpen, ticketKind } from '../rules.ts';
import type { WholeTicket } from '../whole-ticket.ts';
import { type ClockStep, clockSteps } from './steps.ts';

const recordOf = (id: string) => ({ id, kind: ticketKind });

/** The category's policy, else that of the nearest category above it; null for the standard one. */
export const policyOf = (unit: AnyUnit, categoryId: string): Promise<string | null> =>
  policyOfCategory(sqlOf(unit), categoryId);

export async function policyOfCategory(sql: Sql, categoryId: string): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>(
    `with recursive up as (
       select id, parent_id, policy_id, 0 as height from ticket_category where id = $1
       union all select c.id, c.parent_id, c.policy_id, up.height + 1 from ticket_category c join up on c.id = up.parent_id
         where up.policy_id is null)
     select policy_id as id from up where policy_id is not null order by height limit 1`,
    [categoryId],
  );
  return rows[0]?.id ?? null;
}

const measuredAs = async (unit: AnyUnit, ticket: Pick<WholeTicket, 'categoryId' | 'priority'>) => ({
  policyId: await policyOf(unit, ticket.categoryId),
  priority: ticket.priority,
});

function keep(ticket: WholeTicket, dues: Dues): void {
  Object.assign(ticket, { dueAt: dues.dueAt, answerDueAt: dues.answer, solveDueAt: dues.solve });
}

/** A new ticket; the deadlines stand in it afterwards. */
export async function startTicketClocks(unit: AnyUnit, ticket: WholeTicket): Promise<void> {
  const dues = await startClocks(unit, recordOf(ticket.id), await measuredAs(unit, ticket));
  keep(ticket, ticket.parentId ? await setClocksAside(unit, recordOf(ticket.id)) : dues);
}

/** A changed ticket: whatever the change means for its clocks; the deadlines stand in `after` afterwards. */
export async function followTicket(
  unit: AnyUnit,
  before: WholeTicket,
  after: WholeTicket,
  undone = false,
): Promise<void> {
  const record = recordOf(before.id);
  const acts: Record<ClockStep, () => Promise<Dues>> = {
    stop: () => stopClocks(unit, record),
    // A first answer that was given stays given.
    'undo-stop': () => undoStop(unit, record, after.answeredAt ? ['solve'] : ['answer', 'solve']),
    aside: () => setClocksAside(unit, record),
    up: () => takeClocksUp(unit, record),
    reopen: async () => reopenClocks(unit, record, await measuredAs(unit, after)),
    reconsider: async () => reconsiderClocks(unit, record, await measuredAs(unit, after)),
    pause: () => pauseClocks(unit, record, after.waitingReason ?? 'other'),
    resume: () => resumeClocks(unit, record),
  };
  // A first answer that is taken back was never given.
  if (undone && before.answeredAt && !after.answeredAt && isOpen(before.state) && isOpen(after.state))
    keep(after, await undoStop(unit, record, ['answer']));
  for (const step of clockSteps(before, after, undone)) keep(after, await acts[step]());
}

/** For changes that are written without the whole ticket: a word said through core's own operations. */
async function keepDues(unit: AnyUnit, id: string, dues: Dues): Promise<void> {
  const sql = sqlOf(unit);
  await sql.query('update ticket set answer_due_at = $2, solve_due_at = $3 where id = $1', [
    id,
    dues.answer,
    dues.solve,
  ]);
  await sql.query('update record set due_at = $2 where id = $1 and due_at is distinct from $2', [id, dues.dueAt]);
}

/** The requester has heard from one of us for the first time. */
export const ticketAnswered = async (unit: AnyUnit, id: string): Promise<void> =>
  keepDues(unit, id, await stopClocks(unit, recordOf(id), ['answer']));

export const ticketGoesOn = async (unit: AnyUnit, id: string): Promise<void> =>
  keepDues(unit, id, await resumeClocks(unit, recordOf(id)));
