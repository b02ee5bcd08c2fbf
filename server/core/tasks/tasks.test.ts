import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { sweepLooseFiles } from '#core/files/sweep.ts';
import { actingAs } from '#core/identity/acting-as.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { call } from '#core/runner.ts';
import type { Services } from '#core/services.ts';
import { trialAction } from '#test/support/kernel.ts';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';
import { defineTask, type TaskRun } from './definition.ts';
import { removeOldTasks } from './retention.ts';
import { startTask } from './start-task.ts';
import { startTaskRunner, type TaskRunner } from './task-runner.ts';

type Work = (run: TaskRun<{ n: number }>) => Promise<void>;

let server: TestServer;
let services: Services;
let owner: Caller;
let colleague: Caller;
let ownerId = '';
let work: Work;
const runners: TaskRunner[] = [];

const trial = (kind: string, resumes: boolean) =>
  defineTask({
    kind,
    title: ({ n }) => ({ ru: `Проба ${n}`, en: `Trial ${n}` }),
    input: z.object({ n: z.number() }),
    resumes,
    run: (run) => work(run),
  });
const anew = trial('trial.anew', false);
const onward = trial('trial.onward', true);
const password = 'zelenyj-tramvaj-2026';

before(async () => {
  server = await startTestServer();
  owner = await server.owner();
  ownerId = (await owner.call('GET', '/api/me')).json().user.id;
  const body = {
    login: 'petrov',
    name: 'Петров Пётр',
    password,
    mustChangePassword: false,
    roles: [{ key: 'editor' }],
  };
  assert.equal((await owner.call('POST', '/api/admin/users', body)).statusCode, 201);
  colleague = await server.signIn('petrov', password);
  const starts = [anew, onward].map((task) =>
    trialAction(`${task.kind}.start`, async (unit, input) => {
      const started = await startTask(unit, task, { n: Number(input.n) });
      unit.event({ data: { task: started.id } });
      return started;
    }),
  );
  const { catalog } = server.services;
  services = {
    ...server.services,
    catalog: {
      ...catalog,
      tasks: new Map([anew, onward].map((task) => [task.kind, task])),
      handlers: new Map([...catalog.handlers, ...starts.map((one) => [one.operation.name, one] as const)]),
    },
  };
});
after(() => server.close());
afterEach(async () => {
  for (const runner of runners.splice(0)) await runner.stop();
});

const runner = () => {
  const made = startTaskRunner(services, server.ownerUrl, services.log);
  runners.push(made);
  return made;
};
const start = async (task: typeof anew, n = 1): Promise<string> => {
  const { body } = await call(services, `${task.kind}.start`, await actingAs(services, ownerId), { n });
  return (body as { id: string }).id;
};
const read = async (id: string, who = owner) => (await who.call('GET', `/api/tasks/${id}`)).json();
async function until(id: string, what: (task: ReturnType<typeof JSON.parse>) => boolean) {
  const end = performance.now() + 20_000;
  for (;;) {
    const task = await read(id);
    if (what(task)) return task;
    if (performance.now() > end) throw new Error(`never came: ${JSON.stringify(task)}`);
    await wait(25);
  }
}
const ended = (id: string) => until(id, (task) => task.finishedAt !== null);
const eventsOf = async (id: string) =>
  (
    await services.pools.read.query(
      `select operation, outcome, data from event where data ->> 'task' = $1 order by id`,
      [id],
    )
  ).rows;

