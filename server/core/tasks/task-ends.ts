// The turns of a task's life: taken in hand, ended with its event, given back when the program stops.
import type { Sql } from '../db/sql.ts';
import { writeEvents } from '../events.ts';
import { Refusal, words } from '../refusal.ts';
import type { Services } from '../services.ts';
import { systemActor } from '../system-actor.ts';
import type { TaskStop } from './definition.ts';
import type { TaskInHand } from './task-run.ts';

const attemptsAtMost = 3;
export const finishEvent = 'core.task.finish';

/** The task in hand; undefined when there is nothing (more) to do. Whoever calls holds the task's lock. */
export async function beginTask(services: Services, id: string): Promise<TaskInHand | undefined> {
  const { write } = services.pools;
  const now = services.clock.now().toISOString();
  const { rows } = await write.query<TaskInHand & { attempts: number; cancelled: boolean }>(
    `update task set state = 'running', started_at = coalesce(started_at, $2), attempts = attempts + 1
     where id = $1 and state in ('waiting', 'running')
     returning id, kind, operation, params, kept, read_under, owner_id, behalf_of, operations, attempts, cancel_asked_at is not null as cancelled`,
    [id, now],
  );
  const [task] = rows;
  if (!task) return undefined;
  if (task.cancelled || task.attempts > attemptsAtMost) {
    await endTask(services, task, task.cancelled ? { state: 'cancelled' } : { state: 'failed', code: 'task_broken' });
    return undefined;
  }
  if (!services.catalog.tasks.get(task.kind)?.resumes) {
    // What an interrupted run left: the loose files are swept later.
    await write.query('delete from task_file where task_id = $1', [id]);
    if (task.attempts > 1) await write.query(`update task set done = 0, lines = '[]' where id = $1`, [id]);
  }
  return task;
}

export type TaskEnd =
  | { state: 'done' | 'cancelled' }
  | { state: 'failed'; code: string }
  | { state: 'failed'; error: unknown };

export async function endTask(services: Services, task: TaskInHand, end: TaskEnd): Promise<void> {
  const now = services.clock.now().toISOString();
  const error = end.state === 'failed' ? errorOf(end) : null;
  const client = await services.pools.write.connect();
  try {
    await client.query('begin');
    const { rowCount } = await client.query(
      `update task set state = $2, error = $3, finished_at = $4, kept = null, read_under = $5 where id = $1 and state = 'running'`,
      [task.id, end.state, error && JSON.stringify(error), now, task.read_under && JSON.stringify(task.read_under)],
    );
    // Somebody else has had the lock meanwhile and has ended it.
    if (rowCount === 0) return void (await client.query('rollback'));
    if (end.state !== 'done')
      await tellStopped(services, client, task, { state: end.state, code: error?.code ?? null, at: now });
    const { rows } = await client.query<{ id: string; sha256: string }>(
      'select file.id, file.sha256 from task_file join file on file.id = task_file.file_id where task_id = $1 order by position',
      [task.id],
    );
    const note = {
      data: {
        task: task.id,
        kind: task.kind,
        owner: task.owner_id,
        state: end.state,
        ...(error ? { code: error.code } : {}),
        ...(rows.length > 0 ? { files: rows } : {}),
      },
    };
    const actor = { ...systemActor('tasks'), requestId: task.id };
    await writeEvents(services, client, actor, finishEvent, [note], end.state === 'done' ? 'done' : 'refused');
    await client.query('commit');
  } catch (failed) {
    await client.query('rollback').catch(() => undefined);
    throw failed;
  } finally {
    client.release();
  }
  services.kick();
}

/** Tells the module whose task it is that nothing more will come of it. */
export async function tellStopped(
  { catalog }: Pick<Services, 'catalog'>,
  sql: Sql,
  task: { id: string; kind: string; params: unknown },
  end: Omit<TaskStop, 'task'>,
): Promise<void> {
  const definition = catalog.tasks.get(task.kind);
  const params = definition?.input.safeParse(task.params);
  if (definition?.stopped && params?.success) await definition.stopped(sql, params.data, { task: task.id, ...end });
}

/** The program stops by itself: nobody's fault, so the attempt is not counted. */
export async function returnTask(services: Services, task: TaskInHand): Promise<void> {
  await services.pools.write.query(
    `update task set state = 'waiting', attempts = greatest(attempts - 1, 0) where id = $1 and state = 'running'`,
    [task.id],
  );
}

function errorOf(end: { code: string } | { error: unknown }): { code: string; message: { ru: string; en: string } } {
  if ('code' in end) return { code: end.code, message: words(end.code) };
  if (!(end.error instanceof Refusal)) return { code: 'task_failed', message: words('task_failed') };
  return { code: end.error.code, message: words(end.error.code, end.error.details) };
}
