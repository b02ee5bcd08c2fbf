// What the work of one task holds in its hands: progress, files, reading and acting as whoever started it.
import { PassThrough } from 'node:stream';
import type { output as ZodOutput, ZodType } from 'zod';
import { insertFile, storeFile } from '../files/upload.ts';
import { lensesCover } from '../rights.ts';
import { call, readAs } from '../runner.ts';
import type { Services } from '../services.ts';
import type { TaskDefinition, TaskFile, TaskRun } from './definition.ts';
import { lensesNow, type ReadUnder } from './read-under.ts';
import { type StartedBy, taskActor } from './task-actor.ts';

/** Why a task's signal was aborted. */
export type Interruption = 'cancelled' | 'stopping' | 'lost';
const tellEveryMs = 500;
const linesAtMost = 500;
/** A file that a task makes; its own length is bounded by what the list holds. */
const fileAtMost = 8 * 1024 ** 3;

export interface TaskInHand extends StartedBy {
  kind: string;
  params: unknown;
  kept: unknown;
  read_under: ReadUnder | null;
}

export function taskRun<I extends ZodType>(
  services: Services,
  task: TaskInHand,
  definition: TaskDefinition<I>,
  signal: AbortSignal,
): TaskRun<ZodOutput<I>> & { settle(): Promise<void> } {
  const { write } = services.pools;
  let toldAt = 0;
  let latest: { done: number; total: number | null } | undefined;
  const tell = async () => {
    if (!latest) return;
    toldAt = performance.now();
    await write.query('update task set done = $2, total = $3 where id = $1', [task.id, latest.done, latest.total]);
    latest = undefined;
  };
  /** Whoever acts, and which rights what follows is read under. */
  const acting = async (operation: string) => {
    const actor = await taskActor(services, task);
    const { catalog } = services;
    const lenses = lensesNow(catalog, actor.rights, operation);
    task.read_under = { [task.operation]: lensesNow(catalog, actor.rights, task.operation), ...task.read_under };
    // Rights that change while it runs: what was read with the wider ones stays in the file.
    const before = task.read_under[operation] ?? [];
    if (!lensesCover(before, lenses)) task.read_under[operation] = [...before, ...lenses];
    else task.read_under[operation] ??= lenses;
    return actor;
  };
  return {
    id: task.id,
    params: definition.input.parse(task.params),
    services,
    operation: task.operation,
    signal,
    kept: task.kept,
    actor: () => taskActor(services, task),
    cancelled: () => signal.aborted,
    readUnder: () => task.read_under ?? {},
    async read(work, operation = task.operation) {
      return readAs(services, await acting(operation), operation, work);
    },
    async call(operation, input, options) {
      const result = await call(services, operation, await acting(operation), input, options);
      return result.body;
    },
    async progress(done, total) {
      signal.throwIfAborted();
      latest = { done, total: total ?? null };
      if (performance.now() - toldAt >= tellEveryMs) await tell();
    },
    async output(name, produce): Promise<TaskFile> {
      signal.throwIfAborted();
      const body = new PassThrough({ signal });
      const storing = storeFile({ store: services.store, name, limitBytes: fileAtMost, body });
      const [stored, written] = await Promise.allSettled([
        storing,
        produce(body).then(
          () => void body.end(),
          (error: Error) => {
            body.destroy(error);
            throw error;
          },
        ),
      ]);
      if (written.status === 'rejected') {
        if (stored.status === 'fulfilled') await services.store.remove(stored.value.id);
        throw signal.aborted ? signal.reason : written.reason;
      }
      if (stored.status === 'rejected') throw stored.reason;
      await keepFile(services, task, stored.value);
      const { id, size, sha256 } = stored.value;
      return { id, name: stored.value.name, size, sha256 };
    },
    async line(text) {
      await write.query(
        `update task set lines = lines || $2::jsonb where id = $1 and jsonb_array_length(lines) < ${linesAtMost}`,
        [task.id, JSON.stringify([{ at: services.clock.now().toISOString(), text }])],
      );
    },
    async keep(state) {
      task.kept = state;
      await write.query('update task set kept = $2 where id = $1', [task.id, JSON.stringify(state)]);
    },
    settle: tell,
  };
}

/** The file's row and its place among the task's files stand or fall together. */
async function keepFile(services: Services, task: TaskInHand, stored: Awaited<ReturnType<typeof storeFile>>) {
  const client = await services.pools.write.connect();
  try {
    await client.query('begin');
    const { masterKeys, clock } = services;
    await insertFile(stored, { sql: client, masterKeys, clock, ownerId: task.owner_id });
    await client.query(
      `insert into task_file (task_id, position, file_id)
       select $1, coalesce(max(position), 0) + 1, $2 from task_file where task_id = $1`,
      [task.id, stored.id],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    await services.store.remove(stored.id);
    throw error;
  } finally {
    client.release();
  }
}
