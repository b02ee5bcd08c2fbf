// Everybody's tasks for an administrator: whose, what, how far; no parameters and no files.
import { watchTasks } from '#contract/tasks.ts';
import { query } from '../../core-operation.ts';
import { idCursor } from '../../cursor.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { eventTitle } from '../../journal/titles.ts';
import { Refusal } from '../../refusal.ts';
import { cardOf } from '../task-cards.ts';

export const watchTasksQuery = query(watchTasks, async (reader, input) => {
  if (!reader.actor.rights.everywhere(watchTasks.name))
    throw new Refusal('not_allowed', { operation: watchTasks.name });
  let rows = unscoped(reader)
    .selectFrom('task')
    .innerJoin('principal', 'principal.id', 'task.owner_id')
    .selectAll('task')
    .select('principal.name as owner_name')
    .orderBy('task.id', 'desc')
    .limit(input.limit + 1);
  if (input.after) rows = rows.where('task.id', '<', idCursor(input.after));
  if (input.state) rows = rows.where('task.state', '=', input.state);
  if (input.ownerId) rows = rows.where('task.owner_id', '=', input.ownerId);
  const found = await rows.execute();
  const page = found.slice(0, input.limit);
  reader.shows(page.map((row) => row.owner_id));
  const { catalog } = shapeOf(reader).services;
  return {
    items: page.map((row) => {
      const { files: _files, filesUntil: _until, title: _title, ...card } = cardOf(row, []);
      return {
        ...card,
        operation: row.operation,
        operationTitle: eventTitle(catalog, row.operation),
        owner: { id: row.owner_id, name: row.owner_name },
        attempts: row.attempts,
      };
    }),
    next: found.length > input.limit ? (page.at(-1)?.id ?? null) : null,
  };
});
