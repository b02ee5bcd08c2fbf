// Starts a long task from inside an action: a row that a worker takes after the commit.
import type { output as ZodOutput, ZodType } from 'zod';
import type { taskCard } from '#contract/tasks.ts';
import { type Actor, isPerson } from '../actor.ts';
import { unscoped } from '../handle.ts';
import { newId } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';
import type { TaskDefinition } from './definition.ts';
import { cardOf } from './task-cards.ts';

/** As many as one person may have waiting. */
const waitingAtMost = 20;

/** The action's own event should name the task: `data: { task: id }`. */
export async function startTask<I extends ZodType>(
  unit: AnyUnit,
  definition: TaskDefinition<I>,
  params: ZodOutput<I>,
): Promise<{ id: string; task: ZodOutput<typeof taskCard> }> {
  const db = unscoped(unit);
  const { actor } = unit;
  await refuseTooMany(unit, actor);
  const row = await db
    .insertInto('task')
    .values({
      id: newId(unit.now.getTime()),
      kind: definition.kind,
      title: JSON.stringify(definition.title(params)),
      operation: unit.operation,
      params: JSON.stringify(params),
      owner_id: actor.id,
      behalf_of: (actor.standing && actor.behalfOf) || null,
      operations: actor.rights.only ? [...actor.rights.only] : null,
      created_at: unit.moment,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { id: row.id, task: cardOf(row, []) };
}

async function refuseTooMany(unit: AnyUnit, actor: Actor): Promise<void> {
  if (!isPerson(actor)) return;
  const { count } = await unscoped(unit)
    .selectFrom('task')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('owner_id', '=', actor.id)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  if (Number(count) >= waitingAtMost) throw new Refusal('too_many_tasks', { most: waitingAtMost });
}
