// The year on the calendar's screen: the week's rule, exceptions, unsaved changes, and how many days and hours are worked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countDays, daysFromTo, daysOfYear, weeksOf, withoutEmpty } from './year-days.ts';

const exceptions = [
  { day: '2026-01-01', kind: 'holiday' as const, name: 'Новогодние каникулы' },
  { day: '2026-04-30', kind: 'short' as const, name: '' },
  { day: '2026-11-07', kind: 'working' as const, name: 'Перенос' },
];
const find = (changes: Parameters<typeof daysOfYear>[2], day: string) =>
  daysOfYear(2026, exceptions, changes).find((one) => one.day === day);

test('without exceptions Saturday and Sunday are off', () => {
  assert.equal(find({}, '2026-03-14')?.kind, 'holiday');
  assert.equal(find({}, '2026-03-16')?.kind, 'working');
  assert.equal(find({}, '2026-03-14')?.exception, false);
});

test('an exception counts, an unsaved change counts over it, and «default» takes it away', () => {
  assert.equal(find({}, '2026-11-07')?.kind, 'working');
  const changed = find({ '2026-01-01': { kind: 'default', name: '' } }, '2026-01-01');
  assert.deepEqual([changed?.kind, changed?.name, changed?.unsaved], ['working', '', true]);
});

test('a short day is worked, an hour less', () => {
  const { working, off, short, hours } = countDays(daysOfYear(2026, exceptions, {}));
  assert.equal(working + off, 365);
  assert.equal(short, 1);
  assert.equal(hours, working * 8 - 1);
});

test('a change that says what is kept already is no change', () => {
  const changes = {
    '2026-04-30': { kind: 'short' as const, name: '' },
    '2026-05-05': { kind: 'default' as const, name: '' },
    '2026-05-06': { kind: 'holiday' as const, name: '' },
  };
  assert.deepEqual(Object.keys(withoutEmpty(exceptions, changes)), ['2026-05-06']);
});

test('a month is cut into weeks from Monday', () => {
  const weeks = weeksOf(2026, 2);
  assert.equal(weeks.length, 5);
  assert.deepEqual(weeks[0]?.slice(5), [null, '2026-02-01']);
});

test('a range of days goes either way', () => {
  assert.deepEqual(daysFromTo('2026-01-02', '2025-12-31'), ['2025-12-31', '2026-01-01', '2026-01-02']);
});
