// Closing a period on a real PostgreSQL (L6): nothing slips into it, also when both happen at the same moment.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closedPeriods, reopenPeriod } from './periods.ts';
import { nextOrdinal } from './take.ts';
import { openRegistry, refusal, upTo } from './test-registry.ts';

const registry = await openRegistry(20);
after(() => registry.shut());

test('L6 a closed period gives no number, other periods do, and a reopened one goes on', async () => {
  const series = await registry.newSeries();
  await registry.register(series, '2025-12-29');
  await registry.close(series, '2025');
  await assert.rejects(registry.register(series, '2025-12-30'), refusal('period_closed'));
  await assert.rejects(registry.close(series, '2025'), refusal('period_closed'));
  assert.equal(await nextOrdinal(registry.pool, series.id, '2025'), 2);
  assert.equal((await registry.register(series, '2026-01-09')).ordinal, 1);
  const [closed] = await closedPeriods(registry.pool, series.id);
  assert.equal(closed?.period, '2025');
  assert.equal(closed?.reason, 'Год сдан в архив');
  await reopenPeriod(registry.pool, { seriesId: series.id, period: '2025' });
  await assert.rejects(reopenPeriod(registry.pool, { seriesId: series.id, period: '2025' }), refusal('period_open'));
  assert.equal((await registry.register(series, '2025-12-30')).ordinal, 2);
  await assert.rejects(registry.close(series, '2025-Q1'), refusal('period_wrong'));
});

test('a period in which nothing was registered can be closed and reopened', async () => {
  const series = await registry.newSeries();
  await registry.close(series, '2030');
  await assert.rejects(registry.register(series, '2030-02-02'), refusal('period_closed'));
  await reopenPeriod(registry.pool, { seriesId: series.id, period: '2030' });
  assert.equal((await registry.register(series, '2030-02-02')).ordinal, 1);
});

for (const started of [true, false])
  test(`L6 a registration that waits for a closing is refused when it commits (${started ? 'a period in use' : 'the first of a period'})`, async () => {
    const series = await registry.newSeries();
    if (started) await registry.register(series);
    await registry.withTwo(async (closer, taker) => {
      await registry.close(series, '2026', closer);
      const taking = assert.rejects(registry.take(taker, series), refusal('period_closed'));
      await registry.waitsForLock(taker);
      await closer.query('commit');
      await taking;
    });
    assert.deepEqual(await registry.ordinalsOf(series), started ? [1] : []);
  });

test('L6 a registration that waits for a closing goes on when the closing is rolled back', async () => {
  const series = await registry.newSeries();
  await registry.withTwo(async (closer, taker) => {
    await registry.close(series, '2026', closer);
    const taking = registry.take(taker, series);
    await registry.waitsForLock(taker);
    await closer.query('rollback');
    assert.equal((await taking).ordinal, 1);
    await taker.query('commit');
  });
});

test('L6 a closing waits for a registration that has its number, and freezes the period after it', async () => {
  const series = await registry.newSeries();
  await registry.withTwo(async (closer, taker) => {
    await registry.take(taker, series);
    const closing = registry.close(series, '2026', closer);
    await registry.waitsForLock(closer);
    await taker.query('commit');
    await closing;
    await closer.query('commit');
  });
  assert.deepEqual(await registry.ordinalsOf(series), [1]);
  await assert.rejects(registry.register(series), refusal('period_closed'));
});

test('L6 a year closed amid a storm of registrations: some are in, the rest refused, none slips in later', async () => {
  const series = await registry.newSeries();
  const attempt = () =>
    registry.register(series).then(
      () => 'in',
      (error) => (refusal('period_closed')(error) ? 'refused' : String(error)),
    );
  const storm = upTo(200).map(attempt);
  await Promise.race(storm);
  await registry.close(series, '2026');
  const atClosing = await registry.ordinalsOf(series);
  // The closing may have had to wait for all of the storm: whoever comes after it is refused in any case.
  const outcomes = [...(await Promise.all(storm)), await attempt()];
  assert.deepEqual(new Set(outcomes), new Set(['in', 'refused']));
  assert.deepEqual(await registry.ordinalsOf(series), atClosing);
  assert.deepEqual(atClosing, upTo(outcomes.filter((outcome) => outcome === 'in').length));
});
