// Statements that an action sends without awaiting them: the commit waits for all, and one that fails takes all back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CompiledQuery } from 'kysely';
import { type Kernel, startKernel, trialAction } from '#test/support/kernel.ts';
import { call } from './runner.ts';
import { systemActor } from './system-actor.ts';

const keep = (key: string) =>
  CompiledQuery.raw(`insert into setting (key, value, changed_at) values ($1, 'true'::jsonb, now())`, [key]);
let kernel: Kernel;
before(async () => {
  kernel = await startKernel([
    trialAction('trial.thing.send', async (unit, { keys }) => {
      for (const key of keys as string[]) unit.sendBehind(keep(key));
      unit.event({ data: {} });
      return {};
    }),
  ]);
});
after(() => kernel.close());

const kept = async () => {
  const { rows } = await kernel.services.pools.read.query(
    `select key from setting where key like 'behind%' order by key`,
  );
  return rows.map((row) => row.key);
};
const send = (keys: string[]) =>
  call(kernel.services, 'trial.thing.send', systemActor('trial'), { keys }, { idempotencyKey: keys.join() });

test('what is sent behind is committed with the action and its event', async () => {
  await send(['behind.a', 'behind.b']);
  assert.deepEqual(await kept(), ['behind.a', 'behind.b']);
  assert.equal((await kernel.events()).length, 1);
});

test('L5 a statement sent behind that fails takes the action back with its own error, and the connection goes on', async () => {
  await assert.rejects(send(['behind.c', 'behind.a', 'behind.d']), /setting_pkey/);
  assert.deepEqual(await kept(), ['behind.a', 'behind.b']);
  assert.equal((await kernel.events()).length, 1);
  await Promise.all(Array.from({ length: 20 }, (_, at) => send([`behind.e${at}`])));
  assert.equal((await kept()).length, 22);
});
