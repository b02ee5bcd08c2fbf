// Long tasks: what runs for minutes and can be left and found again. One's own for everybody; all of them for administrators.
import * as z from 'zod';
import { defineErrors, defineOperation, id, moment, nothing, okOutput, pageInput, pageOf } from './core.ts';

export const taskStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type TaskState = (typeof taskStates)[number];

export const taskErrors = defineErrors({
  too_many_tasks: {
    status: 429,
    ru: 'У вас уже ждут {most} заданий: дождитесь их или отмените лишние',
    en: 'You have {most} tasks waiting already: wait for them or cancel some',
  },
  task_file_closed: {
    status: 403,
    ru: 'С тех пор ваши права изменились, а в файле может быть то, чего вам больше не видно. Запустите задание заново',
    en: 'Your rights have changed since, and the file may hold what you see no longer. Start the task anew',
  },
  task_over: { status: 409, ru: 'Задание уже закончилось', en: 'The task is over already' },
  task_failed: {
    status: 500,
    ru: 'Задание прервалось из-за ошибки на сервере. Запустите его ещё раз; если не поможет, сообщите администратору номер задания',
    en: 'The task stopped because the server failed. Start it again; if that does not help, tell the administrator its number',
  },
  task_broken: {
    status: 500,
    ru: 'Сервер трижды перезапускался на этом задании, и оно остановлено. Сообщите администратору номер задания',
    en: 'The server restarted three times during this task, so it was stopped. Tell the administrator its number',
  },
  task_unknown: {
    status: 500,
    ru: 'Эта версия программы не умеет выполнять такие задания',
    en: 'This version of the program cannot do such tasks',
  },
});

const words = z.object({ ru: z.string(), en: z.string() });
export const taskCard = z.object({
  id,
  kind: z.string(),
  title: words,
  state: z.enum(taskStates),
  done: z.number(),
  /** How much there is to do; null while nobody knows. */
  total: z.number().nullable(),
  cancelling: z.boolean(),
  /** Empty when the files' time is over, or their maker may read less than then. */
  files: z.array(z.object({ id, name: z.string(), size: z.number() })),
  /** There are files, which show more than their maker may still read. */
  filesClosed: z.boolean(),
  /** When the files go. */
  filesUntil: moment.nullable(),
  error: z.object({ code: z.string(), message: words }).nullable(),
  createdAt: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
});
/** What starting a long task answers, with 202. */
export const taskStarted = z.object({ id, task: taskCard });

export const listTasks = defineOperation({
  name: 'core.task.list',
  kind: 'query',
  method: 'GET',
  path: '/api/tasks',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Свои задания', en: "One's own tasks" },
  input: z.object({ ...pageInput, active: z.enum(['true', 'false']).optional() }),
  /** `active`: how many of one's own wait or run. */
  output: pageOf(taskCard).extend({ active: z.number() }),
  example: {},
});
export const readTask = defineOperation({
  name: 'core.task.read',
  kind: 'query',
  method: 'GET',
  path: '/api/tasks/:id',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Задание', en: 'Task' },
  input: z.object({ id }),
  output: taskCard.extend({ lines: z.array(z.object({ at: moment, text: words })) }),
  example: { id: '$missing' },
});
export const cancelTask = defineOperation({
  name: 'core.task.cancel',
  kind: 'action',
  method: 'POST',
  path: '/api/tasks/:id/cancel',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Отмена задания', en: 'Cancel a task' },
  input: z.strictObject({ id }),
  output: okOutput,
  example: { id: '$missing' },
});
export const downloadTaskFile = defineOperation({
  name: 'core.task.download',
  kind: 'query',
  method: 'GET',
  path: '/api/tasks/:id/files/:file',
  access: 'signed-in',
  standIn: true,
  stream: 'download',
  title: { ru: 'Скачивание файла задания', en: 'Download a file of a task' },
  input: z.object({ id, file: id }),
  output: nothing,
  example: { id: '$missing', file: '$missing' },
});
/** Whose, what and how far: neither parameters nor files. */
export const watchTasks = defineOperation({
  name: 'core.task.watch',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/tasks',
  personal: 'users',
  title: { ru: 'Задания всех людей', en: "Everybody's tasks" },
  input: z.object({ ...pageInput, state: z.enum(taskStates).optional(), ownerId: id.optional() }),
  output: pageOf(
    taskCard.omit({ files: true, filesUntil: true, title: true }).extend({
      operation: z.string(),
      operationTitle: words,
      owner: z.object({ id, name: z.string() }),
      attempts: z.number(),
    }),
  ),
  example: {},
});
export const stopTask = defineOperation({
  name: 'core.task.stop',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/tasks/:id/cancel',
  title: { ru: 'Отмена чужого задания', en: "Cancel another person's task" },
  input: z.strictObject({ id }),
  output: okOutput,
  example: { id: '$missing' },
});
