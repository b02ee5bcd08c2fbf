// A card's swipe: what counts as one, how far the card goes, what letting go does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gestureOf, letGo, shiftOf } from './swipe.ts';

test('a movement along the list scrolls it, one across it is a swipe, a trembling finger is neither', () => {
  assert.equal(gestureOf(-5, 3), 'none');
  assert.equal(gestureOf(-20, 8), 'across');
  assert.equal(gestureOf(-8, 20), 'along');
});

test('the card goes to the left only and never beyond itself', () => {
  assert.equal(shiftOf(0, 40, 390), 0);
  assert.equal(shiftOf(0, -70, 390), -70);
  assert.equal(shiftOf(-168, 60, 390), -108);
  assert.equal(shiftOf(0, -900, 390), -390);
});

test('a short swipe gives the card back, a longer one shows the acts, one over most of the card does the first', () => {
  assert.equal(letGo(-30, 2, 390), 'close');
  assert.equal(letGo(-90, 2, 390), 'open');
  assert.equal(letGo(-210, 2, 390), 'open');
  assert.equal(letGo(-260, 2, 390), 'first');
});
