// The card of long tasks.
import * as contract from '#contract/tasks.ts';
import { type Module, operationsOf } from '../catalog.ts';
import { cancelTaskAction, stopTaskAction } from './actions/cancel-task.ts';
import { listTasksQuery } from './queries/list-tasks.ts';
import { readTaskQuery } from './queries/read-task.ts';
import { watchTasksQuery } from './queries/watch-tasks.ts';
import { removeOldTasks } from './retention.ts';
import { downloadTaskFileStream } from './streams/download-task-file.ts';

export const tasks: Module = {
  name: 'tasks',
  contract: operationsOf(contract),
  handlers: [listTasksQuery, readTaskQuery, cancelTaskAction, downloadTaskFileStream, watchTasksQuery, stopTaskAction],
  errors: contract.taskErrors,
  jobs: [removeOldTasks],
  bundles: [{ key: 'system', operations: ['core.task.watch', 'core.task.stop'] }],
  personalData: {
    traces: [
      {
        key: 'tasks',
        title: { ru: 'Задания, которые запустил человек', en: 'Tasks that the person started' },
        category: 'activity',
        sql: `select t.created_at as at, t.title ->> 'ru' as text from task t where t.owner_id = $1 order by t.id desc limit $2`,
      },
    ],
    freeTexts: [
      {
        place: 'task.params',
        table: 'task',
        id: 'id',
        column: 'params',
        json: true,
        title: { ru: 'Отбор в задании', en: 'Filters of a task' },
      },
    ],
  },
};
