// Runs tasks in the worker, at most two at once. A task is claimed by a lock of the database session, not by a mark: when
// a program dies, its session ends, and any worker may take the task at once. A task that does not go on from the middle
// begins anew.

import pg from 'pg';
import type { Logger } from 'pino';
import { type Loop, startLoop } from '../jobs/loop.ts';
import type { Services } from '../services.ts';
import { beginTask, endTask, returnTask } from './task-ends.ts';
import { type Interruption, type TaskInHand, taskRun } from './task-run.ts';

const atOnce = 2;
const lookEveryMs = 500;
/** Sessions of a machine that lost its power are noticed after about a minute. */
const keepAlive = '-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=4';

export interface TaskRunner {
  stop(): Promise<void>;
}
interface Running {
  controller: AbortController;
  ended: Promise<void>;
}

export function startTaskRunner(services: Services, databaseUrl: string, log: Logger): TaskRunner {
  const running = new Map<string, Running>();
  let session: pg.Client | undefined;
  let stopping = false;

  /** The session whose locks say which tasks are ours. */
  async function connected(): Promise<pg.Client> {
    if (session) return session;
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'vedomo-tasks',
      keepAlive: true,
      options: `-c timezone=UTC ${keepAlive}`,
    });
    const lost = () => {
      if (session !== client) return;
      session = undefined;
      // Without its lock another worker may be doing the task already.
      for (const { controller } of running.values()) controller.abort(interrupted('lost'));
    };
    client.on('error', lost);
    client.on('end', lost);
    await client.connect();
    session = client;
    return client;
  }

  async function look(): Promise<void> {
    const client = await connected();
    const { rows } = await client.query<{ id: string; cancelled: boolean }>(
      `select id, cancel_asked_at is not null as cancelled from task where state in ('waiting', 'running') order by id limit 200`,
    );
    for (const { id, cancelled } of rows) {
      if (cancelled) running.get(id)?.controller.abort(interrupted('cancelled'));
      if (stopping || running.size >= atOnce || running.has(id)) continue;
      const claimed = await client.query<{ held: boolean }>(
        'select pg_try_advisory_lock(hashtextextended($1, 15)) as held',
        [id],
      );
      if (!claimed.rows[0]?.held) continue;
      const task = await beginTask(services, id).catch(async (error) => {
        await release(client, id);
        throw error;
      });
      if (task) start(client, task);
      else await release(client, id);
    }
  }

  const release = (client: pg.Client, id: string) =>
    client.query('select pg_advisory_unlock(hashtextextended($1, 15))', [id]).catch(() => undefined);

  function start(client: pg.Client, task: TaskInHand): void {
    const controller = new AbortController();
    const ended = carryOut(services, task, controller.signal, log)
      .catch((error) => log.error({ err: error, task: task.id }, 'a task could not be settled'))
      .then(async () => {
        await release(client, task.id);
        running.delete(task.id);
      });
    running.set(task.id, { controller, ended });
  }

  const loop: Loop = startLoop('tasks', lookEveryMs, log, look);
  return {
    async stop() {
      stopping = true;
      for (const { controller } of running.values()) controller.abort(interrupted('stopping'));
      await loop.stop();
      await Promise.all([...running.values()].map(({ ended }) => ended));
      await session?.end().catch(() => undefined);
    },
  };
}

class Interrupted extends Error {
  readonly why: Interruption;
  constructor(why: Interruption) {
    super(`the task was interrupted: ${why}`);
    this.why = why;
  }
}
const interrupted = (why: Interruption) => new Interrupted(why);
const whyAborted = (signal: AbortSignal): Interruption | undefined =>
  signal.aborted && signal.reason instanceof Interrupted ? signal.reason.why : undefined;

async function carryOut(services: Services, task: TaskInHand, signal: AbortSignal, log: Logger): Promise<void> {
  try {
    const definition = services.catalog.tasks.get(task.kind);
    if (!definition) return await endTask(services, task, { state: 'failed', code: 'task_unknown' });
    const run = taskRun(services, task, definition, signal);
    await definition.run(run);
    await run.settle();
    // Whoever has the lock now ends it.
    if (whyAborted(signal) !== 'lost') await endTask(services, task, { state: 'done' });
  } catch (error) {
    const why = whyAborted(signal);
    if (why === 'cancelled') await endTask(services, task, { state: 'cancelled' });
    else if (why === 'stopping') await returnTask(services, task);
    else if (why !== 'lost') {
      await endTask(services, task, { state: 'failed', error });
      log.warn({ err: error, task: task.id, kind: task.kind }, 'a task failed');
    }
  }
}
