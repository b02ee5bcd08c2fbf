// One's own tasks, newest first.
import { listTasks } from '#contract/tasks.ts';
import { query } from '../../core-operation.ts';
import { idCursor } from '../../cursor.ts';
import { cardsOf } from '../task-cards.ts';

const inHand = ['waiting', 'running'] as const;

export const listTasksQuery = query(listTasks, async (reader, input) => {
  let rows = reader
    .from('task')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(input.limit + 1);
  if (input.after) rows = rows.where('id', '<', idCursor(input.after));
  if (input.active === 'true') rows = rows.where('state', 'in', inHand);
  const found = await rows.execute();
  const active = await reader
    .from('task')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('state', 'in', inHand)
    .executeTakeFirstOrThrow();
  const page = found.slice(0, input.limit);
  return {
    items: await cardsOf(reader, page),
    next: found.length > input.limit ? (page.at(-1)?.id ?? null) : null,
    active: Number(active.count),
  };
});
