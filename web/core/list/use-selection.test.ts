// Choosing rows: one, a range with Shift, and back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moveKey } from './column-choice.ts';
import { selectRange } from './use-selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const chosen = (ids: Set<string>) => [...ids].sort().join('');

test('a click chooses one row and a second click takes it back', () => {
  const once = selectRange(new Set(), order, 1, null, false);
  assert.equal(chosen(once), 'b');
  assert.equal(chosen(selectRange(once, order, 1, 1, false)), '');
});

test('Shift chooses everything between, in both directions', () => {
  assert.equal(chosen(selectRange(new Set(['b']), order, 3, 1, true)), 'bcd');
  assert.equal(chosen(selectRange(new Set(['d']), order, 0, 3, true)), 'abcd');
});

test('Shift on a chosen row takes the range away', () => {
  assert.equal(chosen(selectRange(new Set(order), order, 3, 1, true)), 'ae');
});

test('a column moves by one place and stays at the ends', () => {
  assert.deepEqual(moveKey(order, 'b', 1), ['a', 'c', 'b', 'd', 'e']);
  assert.deepEqual(moveKey(order, 'a', -1), order);
});
