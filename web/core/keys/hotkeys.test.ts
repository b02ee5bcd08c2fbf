// Shortcuts bind physical keys: the Russian letter on the key does not matter.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { combinationOf, keyWords } from './hotkeys.ts';

const press = (code: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  combinationOf({ code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test('the combination is told by the physical key', () => {
  assert.equal(press('KeyK', { ctrlKey: true }), 'ctrl+KeyK');
  assert.equal(press('KeyK', { metaKey: true }), 'ctrl+KeyK');
  assert.equal(press('Slash', { shiftKey: true }), 'shift+Slash');
  assert.equal(press('NumpadEnter', { ctrlKey: true, shiftKey: true }), 'ctrl+shift+Enter');
});

test('the list of keys shows them as they are printed on the keyboard', () => {
  assert.deepEqual(keyWords('ctrl+KeyK'), ['Ctrl', 'K']);
  assert.deepEqual(keyWords('shift+Slash'), ['?']);
  assert.deepEqual(keyWords('ArrowDown'), ['↓']);
});
