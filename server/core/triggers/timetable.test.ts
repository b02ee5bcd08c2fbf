// Moments of schedules: words of a timetable, the zone's clocks and the calendar.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Timetable } from '#contract/triggers.ts';
import { calendarOf } from '../calendar/calendar.ts';
import { russianYear } from '../calendar/russia.ts';
import { lastDue, nextRun } from './timetable.ts';

const russia = calendarOf([], russianYear);
const moments = (timetable: Timetable, zone: string, from: string, count: number): string[] => {
  const found: string[] = [];
  for (let at = new Date(from); found.length < count; ) {
    at = nextRun(timetable, zone, russia, at);
    found.push(at.toISOString().slice(0, 16));
  }
  return found;
};

test('H4 a schedule at an hour that the clocks skip or repeat runs once on that day', () => {
  const night: Timetable = { every: 'day', at: '02:30' };
  // In Berlin 2026-03-29 has no 02:30, 2026-10-25 has two of them.
  assert.deepEqual(
    moments(night, 'Europe/Berlin', '2026-03-28T00:00:00Z', 3).map((one) => one.slice(0, 10)),
    ['2026-03-28', '2026-03-29', '2026-03-30'],
  );
  assert.deepEqual(moments(night, 'Europe/Berlin', '2026-10-24T00:20:00Z', 3), [
    '2026-10-24T00:30',
    '2026-10-25T01:30',
    '2026-10-26T01:30',
  ]);
  assert.deepEqual(moments({ every: 'day', at: '09:00' }, 'Europe/Berlin', '2026-03-28T12:00:00Z', 2), [
    '2026-03-29T07:00',
    '2026-03-30T07:00',
  ]);
});

test('H4 working days, the first and the last of a month are those of the calendar', () => {
  const zone = 'Europe/Moscow';
  assert.deepEqual(moments({ every: 'working_day', at: '09:00' }, zone, '2026-04-30T07:00:00Z', 2), [
    '2026-05-04T06:00',
    '2026-05-05T06:00',
  ]);
  assert.deepEqual(moments({ every: 'month_first_working', at: '10:00' }, zone, '2025-12-31T12:00:00Z', 3), [
    '2026-01-12T07:00',
    '2026-02-02T07:00',
    '2026-03-02T07:00',
  ]);
  assert.deepEqual(moments({ every: 'month_last_working', at: '10:00' }, zone, '2026-12-01T12:00:00Z', 2), [
    '2026-12-30T07:00',
    '2027-01-29T07:00',
  ]);
  assert.deepEqual(moments({ every: 'month', day: 31, at: '10:00' }, zone, '2026-01-31T12:00:00Z', 2), [
    '2026-02-28T07:00',
    '2026-03-31T07:00',
  ]);
  assert.deepEqual(moments({ every: 'week', weekdays: [1, 5], at: '10:00' }, zone, '2026-11-20T12:00:00Z', 3), [
    '2026-11-23T07:00',
    '2026-11-27T07:00',
    '2026-11-30T07:00',
  ]);
});

test('H4 after a rest only the last moment of a schedule is made up for', () => {
  const [first, now] = [new Date('2026-11-02T06:00:00Z'), new Date('2026-11-10T12:00:00Z')];
  assert.equal(
    lastDue({ every: 'working_day', at: '09:00' }, 'Europe/Moscow', russia, first, now).toISOString(),
    '2026-11-10T06:00:00.000Z',
  );
  assert.equal(
    lastDue({ every: 'minutes', minutes: 15 }, 'Europe/Moscow', russia, first, now).toISOString(),
    '2026-11-10T12:00:00.000Z',
  );
});
