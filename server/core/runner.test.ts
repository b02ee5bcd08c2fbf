import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Kernel, startKernel, trialAction, trialQuery } from '#test/support/kernel.ts';
import { newId } from './ids.ts';
import { Refusal } from './refusal.ts';
import { call } from './runner.ts';

const setting = (key: string) => ({ key, value: '"x"', changed_at: new Date().toISOString() });
let kernel: Kernel;
let runs = 0;

const handlers = [
  trialAction('trial.setting.write', async (unit, input) => {
    runs += 1;
    await unit.insert('setting', setting(String(input.key))).execute();
    unit.event({ data: { key: String(input.key) } });
    return { key: String(input.key), run: runs };
  }),
  trialAction('trial.setting.forget', async (unit, input) => {
    await unit.insert('setting', setting(String(input.key))).execute();
    return {};
  }),
  trialAction(
    'trial.setting.hush',
    async (unit, input) => {
      await unit.insert('setting', setting(String(input.key))).execute();
      return { key: String(input.key) };
    },
    { access: 'signed-in', quiet: { ru: 'своё', en: 'one’s own' } },
  ),
  trialAction('trial.setting.refuse', async (unit, input) => {
    await unit.insert('setting', setting(String(input.key))).execute();
    unit.event();
    throw new Refusal('conflict', {}, { keepsWrites: input.keeps === true });
  }),
  trialQuery(
    'trial.person.read',
    async (reader, input) => {
      reader.shows((input.subjects as string[] | undefined) ?? []);
      return {};
    },
    { personal: 'users' },
  ),
  trialQuery('trial.person.hide', async () => ({}), { personal: 'users' }),
  trialQuery('trial.setting.sneak', async (reader) => {
    const { unscoped } = await import('./handle.ts');
    await unscoped(reader).deleteFrom('setting').execute();
    return {};
  }),
];
const keys = async () =>
  (await kernel.services.pools.read.query('select key from setting order by key')).rows.map((row) => row.key);

before(async () => {
  kernel = await startKernel(handlers);
});
after(() => kernel.close());

describe('the runner of operations', () => {
  it('H7 an action that writes no event is rolled back with an error', async () => {
    const actor = await kernel.person('trial.*');
    await assert.rejects(call(kernel.services, 'trial.setting.forget', actor, { key: 'forgotten' }), /wrote no event/);
    assert.equal((await keys()).includes('forgotten'), false);
  });

  it('H7 a quiet action may leave no event, and is done all the same', async () => {
    const actor = await kernel.person('trial.*');
    const before = (await kernel.events()).length;
    const options = { idempotencyKey: 'quietly' };
    const first = await call(kernel.services, 'trial.setting.hush', actor, { key: 'hushed' }, options);
    assert.deepEqual(await call(kernel.services, 'trial.setting.hush', actor, { key: 'hushed' }, options), first);
    assert.equal((await keys()).includes('hushed'), true);
    assert.equal((await kernel.events()).length, before);
  });

  it('O1 without the right nothing runs, and the refusal stays in the journal', async () => {
    const actor = await kernel.person('trial.person.read');
    await assert.rejects(call(kernel.services, 'trial.setting.write', actor, { key: 'forbidden' }), {
      code: 'not_allowed',
    });
    assert.equal((await keys()).includes('forbidden'), false);
    const last = (await kernel.events()).at(-1);
    assert.deepEqual([last?.operation, last?.outcome], ['trial.setting.write', 'refused']);
  });

  it('a refusal rolls back what was written, unless it says that it keeps its writes', async () => {
    const actor = await kernel.person('trial.*');
    await assert.rejects(call(kernel.services, 'trial.setting.refuse', actor, { key: 'undone' }), { code: 'conflict' });
    await assert.rejects(call(kernel.services, 'trial.setting.refuse', actor, { key: 'kept', keeps: true }), {
      code: 'conflict',
    });
    const found = await keys();
    assert.deepEqual([found.includes('undone'), found.includes('kept')], [false, true]);
  });

  it('L5 the same idempotency key twenty times at once runs once and answers the same', async () => {
    const actor = await kernel.person('trial.*');
    const before = runs;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        call(kernel.services, 'trial.setting.write', actor, { key: 'once' }, { idempotencyKey: 'k-1' }),
      ),
    );
    assert.equal(runs - before, 1);
    assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1);
  });

  it('a key used for another request is refused, and a key of a failed request is free again', async () => {
    const actor = await kernel.person('trial.*');
    await assert.rejects(
      call(kernel.services, 'trial.setting.refuse', actor, { key: 'again' }, { idempotencyKey: 'k-2' }),
      { code: 'conflict' },
    );
    await call(kernel.services, 'trial.setting.write', actor, { key: 'again' }, { idempotencyKey: 'k-2' });
    await assert.rejects(
      call(kernel.services, 'trial.setting.write', actor, { key: 'other' }, { idempotencyKey: 'k-2' }),
      { code: 'key_reused' },
    );
  });

  it('H7 showing personal data leaves one event with all subjects, repeated at most every ten minutes', async () => {
    const actor = await kernel.person('trial.*');
    const subjects = [newId(), newId()];
    const reads = async () =>
      (await kernel.events()).filter(
        (event) => event.outcome === 'read' && event.subject_ids.includes(subjects[0] as string),
      );
    kernel.clock.set('2026-03-02T10:00:00Z');
    await call(kernel.services, 'trial.person.read', actor, { subjects });
    kernel.clock.advance(9 * 60_000);
    await call(kernel.services, 'trial.person.read', actor, { subjects });
    assert.equal((await reads()).length, 1);
    assert.deepEqual((await reads())[0]?.subject_ids.sort(), [...subjects].sort());
    kernel.clock.advance(2 * 60_000);
    await call(kernel.services, 'trial.person.read', actor, { subjects });
    assert.equal((await reads()).length, 2);
  });

  it('H7 a personal query that does not say whose data it shows fails', async () => {
    const actor = await kernel.person('trial.*');
    await assert.rejects(call(kernel.services, 'trial.person.hide', actor, {}), /did not say whose data/);
  });

  it('H7 when the journal cannot be written, the personal read fails', async () => {
    const actor = await kernel.person('trial.*');
    const { write } = kernel.services.pools;
    const query = write.query.bind(write);
    write.query = (() => Promise.reject(new Error('the journal is away'))) as never;
    try {
      await assert.rejects(
        call(kernel.services, 'trial.person.read', actor, { subjects: [newId()] }),
        /the journal is away/,
      );
    } finally {
      write.query = query as never;
    }
  });

  it('a query cannot write: its connection refuses', async () => {
    const actor = await kernel.person('trial.*');
    await assert.rejects(call(kernel.services, 'trial.setting.sneak', actor, {}), /read-only transaction/);
  });
});
