// Hours of a day as people type them.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { dayText, parseDay } from './week-text.ts';

it('H4 hours of a day are read as they are typed, and refused out of order', () => {
  assert.deepEqual(parseDay('9-18'), [[540, 1080]]);
  assert.deepEqual(parseDay('9:00–13:00, 14.30 — 18:00'), [
    [540, 780],
    [870, 1080],
  ]);
  assert.deepEqual([parseDay(''), parseDay('0-24')], [[], [[0, 1440]]]);
  assert.deepEqual(['18-9', '9', 'утром', '9-12, 11-15', '9-25', '9:70-10'].map(parseDay), Array(6).fill(null));
  assert.equal(dayText(parseDay('9-13,14-24') ?? []), '9:00–13:00, 14:00–24:00');
});
