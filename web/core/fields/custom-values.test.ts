// Only what was really changed is sent: an untouched field never empties another person's value.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { customChanged, customGiven, customToForm } from './custom-values.ts';

it('L5 a card becomes a form and back without a change', () => {
  const card = { sum: 12.5, topic: 'staff', paid: true, boss: { id: '1', name: 'Орлова' } };
  const form = { subject: 'О ремонте', ...customToForm(card) };
  assert.deepEqual(form['custom.boss' as never], { id: '1', label: 'Орлова' });
  assert.deepEqual(customChanged(form, form), {});
  assert.deepEqual(customChanged({ ...form, 'custom.sum': null, 'custom.note': 'да' }, form), {
    custom: { sum: null, note: 'да' },
  });
  assert.deepEqual(customChanged({ ...form, 'custom.empty': '', 'custom.off': false }, form), {});
  assert.deepEqual(customGiven({ ...form, 'custom.empty': '' }), {
    custom: { sum: 12.5, topic: 'staff', paid: true, boss: '1' },
  });
  assert.deepEqual(customGiven({ subject: 'x' }), {});
});
