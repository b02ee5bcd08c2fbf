// Long tasks in tests: a runner beside the test's server, and waiting for what a task comes to.
import { setTimeout as wait } from 'node:timers/promises';
import { startTaskRunner, type TaskRunner } from '#core/tasks/task-runner.ts';
import type { Caller, TestServer } from './server.ts';

// biome-ignore lint/suspicious/noExplicitAny: bodies of answers are looked into freely
type Body = any;

export const runTasks = (server: TestServer): TaskRunner =>
  startTaskRunner(server.services, server.ownerUrl, server.services.log);

/** The task when it has ended, as its owner sees it. */
export async function endedTask(who: Caller, id: string, patienceMs = 60_000): Promise<Body> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const task = (await who.call('GET', `/api/tasks/${id}`)).json();
    if (task.finishedAt) return task;
    if (performance.now() > end) throw new Error(`the task does not end: ${JSON.stringify(task)}`);
    await wait(25);
  }
}

/** The files of a task that has to be done. */
export async function filesOfTask(who: Caller, id: string): Promise<{ name: string; bytes: Buffer }[]> {
  const task = await endedTask(who, id);
  if (task.state !== 'done') throw new Error(`the task is ${task.state}: ${JSON.stringify(task.error)}`);
  return Promise.all(
    task.files.map(async (file: { id: string; name: string }) => {
      const answer = await who.call('GET', `/api/tasks/${id}/files/${file.id}`);
      if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
      return { name: file.name, bytes: answer.rawPayload };
    }),
  );
}
