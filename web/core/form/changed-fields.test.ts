// Only what differs is sent, so that others' changes of the rest stay.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedFields } from './changed-fields.ts';

test('fields that are the same are left out, lists are compared by what they hold', () => {
  const before = { name: 'Анна', phones: ['1', '2'], email: null as string | null, note: '' };
  assert.deepEqual(changedFields({ ...before, phones: ['1', '2'] }, before), {});
  assert.deepEqual(changedFields({ ...before, phones: ['2', '1'], note: 'да' }, before), {
    phones: ['2', '1'],
    note: 'да',
  });
});

test('a value that becomes empty is a change, and missing equals empty', () => {
  const before: { email?: string | null; phone?: string | null } = { phone: '1' };
  assert.deepEqual(changedFields({ email: null, phone: null }, before), { phone: null });
});
