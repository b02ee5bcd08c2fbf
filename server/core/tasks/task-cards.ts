// A task as its owner sees it.
import type { Selectable } from 'kysely';
import type { output as ZodOutput } from 'zod';
import type { taskCard } from '#contract/tasks.ts';
import type { TaskRow } from '../db/task-rows.ts';
import { shapeOf, unscoped } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import { opensFor } from './opens-for.ts';

/** Days that a task's files are kept after its end, and its line after that. */
export const fileDays = 7;
export const taskDays = 90;
const dayMs = 86_400_000;

type Card = ZodOutput<typeof taskCard>;

export function cardOf(row: Selectable<TaskRow>, files: Card['files'], filesClosed = false): Card {
  const until = row.finished_at && files.length > 0 ? Date.parse(row.finished_at) + fileDays * dayMs : null;
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    state: row.state,
    done: Number(row.done),
    total: row.total === null ? null : Number(row.total),
    cancelling: row.cancel_asked_at !== null && row.finished_at === null,
    files,
    filesClosed,
    filesUntil: until === null ? null : new Date(until).toISOString(),
    error: row.error,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}

/** Files are named once the task has ended: until then a repeated run may replace them. */
export async function cardsOf(reader: AnyReader, rows: readonly Selectable<TaskRow>[]): Promise<Card[]> {
  const ended = rows.filter((row) => row.state === 'done').map((row) => row.id);
  const files =
    ended.length === 0
      ? []
      : await unscoped(reader)
          .selectFrom('task_file')
          .innerJoin('file', 'file.id', 'task_file.file_id')
          .select(['task_file.task_id', 'file.id', 'file.name', 'file.size'])
          .where('task_file.task_id', 'in', ended)
          .orderBy('task_file.position')
          .execute();
  const { services } = shapeOf(reader);
  return Promise.all(
    rows.map(async (row) => {
      const made = files.filter((file) => file.task_id === row.id);
      const open = made.length > 0 && (await opensFor(services, reader.actor, row));
      const shown = open ? made.map(({ id, name, size }) => ({ id, name, size: Number(size) })) : [];
      return cardOf(row, shown, made.length > 0 && !open);
    }),
  );
}
