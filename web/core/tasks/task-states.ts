// The colour of each state of a long task.
import type { StateGroup } from '#contract/core.ts';
import type { TaskState } from '#contract/tasks.ts';

export const taskGroups: Record<TaskState, StateGroup> = {
  waiting: 'waiting',
  running: 'work',
  done: 'done',
  failed: 'refused',
  cancelled: 'new',
};
