// What people type into a date field and the day that it means.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTypedDate } from './typed-date.ts';

const today = '2026-03-11'; // a Wednesday

const cases: [string, string | null][] = [
  ['12.3', '2026-03-12'],
  ['12.03.26', '2026-03-12'],
  ['12.03.2026', '2026-03-12'],
  ['12,3', '2026-03-12'],
  ['12/3', '2026-03-12'],
  ['12 3', '2026-03-12'],
  ['1203', '2026-03-12'],
  ['120325', '2025-03-12'],
  ['12032025', '2025-03-12'],
  ['31', '2026-03-31'],
  ['01.02.99', '1999-02-01'],
  ['сегодня', '2026-03-11'],
  ['Завтра', '2026-03-12'],
  ['вчера', '2026-03-10'],
  ['+10', '2026-03-21'],
  ['-11', '2026-02-28'],
  ['пт', '2026-03-13'],
  ['ср', '2026-03-18'],
  ['12 марта', '2026-03-12'],
  ['5 мая 2025 г.', '2025-05-05'],
  ['12 Mar', '2026-03-12'],
  ['2026-3-2', '2026-03-02'],
  ['31.02', null],
  ['32', null],
  ['12.13', null],
  ['абв', null],
  ['', null],
];

for (const [typed, meant] of cases) {
  test(`a date typed as «${typed}» means ${meant ?? 'nothing'}`, () => {
    assert.equal(parseTypedDate(typed, today), meant);
  });
}
