// What the officer does with a task: proposes, approves a list, declines, finds leftovers and decides on them.
import { sql } from 'kysely';
import {
  approveDisposals,
  carryOutDisposal,
  decideLeftovers,
  declineDisposal,
  proposeDisposal,
  searchLeftovers,
} from '#contract/personal-data.ts';
import { addDays } from '../../calendar/calendar.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { one, shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { isActCategory, removeAct } from '../acts/remove-act.ts';
import { lockSubject } from '../subjects/subject.ts';
import { destroySubject } from './destroy.ts';
import { findLeftovers, leftoversOf } from './leftovers.ts';
import { proposeDisposal as propose } from './propose.ts';

export const proposeDisposalAction = action(proposeDisposal, async (unit, input) => {
  requireEverywhere(unit);
  const subject = await lockSubject(unit, input.subjectId);
  const id = await propose(unit, {
    subjectId: subject.id,
    category: 'subject',
    cause: input.requestId ? 'request' : 'order',
    way: input.way,
    dueOn: input.dueOn ?? addDays(unit.today, 30),
    requestId: input.requestId,
    reason: input.reason,
  });
  unit.event({ subjectIds: [subject.id], data: { disposalId: id, way: input.way, requestId: input.requestId } });
  return { id };
});

const lockTask = (unit: AnyUnit, id: string) =>
  one(unscoped(unit).selectFrom('disposal').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());

export const approveDisposalsAction = action(approveDisposals, async (unit, input) => {
  requireEverywhere(unit);
  const { rows } = await sql<{ id: string; subject_id: string; number: number }>`
    update disposal set state = 'approved', decided_by = ${unit.actor.id}, decided_at = ${unit.moment}, version = version + 1
    where id = any(${input.ids}::uuid[]) and state = 'proposed' and subject_id <> ${unit.actor.id}
    returning id, subject_id, number`.execute(unscoped(unit));
  if (rows.length === 0) throw new Refusal(await whyNone(unit, input.ids));
  unit.event({
    subjectIds: [...new Set(rows.map((row) => row.subject_id))],
    data: { disposals: rows.map((row) => row.number) },
  });
  return { approved: rows.length };
});

async function whyNone(unit: AnyUnit, ids: readonly string[]): Promise<string> {
  const there = await unscoped(unit)
    .selectFrom('disposal')
    .select('subject_id')
    .where('id', 'in', [...ids])
    .execute();
  if (there.length === 0) return 'not_found';
  return there.every((row) => row.subject_id === unit.actor.id) ? 'subject_self' : 'disposal_settled';
}

export const declineDisposalAction = action(declineDisposal, async (unit, input) => {
  requireEverywhere(unit);
  const task = await lockTask(unit, input.id);
  if (task.state !== 'proposed' && task.state !== 'approved') throw new Refusal('disposal_settled');
  await unscoped(unit)
    .updateTable('disposal')
    .set({
      state: 'declined',
      decline_reason: input.reason,
      decided_by: unit.actor.id,
      decided_at: unit.moment,
      version: task.version + 1,
    })
    .where('id', '=', task.id)
    .execute();
  unit.event({
    data: { disposal: task.number },
    personal: { [task.subject_id]: { reason: input.reason } },
  });
  return { ok: true as const };
});

export const searchLeftoversAction = action(searchLeftovers, async (unit, input) => {
  requireEverywhere(unit);
  const task = await lockTask(unit, input.id);
  if (task.state !== 'proposed' && task.state !== 'approved') throw new Refusal('disposal_settled');
  const { hits } = await findLeftovers(sqlOf(unit), shapeOf(unit).services, task.subject_id);
  const db = unscoped(unit);
  for (const hit of hits) {
    await db
      .insertInto('leftover')
      .values({
        id: newId(unit.now.getTime()),
        disposal_id: task.id,
        place: hit.freeText.place,
        row_id: hit.rowId,
        decision: null,
        decided_by: null,
        decided_at: null,
      })
      .onConflict((conflict) => conflict.columns(['disposal_id', 'place', 'row_id']).doNothing())
      .execute();
  }
  await db.updateTable('disposal').set({ searched_at: unit.moment }).where('id', '=', task.id).execute();
  unit.event({ subjectIds: [task.subject_id], data: { disposal: task.number, found: hits.length } });
  return { found: hits.length };
});

export const decideLeftoversAction = action(decideLeftovers, async (unit, input) => {
  requireEverywhere(unit);
  const task = await lockTask(unit, input.id);
  if (task.state !== 'proposed' && task.state !== 'approved') throw new Refusal('disposal_settled');
  const { rows } = await sql<{ id: string }>`
    update leftover set decision = d.decision, decided_by = ${unit.actor.id}, decided_at = ${unit.moment}
    from unnest(${input.decisions.map((one) => one.id)}::uuid[], ${input.decisions.map((one) => one.decision)}::text[]) as d (id, decision)
    where leftover.id = d.id and leftover.disposal_id = ${task.id} returning leftover.id`.execute(unscoped(unit));
  if (rows.length === 0) throw new Refusal('not_found');
  unit.event({
    subjectIds: [task.subject_id],
    data: { disposal: task.number, decisions: input.decisions.filter((one) => rows.some((row) => row.id === one.id)) },
  });
  return { ok: true as const };
});

export const carryOutDisposalAction = action(carryOutDisposal, async (unit, input) => {
  requireEverywhere(unit);
  const task = await lockTask(unit, input.id);
  if (task.state === 'done' || task.state === 'declined') throw new Refusal('disposal_settled');
  if (task.state !== 'approved') throw new Refusal('disposal_not_approved');
  if (isActCategory(task.category)) {
    if (task.subject_id === unit.actor.id) throw new Refusal('subject_self');
    await removeAct(unit, task);
    await settle(unit, task, null);
    return { actId: null, actNumber: null };
  }
  const subject = await lockSubject(unit, task.subject_id);
  const leftovers = await leftoversOf(sqlOf(unit), shapeOf(unit).services, task.id, subject.id);
  if (task.way !== 'part') {
    if (!task.searched_at) throw new Refusal('leftovers_not_searched');
    const undecided = leftovers.filter((one) => one.decision === null).length;
    if (undecided > 0) throw new Refusal('leftovers_undecided', { count: undecided });
  }
  const act = await destroySubject(unit, subject, {
    way: task.way,
    category: task.category,
    cause: task.cause,
    reason: task.reason,
    disposal: { id: task.id, number: task.number, decidedBy: task.decided_by, decidedAt: task.decided_at },
    replace: leftovers.filter((one) => one.decision === 'replace').map((one) => one.hit),
    kept: leftovers.filter((one) => one.decision === 'keep').map((one) => `${one.place} ${one.hit.rowId}`),
  });
  await settle(unit, task, act.id);
  return { actId: act.id, actNumber: act.number };
});

const settle = (unit: AnyUnit, task: { id: string; version: number }, actId: string | null) =>
  unscoped(unit)
    .updateTable('disposal')
    .set({ state: 'done', done_at: unit.moment, act_id: actId, version: task.version + 1 })
    .where('id', '=', task.id)
    .execute();
