// Open records are counted by what stands now: of a policy, of a schedule, or all that follow the working calendar.
import { recountDeadlines } from '#contract/deadlines.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { startTask } from '../../tasks/start-task.ts';
import { recountTask } from '../recount-task.ts';

export const recountDeadlinesAction = action(recountDeadlines, async (unit, { of }) => {
  requireEverywhere(unit);
  const { id, task } = await startTask(unit, recountTask, { of });
  unit.event({ data: { of, task: id } });
  return { task };
});
