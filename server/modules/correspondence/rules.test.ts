// The registry's decisions by themselves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counterpartOf, managesJournals, missingFields, stateGroupOf } from './rules.ts';

const none = {
  documentDate: null,
  externalNumber: '',
  signatoryName: '',
  mainSheets: null,
  dueOn: null,
  responsibleId: null,
  caseIndex: '',
  deliveryMethod: null,
  files: 0,
};

test('a kind’s required fields are missing while empty', () => {
  assert.deepEqual(missingFields(['documentDate', 'files'], none), ['documentDate', 'files']);
  assert.deepEqual(missingFields(['documentDate', 'files'], { ...none, documentDate: '2026-01-01', files: 1 }), []);
});

test('the other side of a letter is named by its direction, cut to what a list and its index hold', () => {
  const letter = { correspondentName: 'А', addressees: [{ name: 'Б' }, { name: 'В' }], addresseeName: 'Г' };
  assert.equal(counterpartOf({ ...letter, direction: 'incoming' }), 'А');
  assert.equal(counterpartOf({ ...letter, direction: 'outgoing' }), 'Б; В');
  assert.equal(counterpartOf({ ...letter, direction: 'internal' }), 'Г');
  const many = Array.from({ length: 200 }, () => ({ name: 'Управление образования' }));
  assert.equal(counterpartOf({ ...letter, direction: 'outgoing', addressees: many }).length, 500);
});

test('states fall into groups, and only changes of journals ask for a grant that reaches them', () => {
  assert.deepEqual((['registered', 'in_work', 'done', 'cancelled'] as const).map(stateGroupOf), [
    'new',
    'work',
    'done',
    'refused',
  ]);
  assert.equal(managesJournals('correspondence.journal.close'), true);
  assert.equal(managesJournals('correspondence.letter.register'), false);
});
