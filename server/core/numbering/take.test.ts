// Numbers on a real PostgreSQL (L5, L6): no gap and no double under storms, restarts, and what the database itself refuses.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '#core/ids.ts';
import { changeSeries, readSeries } from './series.ts';
import { cancelNumber, nextOrdinal, type TakenNumber } from './take.ts';
import { at, openRegistry, refusal, upTo } from './test-registry.ts';

const registry = await openRegistry(50);
after(() => registry.shut());

test('L5 fifty clerks, forty numbers each, every tenth attempt dies: ordinals are exactly 1..N', async () => {
  const series = await registry.newSeries();
  const taken: TakenNumber[] = [];
  await Promise.all(
    upTo(50).map(async (clerkNumber) => {
      for (const attempt of upTo(40)) {
        const dies = (clerkNumber + attempt) % 10 === 0;
        const registering = registry.inTransaction(async (client) => {
          const number = await registry.take(client, series);
          if (dies) throw new Error('the clerk gave up after the number was taken');
          return number;
        });
        if (dies) await assert.rejects(registering, /gave up/);
        else taken.push(await registering);
      }
    }),
  );
  assert.equal(taken.length, 1800);
  assert.deepEqual(await registry.ordinalsOf(series), upTo(1800));
  assert.equal(new Set(taken.map(({ number }) => number)).size, 1800);
  for (const { ordinal, number } of taken) assert.equal(number, `ВХ-2026/${String(ordinal).padStart(5, '0')}`);
  assert.equal(await nextOrdinal(registry.pool, series.id, '2026'), 1801);
});

test('L5 a connection cut after the number was taken leaves no gap', async () => {
  const series = await registry.newSeries();
  await registry.register(series);
  const client = await registry.pool.connect();
  await client.query('begin');
  assert.equal((await registry.take(client, series)).ordinal, 2);
  client.release(true);
  assert.equal((await registry.register(series)).ordinal, 2);
});

test('L5 twenty first registrations of a year at once in each of five journals: every journal starts at 1', async () => {
  const journals = await Promise.all(upTo(5).map(() => registry.newSeries()));
  const taken = await Promise.all(
    upTo(20).flatMap(() => journals.map((series) => registry.register(series, '2027-01-01'))),
  );
  assert.equal(taken.length, 100);
  for (const series of journals) assert.deepEqual(await registry.ordinalsOf(series), upTo(20));
});

test('L6 numbering restarts by the registration date, and an open old year goes on where it stopped', async () => {
  const series = await registry.newSeries();
  assert.equal((await registry.register(series, '2025-12-29')).number, 'ВХ-2025/00001');
  assert.equal((await registry.register(series, '2026-01-09')).number, 'ВХ-2026/00001');
  assert.equal((await registry.register(series, '2025-12-30')).number, 'ВХ-2025/00002');
  for (const [restart, template, period] of [
    ['quarter', '{yyyy}-{q}/{n}', '2026-Q1'],
    ['month', '{yyyy}-{m}/{n}', '2026-03'],
    ['day', '{yyyy}-{m}-{d}/{n}', '2026-03-05'],
    ['never', '{n}', ''],
  ] as const) {
    const other = await registry.newSeries(template, restart);
    await registry.register(other, '2025-01-01');
    const taken = await registry.register(other, '2026-03-05');
    assert.equal(taken.period, period);
    assert.equal(taken.ordinal, restart === 'never' ? 2 : 1);
  }
});

test('L5 999 is followed by 1000: the width is a minimum, and the order is that of the ordinal', async () => {
  const series = await registry.newSeries('{n:3}-{case}');
  await registry.pool.query("insert into number_counter (series_id, period, last) values ($1, '2026', 998)", [
    series.id,
  ]);
  const numbers = [
    await registry.register(series),
    await registry.register(series),
    await registry.register(series),
  ].map(({ number }) => number);
  assert.deepEqual(numbers, ['999-04-1', '1000-04-1', '1001-04-1']);
  assert.deepEqual(await registry.ordinalsOf(series), [999, 1000, 1001]);
});

test('the database refuses a second (series, period, ordinal, suffix) and a second printed number', async () => {
  const series = await registry.newSeries();
  await registry.register(series);
  const issue = (ordinal: number, suffix: string, number: string, period = '2026') =>
    registry.pool.query(
      `insert into issued_number (series_id, period, ordinal, suffix, number, state, issued_by, issued_at)
       values ($1, $2, $3, $4, $5, 'used', $6, $7)`,
      [series.id, period, ordinal, suffix, number, registry.clerk, at],
    );
  await assert.rejects(issue(1, '', 'ВХ-2026/00001-2'), { code: '23505', constraint: 'issued_number_pkey' });
  await assert.rejects(issue(2, '', 'ВХ-2026/00001'), { code: '23505', constraint: 'issued_number_printed_once' });
  await issue(1, 'а', 'ВХ-2026/00001а');
  await issue(1, '', 'ВХ-2026/00001', '2025');
});

test('a changed template that prints an old number again is refused with words, not with a fault', async () => {
  const series = await registry.newSeries('{n}0');
  for (let count = 0; count < 10; count++) await registry.register(series);
  const changed = { ...series, template: '{n}' };
  await changeSeries(registry.pool, changed);
  await registry.pool.query('update number_counter set last = 19 where series_id = $1', [series.id]);
  await assert.rejects(registry.register(changed), refusal('number_taken'));
  assert.deepEqual(await registry.ordinalsOf(series), upTo(10));
});

test('a series refuses a wrong template, and another restart once numbers are issued', async () => {
  await assert.rejects(registry.newSeries('ВХ-{yyyy}'), refusal('invalid_input'));
  const series = await registry.newSeries();
  await changeSeries(registry.pool, { ...series, template: '{yyyy}-{m}/{n}', restart: 'month' });
  assert.equal((await readSeries(registry.pool, series.id)).restart, 'month');
  await registry.register({ ...series, template: '{yyyy}-{m}/{n}', restart: 'month' });
  await assert.rejects(changeSeries(registry.pool, series), refusal('series_in_use'));
  await assert.rejects(readSeries(registry.pool, newId()), refusal('not_found'));
  await assert.rejects(registry.register({ ...series, template: 'нет номера' }), refusal('template_wrong'));
  await assert.rejects(
    registry.register({ ...series, template: '{journal}/{n}', index: '' }),
    refusal('number_index_missing'),
  );
});

test('a cancelled number keeps its reason and is never given again', async () => {
  const series = await registry.newSeries();
  const { recordId } = await registry.register(series);
  const who = { by: registry.clerk, at };
  await assert.rejects(cancelNumber(registry.pool, { ...who, recordId, reason: '  ' }), refusal('reason_required'));
  assert.deepEqual(await cancelNumber(registry.pool, { ...who, recordId, reason: ' Ошибочно ' }), {
    ordinal: 1,
    number: 'ВХ-2026/00001',
    period: '2026',
  });
  await assert.rejects(
    cancelNumber(registry.pool, { ...who, recordId, reason: 'Ещё раз' }),
    refusal('number_not_in_use'),
  );
  assert.equal((await registry.register(series)).ordinal, 2);
  const { rows } = await registry.pool.query('select state, reason from issued_number where record_id = $1', [
    recordId,
  ]);
  assert.deepEqual(rows, [{ state: 'cancelled', reason: 'Ошибочно' }]);
});
