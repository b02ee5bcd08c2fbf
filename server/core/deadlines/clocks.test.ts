// Clocks of records on the real database: what units call, where the clocks then stand, and that moments are told once.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Actor } from '#core/actor.ts';
import { newId } from '#core/ids.ts';
import { createRecord } from '#core/records/create.ts';
import { call } from '#core/runner.ts';
import { type Kernel, startKernel, trialAction } from '#test/support/kernel.ts';
import {
  pauseClocks,
  reconsiderClocks,
  reopenClocks,
  resumeClocks,
  setClocksAside,
  startClocks,
  stopClocks,
  takeClocksUp,
} from './clocks.ts';
import { fireMoments } from './fire.ts';
import type { Dues } from './settle.ts';
import { entriesOf, settle } from './settle.ts';

const kind = 'trial';
type Input = { id: string; policyId?: string; priority?: string; reason?: string; clock?: 'answer' };
const step = (name: string, run: (unit: Parameters<typeof startClocks>[0], input: Input) => Promise<Dues>) =>
  trialAction(`trial.record.${name}`, async (unit, input) => {
    const dues = await run(unit, input as Input);
    unit.event({ recordId: (input as Input).id, data: {} });
    return { ...dues };
  });
const as = (input: Input) => ({ policyId: input.policyId ?? null, priority: input.priority ?? 'normal' });
const record = (input: Input) => ({ id: input.id, kind });

