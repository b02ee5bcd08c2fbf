// The state of a form: errors leave with a change, typing that means nothing stops a submit, server paths find their fields.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FormStore } from './form-store.ts';

const blank = { subject: '', dueOn: null as string | null, correspondent: null as object | null };

function formOf(...names: string[]) {
  const store = new FormStore(blank);
  for (const name of names) store.register(name, { label: name, elementId: name });
  return store;
}

test('a change takes away the error of its own field and no other', () => {
  const store = formOf('subject', 'dueOn');
  store.refuse({ subject: 'Заполните поле', dueOn: 'Проверьте' });
  store.set('subject', 'О поставке');
  assert.deepEqual(store.state.errors, { dueOn: 'Проверьте' });
  assert.equal(store.state.dirty, true);
});

test('typing that means nothing is told until mended, and only while its field is shown', () => {
  const store = formOf('dueOn');
  store.setInvalid('dueOn', 'Не удалось понять дату');
  store.setInvalid('hidden', 'Не удалось понять дату');
  assert.deepEqual(store.invalidTyping(), { dueOn: 'Не удалось понять дату' });
  store.setInvalid('dueOn', null);
  assert.deepEqual(store.invalidTyping(), {});
});

test('an error of the server lands on its field: by name, by alias, by the first part of the path', () => {
  const store = formOf('subject', 'correspondent', 'addressees');
  assert.equal(store.ownerOf('subject'), 'subject');
  assert.equal(store.ownerOf('correspondentId', { correspondentId: 'correspondent' }), 'correspondent');
  assert.equal(store.ownerOf('addressees.0.name'), 'addressees');
  assert.equal(store.ownerOf('clearance'), null);
});

test('after a reset nothing half typed, wrong or dirty is left', () => {
  const store = formOf('dueOn');
  const before = store.state.generation;
  store.set('subject', 'x');
  store.setInvalid('dueOn', 'Не удалось понять дату');
  store.refuse({ dueOn: 'Проверьте' }, { words: 'Ошибка' });
  store.reset(blank);
  assert.deepEqual(store.invalidTyping(), {});
  assert.deepEqual([store.state.errors, store.state.general, store.state.dirty], [{}, null, false]);
  assert.ok(store.state.generation > before);
});
