// The long task of imports: every step that takes its time runs in it, and is found again under «Задания».
import * as z from 'zod';
import { unscoped } from '../handle.ts';
import type { JobDefinition } from '../jobs/definition.ts';
import { defineTask } from '../tasks/definition.ts';
import { startTask } from '../tasks/start-task.ts';
import type { AnyUnit } from '../unit.ts';
import { advanceImport } from './advance.ts';
import { atWork, moveImport } from './progress.ts';

export const importTask = defineTask({
  kind: 'core.import',
  input: z.object({ id: z.uuid(), ru: z.string(), en: z.string(), file: z.string() }),
  title: ({ ru, en, file }) => ({
    ru: `Импорт: ${ru.toLowerCase()}, ${file}`,
    en: `Import: ${en.toLowerCase()}, ${file}`,
  }),
  // What was written stays written; the import's own rows say where to go on.
  resumes: true,
  run: advanceImport,
  // A later task of the same import goes its own way.
  stopped: (sql, { id }, { task, state, code, at }) =>
    moveImport(sql, id, atWork, { state, error: code, finished_at: at }, task).then(() => undefined),
});

export async function startImport(
  unit: AnyUnit,
  { id, file_name, title }: { id: string; file_name: string; title: { ru: string; en: string } },
): Promise<string> {
  const task = await startTask(unit, importTask, { id, ...title, file: file_name });
  await unscoped(unit).updateTable('data_import').set({ task_id: task.id }).where('id', '=', id).execute();
  return task.id;
}

/** Rows hold what the file said of people: a week after the end they are not needed, nor two weeks without one. */
export const sweepImports: JobDefinition = {
  name: 'core.import.sweep',
  schedule: '37 3 * * *',
  async run({ pools, clock }) {
    const old = `select id from data_import where state <> all('{${atWork.join()}}')
      and coalesce(finished_at, created_at + interval '7 days') < $1::timestamptz - interval '7 days'`;
    const moment = [clock.now().toISOString()];
    for (;;) {
      const { rowCount } = await pools.write.query(
        `delete from data_import_row where ctid in (select ctid from data_import_row where import_id in (${old}) limit 5000)`,
        moment,
      );
      if ((rowCount ?? 0) < 5_000) break;
    }
    await pools.write.query(`delete from data_import_beside where import_id in (${old})`, moment);
    await pools.write.query(
      `update data_import set columns = '[]', state = case when state in ('done', 'failed') then state else 'cancelled' end
       where columns <> '[]' and id in (${old})`,
      moment,
    );
  },
};
