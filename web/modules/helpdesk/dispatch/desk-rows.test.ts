import assert from 'node:assert/strict';
import { it } from 'node:test';
import { freshAmong } from './desk-rows.ts';

const page = (...ids: string[]) => ids.map((id) => ({ id }));

it('H4 rows that moved up from behind the shown ones are not counted as new; what stands above them is', () => {
  const known = new Set(['c', 'd']);
  assert.equal(freshAmong(page('a', 'b', 'c', 'd'), known, true), 2);
  assert.equal(freshAmong(page('c', 'd', 'e', 'f'), known, true), 0);
  // A list that was shown to its end: whatever is not known has come since.
  assert.equal(freshAmong(page('c', 'd', 'e'), known, false), 1);
  assert.equal(freshAmong(page('a', 'b'), known, true), 2);
});
