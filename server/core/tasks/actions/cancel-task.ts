// Asks a task to end: one that waits ends at once, one that runs at its next step. What it has done stays done.
import { cancelTask, stopTask } from '#contract/tasks.ts';
import { action } from '../../core-operation.ts';
import { shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { tellStopped } from '../task-ends.ts';

export const cancelTaskAction = action(cancelTask, async (unit, { id }) => {
  const task = await unit.lock('task', id);
  return cancel(unit, task);
});

export const stopTaskAction = action(stopTask, async (unit, { id }) => {
  if (!unit.actor.rights.everywhere(stopTask.name)) throw new Refusal('not_allowed', { operation: stopTask.name });
  const task = await unscoped(unit).selectFrom('task').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!task) throw new Refusal('not_found');
  return cancel(unit, task);
});

type Task = { id: string; kind: string; params: unknown; state: string; owner_id: string };
async function cancel(unit: AnyUnit, task: Task) {
  if (task.state !== 'waiting' && task.state !== 'running') throw new Refusal('task_over');
  await unscoped(unit)
    .updateTable('task')
    .set({
      cancel_asked_at: unit.moment,
      ...(task.state === 'waiting' ? { state: 'cancelled' as const, finished_at: unit.moment } : {}),
    })
    .where('id', '=', task.id)
    .execute();
  if (task.state === 'waiting')
    await tellStopped(shapeOf(unit).services, sqlOf(unit), task, { state: 'cancelled', code: null, at: unit.moment });
  unit.event({ data: { task: task.id, kind: task.kind, owner: task.owner_id } });
  return { ok: true as const };
}
