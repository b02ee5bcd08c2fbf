// The row of an import as the steps change it: its state, how far it got, what was found.
import type { Selectable } from 'kysely';
import type { Counts, DataImportRow, ImportState } from '../db/import-rows.ts';
import type { Sql } from '../db/sql.ts';
import { Refusal } from '../refusal.ts';
import type { TaskRun } from '../tasks/definition.ts';

export type ImportRun = TaskRun<{ id: string }>;
export type ImportRow = Selectable<DataImportRow>;

export async function importRow(sql: Sql, id: string, options: { lock?: boolean } = {}): Promise<ImportRow> {
  const { rows } = await sql.query<ImportRow>(
    `select id, kind, owner_id, file_id, file_name, state, heading_row, columns, mapping, options, check_next, rows, done,
       counts, applied, findings, error, task_id, created_at, started_at, finished_at
     from data_import where id = $1${options.lock ? ' for update' : ''}`,
    [id],
  );
  if (!rows[0]) throw new Refusal('not_found');
  return rows[0];
}

/** While a task works on it. */
export const atWork = ['reading', 'checking', 'running'] as const;

type Change = Partial<Record<'columns' | 'mapping' | 'options' | 'counts' | 'applied' | 'findings', unknown>> & {
  state?: ImportState;
  done?: number;
  rows?: number;
  heading_row?: number;
  error?: string | null;
  started_at?: string | null;
  finished_at?: string | null;
};

/**
 * Changes it while it is in the state `from`, and in the hands of `task` where one is named; false when somebody has moved or
 * cancelled it meanwhile.
 */
export async function moveImport(
  sql: Sql,
  id: string,
  from: readonly ImportState[],
  change: Change,
  task: string | null = null,
): Promise<boolean> {
  const entries = Object.entries(change);
  const set = entries.map(([column], at) => `${column} = $${at + 4}`).join(', ');
  const values = entries.map(([, value]) =>
    typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
  );
  const { rowCount } = await sql.query(
    `update data_import set ${set} where id = $1 and state = any($2) and ($3::uuid is null or task_id = $3)`,
    [id, from, task, ...values],
  );
  return rowCount === 1;
}

export const noCounts = (): Counts => ({ new: 0, changed: 0, same: 0, error: 0 });
