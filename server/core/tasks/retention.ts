// Files of tasks go a week after their end, the tasks themselves after three months. Files that no task holds are swept
// with the other loose ones.
import type { JobDefinition } from '../jobs/definition.ts';
import { fileDays, taskDays } from './task-cards.ts';

export const removeOldTasks: JobDefinition = {
  name: 'core.task.remove',
  schedule: '23 * * * *',
  async run({ pools, clock }) {
    const now = clock.now().toISOString();
    await pools.write.query(
      `delete from task_file using task where task.id = task_file.task_id
       and task.finished_at < $1::timestamptz - interval '${fileDays} days'`,
      [now],
    );
    await pools.write.query(`delete from task where finished_at < $1::timestamptz - interval '${taskDays} days'`, [
      now,
    ]);
  },
};