/** A moment by the clocks of Moscow. */
const at = (text: string): string => new Date(`${text.replace(' ', 'T')}:00+03:00`).toISOString();
const told = (moment: string | null): string | null =>
  moment && new Date(Date.parse(moment) + 3 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

describe('H4 clocks of records', () => {
  let kernel: Kernel;
  let who: Actor;
  let duty: string;
  let usual: string;
  let night: string;
  before(async () => {
    kernel = await startKernel([
      step('make', async (unit, input) => {
        createRecord(unit, { id: input.id, kind, title: 'Проба', state: 'new', stateGroup: 'new', participants: [] });
        return startClocks(unit, record(input), as(input));
      }),
      step('pause', (unit, input) => pauseClocks(unit, record(input), input.reason ?? '')),
      step('resume', (unit, input) => resumeClocks(unit, record(input))),
      step('stop', (unit, input) => stopClocks(unit, record(input), input.clock ? [input.clock] : undefined)),
      step('reopen', (unit, input) => reopenClocks(unit, record(input), as(input))),
      step('reconsider', (unit, input) => reconsiderClocks(unit, record(input), as(input))),
      step('aside', (unit, input) => setClocksAside(unit, record(input))),
      step('up', (unit, input) => takeClocksUp(unit, record(input))),
    ]);
    who = await kernel.person('trial.*');
    const sql = kernel.services.pools.write;
    duty = newId();
    await sql.query(`insert into principal (id, kind, name, created_at) values ($1, 'group', 'Дежурные', now())`, [
      duty,
    ]);
    await sql.query(`insert into user_group (id, kind, parent_id) values ($1, 'team', null)`, [duty]);
    const schedule = async (name: string, week: unknown, follows: boolean) => {
      const id = newId();
      await sql.query('insert into work_schedule (id, name, current) values ($1, $2, 1)', [id, name]);
      await sql.query(
        `insert into work_schedule_version (schedule_id, version, zone, week, follows_calendar, worked_day_as, created_at, created_by)
         values ($1, 1, 'Europe/Moscow', $2, $3, 1, now(), $4)`,
        [id, JSON.stringify(week), follows, who.id],
      );
      return id;
    };
    const days = [1, 2, 3, 4, 5].map(() => [
      [540, 780],
      [840, 1080],
    ]);
    const office = await schedule('Неделя', [...days, [], []], true);
    const always = await schedule(
      'Круглосуточно',
      [1, 2, 3, 4, 5, 6, 7].map(() => [[0, 1440]]),
      false,
    );
    const policy = async (name: string, standard: boolean, targets: unknown, steps: unknown, dutyId: string | null) => {
      const id = newId();
      await sql.query('insert into deadline_policy (id, kind, name, standard, current) values ($1, $2, $3, $4, 1)', [
        id,
        kind,
        name,
        standard,
      ]);
      await sql.query(
        `insert into deadline_policy_version (policy_id, version, schedule_id, targets, pauses, reopening, steps, duty_group_id, created_at, created_by)
         values ($1, 1, $2, $3, '{"answer": [], "solve": ["requester"]}', $4, $5, $6, now(), $7)`,
        [id, office, JSON.stringify(targets), standard ? 'anew' : 'continue', JSON.stringify(steps), dutyId, who.id],
      );
      return id;
    };
    const none: string[] = [];
    usual = await policy(
      'Обычные',
      true,
      { normal: { answer: 60, solve: 480, scheduleId: null }, high: { answer: 30, solve: 120, scheduleId: null } },
      [
        { clock: 'solve', minutes: -60, tell: ['executor'], principalIds: none },
        { clock: 'solve', minutes: 120, tell: ['queue'], principalIds: none },
      ],
      null,
    );
    night = await policy(
      'Ночные',
      false,
      { normal: { answer: null, solve: 60, scheduleId: always } },
      [
        { clock: 'solve', minutes: -30, tell: ['executor'], principalIds: none },
        { clock: 'solve', minutes: 0, tell: ['executor'], principalIds: none },
      ],
      duty,
    );
  });
  after(() => kernel.close());
  beforeEach(() =>
    kernel.services.pools.write.query('update deadline_moment set fired_at = now() where fired_at is null'),
  );

  async function act(name: string, when: string, input: Input): Promise<Dues> {
    kernel.clock.set(at(when));
    return (await call(kernel.services, `trial.record.${name}`, who, input)).body as Dues;
  }
  const short = ({ dueAt, answer, solve }: Dues) => [told(dueAt), told(answer), told(solve)];
  const made = async (when: string, more: Omit<Input, 'id'> = {}) => {
    const id = newId();
    return { id, dues: await act('make', when, { id, ...more }) };
  };
  const fired = async (id: string) => {
    await Promise.all([fireMoments(kernel.services), fireMoments(kernel.services)]);
    const { rows } = await kernel.services.pools.read.query<{
      operation: string;
      data: { clock: string; step: number; told?: string; tell: unknown };
    }>(`select operation, data from event where record_id = $1 and operation like 'core.deadline.%' order by at, id`, [
      id,
    ]);
    return rows.map(
      ({ operation, data }) => `${operation.slice(14)} ${data.clock} ${data.step}${data.told ? ` ${data.told}` : ''}`,
    );
  };

  it('a record is due by the nearest clock: the answer, then the solution, then nothing', async () => {
    const { id, dues } = await made('2026-03-16 09:00');
    assert.deepEqual(short(dues), ['2026-03-16 10:00', '2026-03-16 10:00', '2026-03-16 18:00']);
    const answered = await act('stop', '2026-03-16 09:30', { id, clock: 'answer' });
    assert.deepEqual(short(answered), ['2026-03-16 18:00', '2026-03-16 10:00', '2026-03-16 18:00']);
    assert.equal((await act('pause', '2026-03-16 10:00', { id, reason: 'requester' })).dueAt, null);
    // Waiting for a part pauses nothing here: it goes on from that moment.
    assert.equal(told((await act('pause', '2026-03-16 11:00', { id, reason: 'part' })).dueAt), '2026-03-17 10:00');
    assert.equal(told((await act('resume', '2026-03-16 12:00', { id })).dueAt), '2026-03-17 10:00');
    assert.equal((await act('stop', '2026-03-17 10:00', { id })).dueAt, null);
    const { rows } = await kernel.services.pools.read.query(
      'select clock, state, met, spent_minutes as spent, target_minutes as target from record_deadline where record_id = $1 order by clock',
      [id],
    );
    assert.deepEqual(rows, [
      { clock: 'answer', state: 'stopped', met: true, spent: 30, target: 60 },
      { clock: 'solve', state: 'stopped', met: true, spent: 480, target: 480 },
    ]);
    assert.deepEqual(short(await act('reopen', '2026-03-18 09:00', { id })), [
      '2026-03-18 18:00',
      '2026-03-16 10:00',
      '2026-03-18 18:00',
    ]);
  });

  it('another priority or policy measures the whole term anew; what follows can be made again from the list alone', async () => {
    const { id } = await made('2026-03-16 09:00');
    await act('stop', '2026-03-16 09:10', { id, clock: 'answer' });
    assert.equal(
      told((await act('reconsider', '2026-03-16 10:00', { id, priority: 'high' })).dueAt),
      '2026-03-16 11:00',
    );
    assert.equal(
      told((await act('reconsider', '2026-03-16 10:10', { id, policyId: night })).dueAt),
      '2026-03-16 10:00',
    );
    const back = await act('reconsider', '2026-03-16 10:20', { id, policyId: usual });
    assert.equal(told(back.dueAt), '2026-03-16 18:00');
    const sql = kernel.services.pools.write;
    const read = async () =>
      (await sql.query('select * from record_deadline where record_id = $1 order by clock', [id])).rows;
    const stood = await read();
    await sql.query('delete from record_deadline where record_id = $1', [id]);
    const entries = (await entriesOf(sql, [id])).get(id) ?? [];
    await settle(sql, kernel.services, [{ recordId: id, kind, entries }]);
    assert.deepEqual(await read(), stood);
    await assert.rejects(
      sql.query('update record_clock set at = now() where record_id = $1', [id]),
      /only added|permission/,
    );
  });

  it('a reopened record of a policy that goes on has what was left; one that counts for another is set aside', async () => {
    const { id } = await made('2026-03-16 09:00', { policyId: night });
    await act('stop', '2026-03-16 09:20', { id });
    assert.equal(told((await act('reopen', '2026-03-16 12:00', { id, policyId: night })).dueAt), '2026-03-16 12:40');
    assert.equal((await act('aside', '2026-03-16 12:10', { id })).dueAt, null);
    const { rows } = await kernel.services.pools.read.query(
      `select met from record_deadline where record_id = $1 and clock = 'solve'`,
      [id],
    );
    assert.equal(rows[0].met, null);
    assert.equal(told((await act('up', '2026-03-16 15:00', { id })).dueAt), '2026-03-16 15:30');
  });

  it('§6.10 each moment is told once, by whichever worker, and never of what waits or is done', async () => {
    const { id } = await made('2026-03-16 09:00');
    const other = await made('2026-03-16 09:00');
    await act('stop', '2026-03-16 09:50', { id, clock: 'answer' });
    await act('stop', '2026-03-16 09:50', { id: other.id });
    kernel.clock.set(at('2026-03-16 17:00'));
    assert.deepEqual(await fired(id), ['soon solve -60']);
    assert.deepEqual(await fired(other.id), []);
    await act('pause', '2026-03-16 17:30', { id, reason: 'requester' });
    kernel.clock.set(at('2026-03-17 12:00'));
    assert.deepEqual(await fired(id), ['soon solve -60']);
    await act('resume', '2026-03-17 12:00', { id });
    kernel.clock.set(at('2026-03-17 12:30'));
    assert.deepEqual(await fired(id), ['soon solve -60', 'passed solve 0']);
    // A longer target moves the deadline back, and it passes again: nobody is told of it twice.
    await act('reconsider', '2026-03-17 14:00', { id, priority: 'high' });
    await act('reconsider', '2026-03-17 14:10', { id, priority: 'normal' });
    kernel.clock.set(at('2026-03-17 15:30'));
    assert.deepEqual(await fired(id), ['soon solve -60', 'passed solve 0', 'passed solve 120']);
  });

  it('§6.10 at night the duty alone is told, the others in the morning when it still matters; after an outage the last step only', async () => {
    const tonight = { policyId: night };
    const { id } = await made('2026-03-16 22:30', tonight);
    const solved = await made('2026-03-16 22:30', tonight);
    kernel.clock.set(at('2026-03-16 23:30'));
    assert.deepEqual(await fired(id), ['passed solve 0 duty']);
    assert.deepEqual(await fired(solved.id), ['passed solve 0 duty']);
    await act('stop', '2026-03-17 01:00', { id: solved.id });
    kernel.clock.set(at('2026-03-17 06:59'));
    assert.equal((await fired(id)).length, 1);
    kernel.clock.set(at('2026-03-17 07:00'));
    assert.deepEqual(await fired(id), ['passed solve 0 duty', 'passed solve 0 rest']);
    assert.equal((await fired(solved.id)).length, 1);
    // Nothing ran for a day: of a reminder, the deadline and a step after it, the last is told.
    const late = await made('2026-03-18 09:00');
    kernel.clock.set(at('2026-03-19 12:00'));
    assert.deepEqual(await fired(late.id), ['passed answer 0', 'passed solve 120']);
  });
});
