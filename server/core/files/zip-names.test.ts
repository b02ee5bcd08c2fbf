import assert from 'node:assert/strict';
import { it } from 'node:test';
import { zipNames } from './zip-names.ts';

it('L6 files of one name are told apart in an archive, whatever their case', () => {
  assert.deepEqual(zipNames(['скан.pdf', 'скан.pdf', 'СКАН.PDF', 'скан (2).pdf', 'акт', 'акт', '.env', '.env']), [
    'скан.pdf',
    'скан (2).pdf',
    'СКАН (3).PDF',
    'скан (2) (2).pdf',
    'акт',
    'акт (2)',
    '.env',
    '.env (2)',
  ]);
});

it('L6 names that Windows does not unpack are made fit', () => {
  assert.deepEqual(zipNames(['a/b:c?.txt', 'отчёт. ', '...']), ['a_b_c_.txt', 'отчёт', 'file']);
});
