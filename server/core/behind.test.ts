// Statements that an action sends without awaiting them: the commit waits for all, and one that fails takes all back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CompiledQuery, sql } from 'kysely';
import { type Kernel, startKernel, trialAction } from '#test/support/kernel.ts';
import { unscoped } from './handle.ts';
import { call } from './runner.ts';
import { systemActor } from './system-actor.ts';

const keep = (key: string) =>
  CompiledQuery.raw(`insert into setting (key, value, changed_at) values ($1, 'true'::jsonb, now())`, [key]);
let kernel: Kernel;
let lost = 0;
before(async () => {
  kernel = await startKernel([
    trialAction('trial.thing.send', async (unit, { keys }) => {
      for (const key of keys as string[]) unit.sendBehind(keep(key));
      unit.event({ data: {} });
      return {};
    }),
    trialAction('trial.thing.follow', async (unit, { keys }) => {
      for (const key of keys as string[]) unit.sendBehind(keep(key));
      // Twice another transaction was in the way, as a deadlock is told.
      if (lost-- > 0) unit.sendBehind(CompiledQuery.raw(`do $$ begin raise exception using errcode = '40P01'; end $$`));
      await sql`select 1`.execute(unscoped(unit));
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
const send = (keys: string[], how = 'send') =>
  call(kernel.services, `trial.thing.${how}`, systemActor('trial'), { keys }, { idempotencyKey: keys.join() });

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

test('L5 what follows a failed statement tells of that one; an action that met another runs again from its start', async () => {
  await assert.rejects(send(['behind.a'], 'follow'), /setting_pkey/);
  lost = 2;
  await send(['behind.f'], 'follow');
  assert.equal(lost, -1);
  assert.ok((await kept()).includes('behind.f'));
});
