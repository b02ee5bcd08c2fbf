// Working time as people write it.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { durationText, parseDuration } from './duration.ts';

it('H4 durations are written and read as people write them', () => {
  const written = ['4', '4:30', '4 ч 30 мин', '90 мин', '1,5 ч', '15 минут', '2h 5min', '0:45'];
  assert.deepEqual(written.map(parseDuration), [240, 270, 270, 90, 90, 15, 125, 45]);
  assert.deepEqual(['', 'завтра', '4:75', '-3'].map(parseDuration), [null, null, null, null]);
  for (const minutes of [5, 60, 61, 1440, 2405]) {
    assert.equal(parseDuration(durationText(minutes, 'ru')), minutes);
    assert.equal(parseDuration(durationText(minutes, 'en')), minutes);
  }
});
