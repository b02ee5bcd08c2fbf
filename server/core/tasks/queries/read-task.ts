// One own task with its lines; another person's is not found.
import { readTask } from '#contract/tasks.ts';
import { query } from '../../core-operation.ts';
import { one } from '../../handle.ts';
import { cardsOf } from '../task-cards.ts';

export const readTaskQuery = query(readTask, async (reader, { id }) => {
  const row = await one(reader.from('task').selectAll().where('id', '=', id).executeTakeFirst());
  const [card] = await cardsOf(reader, [row]);
  return { ...(card as NonNullable<typeof card>), lines: row.lines };
});