describe('long tasks', () => {
  it('L6 a task tells how far it is, makes a file, and only its owner finds task and file', async () => {
    const half = Promise.withResolvers<void>();
    work = async (run) => {
      await run.progress(1, 2);
      await run.line({ ru: 'Половина', en: 'Half' });
      await half.promise;
      await run.output('Список.csv', async (stream) => {
        stream.write('а;б\r\n');
      });
      await run.progress(2, 2);
    };
    const id = await start(anew);
    assert.equal((await read(id)).state, 'waiting');
    runner();
    const running = await until(id, (task) => task.done === 1);
    assert.deepEqual([running.state, running.total, running.files], ['running', 2, []]);
    assert.equal((await owner.call('GET', '/api/tasks?active=true')).json().active, 1);
    half.resolve();
    const done = await ended(id);
    assert.deepEqual([done.state, done.done, done.title.ru, done.lines[0].text.ru], ['done', 2, 'Проба 1', 'Половина']);
    const [file] = done.files;
    assert.equal(file.name, 'Список.csv');
    const got = await owner.call('GET', `/api/tasks/${id}/files/${file.id}`);
    assert.equal(got.body, 'а;б\r\n');
    for (const [method, url] of [
      ['GET', `/api/tasks/${id}`],
      ['GET', `/api/tasks/${id}/files/${file.id}`],
      ['GET', `/api/files/${file.id}`],
      ['POST', `/api/tasks/${id}/cancel`],
    ] as const)
      assert.equal((await colleague.call(method, url, method === 'POST' ? {} : undefined)).statusCode, 404, url);
    assert.deepEqual((await colleague.call('GET', '/api/tasks')).json().items, []);
    assert.equal((await colleague.call('GET', '/api/admin/tasks')).statusCode, 403);
    const [watched] = (await owner.call('GET', '/api/admin/tasks')).json().items;
    assert.deepEqual([watched.id, watched.owner.name, watched.files], [id, 'Орлова Вера Павловна', undefined]);
    const ofOwner = async (who: string) =>
      (await owner.call('GET', `/api/admin/tasks?ownerId=${who}`)).json().items.length;
    assert.deepEqual([await ofOwner(ownerId), await ofOwner(newId())], [1, 0]);
    assert.equal((await owner.call('GET', '/api/admin/tasks?after=bad')).json().code, 'bad_cursor');
    assert.deepEqual(
      (await eventsOf(id)).map(({ operation, outcome }) => [operation, outcome]),
      [
        ['trial.anew.start', 'done'],
        ['core.task.finish', 'done'],
        ['core.task.download', 'read'],
      ],
    );
  });

  it('L6 an administrator calls off the task of another, which is an event with its owner', async () => {
    const id = await start(anew);
    const url = `/api/admin/tasks/${id}/cancel`;
    assert.equal((await colleague.call('POST', url, {})).statusCode, 403);
    assert.equal((await owner.call('POST', url, {})).statusCode, 200);
    assert.equal((await read(id)).state, 'cancelled');
    assert.equal((await owner.call('POST', url, {})).json().code, 'task_over');
    const [, stopped] = await eventsOf(id);
    assert.deepEqual([stopped.operation, stopped.data.owner], ['core.task.stop', ownerId]);
  });

  it('L6 cancelling ends a task at its next step and leaves no file', async () => {
    work = async (run) => {
      await run.output('Список.csv', async (stream) => {
        for (let n = 0; ; n++) {
          stream.write(`${n}\r\n`);
          await run.progress(n);
          await wait(5);
        }
      });
    };
    const id = await start(anew);
    const waiting = await start(anew);
    assert.equal((await owner.call('POST', `/api/tasks/${waiting}/cancel`, {})).statusCode, 200);
    assert.equal((await read(waiting)).state, 'cancelled');
    runner();
    await until(id, (task) => task.done > 0);
    assert.equal((await owner.call('POST', `/api/tasks/${id}/cancel`, {})).statusCode, 200);
    assert.equal((await ended(id)).state, 'cancelled');
    assert.equal((await owner.call('POST', `/api/tasks/${id}/cancel`, {})).json().code, 'task_over');
    const { rows } = await services.pools.read.query('select 1 from task_file where task_id = $1', [id]);
    assert.equal(rows.length, 0);
  });

  it('L6 what goes wrong is told in words; a refusal in its own', async () => {
    runner();
    work = async () => {
      throw new Error('secret detail');
    };
    const failed = await ended(await start(anew));
    assert.deepEqual([failed.state, failed.error.code], ['failed', 'task_failed']);
    assert.ok(!JSON.stringify(failed).includes('secret'));
    work = async () => {
      throw new Refusal('period_closed');
    };
    assert.equal((await ended(await start(anew))).error.code, 'period_closed');
  });

  it('L6 a task goes on after the worker that did it is gone, and stops with the program without a fault', async () => {
    const rounds: unknown[] = [];
    const stuck = Promise.withResolvers<void>();
    work = async (run) => {
      rounds.push(run.kept ?? null);
      if (rounds.length === 1) {
        await run.output('Первый.csv', async (stream) => void stream.write('1'));
        await run.keep({ at: 1 });
        await run.progress(1, 2);
        await stuck.promise;
      }
      await run.output('Второй.csv', async (stream) => void stream.write('2'));
    };
    const id = await start(onward);
    runner();
    await until(id, (task) => task.done === 1);
    runner();
    const admin = new pg.Client({ connectionString: server.ownerUrl });
    await admin.connect();
    await admin.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`,
    );
    await admin.end();
    const done = await ended(id);
    assert.deepEqual([...rounds], [null, { at: 1 }]);
    assert.deepEqual(
      done.files.map((file: { name: string }) => file.name),
      ['Первый.csv', 'Второй.csv'],
    );
    stuck.resolve();

    rounds.length = 0;
    work = async (run) => {
      rounds.push(run.id);
      if (rounds.length > 1) return;
      for (;;) {
        await run.progress(1);
        await wait(5);
      }
    };
    const other = await start(anew);
    const third = runner();
    await until(other, (task) => task.done === 1);
    await third.stop();
    assert.equal((await read(other)).state, 'waiting');
    runner();
    assert.equal((await ended(other)).state, 'done');
  });

  it('L6 whoever has lost the right that started a task gets nothing from it', async () => {
    const { rows } = await services.pools.read.query(`select id from app_user where login = 'petrov'`);
    work = async (run) => {
      await run.read(async () => undefined, 'identity.user.list');
    };
    runner();
    const id = await start(anew);
    await services.pools.write.query(`update task set owner_id = $2, operation = 'identity.user.list' where id = $1`, [
      id,
      rows[0]?.id,
    ]);
    const end = performance.now() + 20_000;
    for (;;) {
      const task = (await services.pools.read.query('select state, error from task where id = $1', [id])).rows[0];
      if (task?.state === 'failed') {
        assert.equal(task.error.code, 'not_allowed');
        break;
      }
      assert.ok(performance.now() < end, JSON.stringify(task));
      await wait(25);
    }
  });

  it('L6 a task on which the program dies three times is not tried for ever', async () => {
    work = async () => undefined;
    const id = await start(anew);
    await services.pools.write.query(`update task set attempts = 3, state = 'running' where id = $1`, [id]);
    runner();
    assert.equal((await ended(id)).error.code, 'task_broken');
  });

  it('L6 the files of a task go a week after its end, and the task says so', async () => {
    work = async (run) => {
      await run.output('Список.csv', async (stream) => void stream.write('1'));
    };
    runner();
    const id = await start(anew);
    const { files } = await ended(id);
    server.clock.advance(8 * 86_400_000);
    owner = await server.owner();
    const sweep = () => sweepLooseFiles(services.pools.write, services.store, services.clock);
    await sweep();
    assert.equal((await owner.call('GET', `/api/tasks/${id}/files/${files[0].id}`)).statusCode, 200);
    await removeOldTasks.run(services, {});
    await sweep();
    const old = await read(id);
    assert.deepEqual([old.state, old.files, old.filesUntil], ['done', [], null]);
    assert.equal(await services.store.storedAt(files[0].id), null);
  });
});
