// Row types of long tasks and of the files that they made.
import type { ColumnType, Generated } from 'kysely';
import type { Text } from '#contract/core.ts';
import type { TaskState } from '#contract/tasks.ts';
import type { ReadUnder } from '../tasks/read-under.ts';

type Json<T> = ColumnType<T, string, string>;

export type TaskRow = {
  id: string;
  kind: string;
  title: Json<Text>;
  operation: string;
  params: Json<Record<string, unknown>>;
  kept: ColumnType<unknown, string | null | undefined, string | null>;
  read_under: ColumnType<ReadUnder | null, string | null | undefined, string | null>;
  owner_id: string;
  behalf_of: string | null;
  operations: string[] | null;
  state: Generated<TaskState>;
  done: Generated<number>;
  total: number | null;
  attempts: Generated<number>;
  lines: ColumnType<{ at: string; text: Text }[], string | undefined, string>;
  error: ColumnType<{ code: string; message: Text } | null, string | null | undefined, string | null>;
  cancel_asked_at: string | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
};
export type TaskFileRow = { task_id: string; position: number; file_id: string };

export interface TaskTables {
  task: TaskRow;
  task_file: TaskFileRow;
}
