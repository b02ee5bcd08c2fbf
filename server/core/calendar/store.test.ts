// The calendar in the database: seeded once, never over what people changed, and read with the law as the fallback.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openPools } from '#core/db/pool.ts';
import { freshDatabase } from '#test/support/database.ts';
import { isWorkingDay } from './calendar.ts';
import { Calendars, readDays, readYear, replaceYears, seedCalendar } from './store.ts';

const database = await freshDatabase();
const pools = openPools(database.appUrl, () => undefined);
const pool = pools.write;
after(async () => {
  await pools.end();
  await database.drop();
});

test('shipped years are seeded once, also by two servers at a time, and a touched year stays as people made it', async () => {
  await Promise.all([seedCalendar(pool), seedCalendar(pool)]);
  const shipped = await readDays(pool, 'RU');
  assert.equal(shipped.filter(({ day }) => day.startsWith('2026-')).length, 22);
  await replaceYears(pool, 'RU', [{ day: '2026-06-11', kind: 'holiday', name: 'День организации' }]);
  await seedCalendar(pool);
  assert.deepEqual(await readYear(pool, 'RU', 2026), {
    stored: true,
    days: [{ day: '2026-06-11', kind: 'holiday', name: 'День организации' }],
  });
  assert.deepEqual(
    (await readYear(pool, 'RU', 2025)).days,
    shipped.filter(({ day }) => day.startsWith('2025-')),
  );
});

test('a year that nobody stored follows the law in Russia and the weekends elsewhere', async () => {
  const calendars = new Calendars({ now: () => new Date('2026-03-05T09:00:00Z') });
  const { stored, days } = await readYear(pool, 'RU', 2030);
  assert.equal(stored, false);
  assert.ok(days.some(({ day }) => day === '2030-05-09'));
  assert.equal(isWorkingDay(await calendars.get(pool), '2030-05-01'), false);
  assert.deepEqual(await readYear(pool, 'KZ', 2030), { stored: false, days: [] });
  assert.equal(isWorkingDay(await calendars.get(pool, 'KZ'), '2030-05-01'), true);
});

test('a changed calendar is seen at once after forget, and by another process within a minute', async () => {
  let now = new Date('2026-03-05T09:00:00Z').getTime();
  const [own, other] = [new Calendars({ now: () => new Date(now) }), new Calendars({ now: () => new Date(now) })];
  const worked = async (calendars: Calendars) => isWorkingDay(await calendars.get(pool, 'BY'), '2026-07-03');
  assert.deepEqual([await worked(own), await worked(other)], [true, true]);
  await replaceYears(pool, 'BY', [{ day: '2026-07-03', kind: 'holiday', name: 'День Независимости' }]);
  own.forget('BY');
  assert.deepEqual([await worked(own), await worked(other)], [false, true]);
  now += Calendars.keptForMs;
  assert.equal(await worked(other), false);
});
