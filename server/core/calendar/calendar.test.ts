// The Russian production calendar against the official norms, working-day arithmetic, and the import of another country.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addDays,
  addMonth,
  addWorkingDays,
  calendarOf,
  countWorkingDays,
  isDate,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  weekday,
} from './calendar.ts';
import { parseCalendar } from './import.ts';
import { decreeOf, russianYear, russianYears } from './russia.ts';

const russia = calendarOf([], russianYear);
const workedIn = (year: number) =>
  Array.from({ length: 12 }, (_, month) => {
    const first = `${year}-${String(month + 1).padStart(2, '0')}-01`;
    return countWorkingDays(russia, first, addDays(addMonth(first), -1));
  });
const short = (year: number) => russianYear(year).flatMap(({ day, kind }) => (kind === 'short' ? [day.slice(5)] : []));
const working = (year: number) =>
  russianYear(year).flatMap(({ day, kind }) => (kind === 'working' ? [day.slice(5)] : []));

test('the shipped years have the official number of working days in every month', () => {
  assert.deepEqual(workedIn(2024), [17, 20, 20, 21, 20, 19, 23, 22, 21, 23, 21, 21]);
  assert.deepEqual(workedIn(2025), [17, 20, 21, 22, 18, 19, 23, 21, 22, 23, 19, 22]);
  assert.deepEqual(workedIn(2026), [15, 19, 21, 22, 19, 21, 23, 21, 22, 22, 20, 22]);
});

test('a year of forty-hour weeks has the official number of hours', () => {
  const hours = (year: number) => workedIn(year).reduce((sum, days) => sum + days, 0) * 8 - short(year).length;
  assert.deepEqual([2024, 2025, 2026].map(hours), [1979, 1972, 1972]);
});

test('short days and working Saturdays are those of the official calendar', () => {
  assert.deepEqual(short(2024), ['02-22', '03-07', '05-08', '06-11', '11-02']);
  assert.deepEqual(working(2024), ['04-27', '12-28']);
  assert.deepEqual(short(2025), ['03-07', '04-30', '06-11', '11-01']);
  assert.deepEqual(working(2025), []);
  assert.deepEqual(short(2026), ['04-30', '05-08', '06-11', '11-03']);
  assert.deepEqual(working(2026), []);
});

test('days off that the decrees moved are not worked', () => {
  const moved = [
    '2024-04-29',
    '2024-04-30',
    '2024-05-10',
    '2024-12-30',
    '2024-12-31',
    '2025-05-02',
    '2025-05-08',
    '2025-06-13',
    '2025-11-03',
    '2025-12-31',
    '2026-01-09',
    '2026-12-31',
  ];
  for (const day of [...moved, '2026-03-09', '2026-05-11']) assert.equal(isWorkingDay(russia, day), false, day);
  for (const day of ['2025-02-24', '2025-03-10', '2025-12-30', '2026-01-12', '2024-01-09'])
    assert.equal(isWorkingDay(russia, day), true, day);
});

test('a year without a decree follows the law alone', () => {
  assert.deepEqual(russianYears, [2024, 2025, 2026]);
  assert.equal(decreeOf(2027), undefined);
  const off = russianYear(2027).flatMap(({ day, kind }) =>
    kind === 'holiday' && weekday(day) <= 5 ? [day.slice(5)] : [],
  );
  assert.deepEqual(off, [
    '01-01',
    '01-04',
    '01-05',
    '01-06',
    '01-07',
    '01-08',
    '02-23',
    '03-08',
    '05-03',
    '05-10',
    '06-14',
    '11-04',
  ]);
  assert.deepEqual(short(2027), ['02-22', '04-30', '06-11', '11-03', '12-31']);
});

test('working days are counted over holidays in both directions', () => {
  assert.equal(nextWorkingDay(russia, '2025-12-30'), '2026-01-12');
  assert.equal(previousWorkingDay(russia, '2026-01-12'), '2025-12-30');
  assert.equal(addWorkingDays(russia, '2026-04-30', 1), '2026-05-04');
  assert.equal(addWorkingDays(russia, '2026-05-12', -2), '2026-05-07');
  assert.equal(addWorkingDays(russia, '2026-05-09', 0), '2026-05-09');
  for (let day = '2025-12-20'; day < '2026-02-01'; day = addDays(day, 1))
    if (isWorkingDay(russia, day)) assert.equal(addWorkingDays(russia, addWorkingDays(russia, day, 15), -15), day);
});

test('a month on keeps the day or takes the last one, also over the year', () => {
  assert.equal(addMonth('2026-01-31'), '2026-02-28');
  assert.equal(addMonth('2025-12-31'), '2026-01-31');
  assert.equal(addMonth('2026-01-31', 13), '2027-02-28');
  assert.equal(addMonth('2026-03-31', -1), '2026-02-28');
});

test('a calendar in which nobody ever works is an error, not an endless search', () => {
  assert.throws(() => nextWorkingDay({ kindOf: () => 'holiday' }, '2026-01-01'), /no working day/);
});

test('a calendar of another country is read from CSV as people write it', () => {
  const csv =
    '\uFEFFдата;вид;название\r\n2026-03-21;выходной;Наурыз\r\n\r\n09.05.2026;праздник;"День; победы ""45"""\r\n2026-01-03;Рабочий;\r\n31.12.2026;сокращённый;;';
  assert.deepEqual(parseCalendar(csv), {
    days: [
      { day: '2026-03-21', kind: 'holiday', name: 'Наурыз' },
      { day: '2026-05-09', kind: 'holiday', name: 'День; победы "45"' },
      { day: '2026-01-03', kind: 'working', name: '' },
      { day: '2026-12-31', kind: 'short', name: '' },
    ],
    errors: [],
  });
});

test('every wrong row of a calendar is named with its number and its fault', () => {
  const { days, errors } = parseCalendar(
    'date;kind;name\n2026-02-30;holiday;x\n2026-01-01;party;x\n2026-01-02\n2026-01-03;short;a;b\n2026-01-04;short;\n04.01.2026;holiday;\n2026-1-5;ничто;',
  );
  assert.deepEqual(
    days.map(({ day }) => day),
    ['2026-01-04'],
  );
  assert.deepEqual(
    errors.map(({ row, code }) => `${row} ${code}`),
    [
      '2 calendar_date_wrong',
      '3 calendar_kind_wrong',
      '4 calendar_columns',
      '5 calendar_columns',
      '7 calendar_repeated',
      '8 calendar_date_wrong',
      '8 calendar_kind_wrong',
    ],
  );
  assert.equal(errors[4]?.message.ru, 'Эта дата уже есть в строке 6');
  assert.equal(isDate('2026-02-29'), false);
});
