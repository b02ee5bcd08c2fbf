// The address of a list: what is written there opens the same list again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inputOfFilters, type ListState, rangeOf, readListState, writeListState } from './list-state.ts';
import type { FilterField } from './list-types.ts';

const fields: FilterField[] = [
  { key: 'q', label: 'Слова', kind: 'text' },
  { key: 'state', label: 'Состояние', kind: 'choice', options: [] },
  { key: 'due', label: 'Срок', kind: 'dates' },
  { key: 'onControl', label: 'На контроле', kind: 'yes-no' },
  { key: 'correspondentId', label: 'Корреспондент', kind: 'lookup', searchKey: 'contacts', search: async () => [] },
];
const today = '2026-03-11';

test('a link opens the same view: what is written is read back', () => {
  const state: ListState = {
    filters: { q: 'ООО «Ромашка» & Ко #1', due: '@week', correspondentId: '0199~ООО «Ромашка»' },
    sort: 'due',
    view: 'view-1',
    open: 'letter-1',
  };
  assert.deepEqual(readListState(`#${writeListState(state)}`, fields), state);
});

test('an address with unknown names or nothing gives the plain list', () => {
  assert.deepEqual(readListState('#evil=1', fields), { filters: {}, sort: null, view: null, open: null });
  assert.deepEqual(readListState('', fields), { filters: {}, sort: null, view: null, open: null });
});

test('filters become fields of the input', () => {
  const filters = { q: 'поставка', state: 'done', due: '2026-03-01..', onControl: 'no', correspondentId: '0199~ООО' };
  assert.deepEqual(inputOfFilters(filters, fields, today), {
    q: 'поставка',
    state: 'done',
    dueFrom: '2026-03-01',
    onControl: false,
    correspondentId: '0199',
  });
});

test('a named range moves with time', () => {
  assert.deepEqual(rangeOf('@week', today), { from: '2026-03-09', to: '2026-03-15' });
  assert.deepEqual(rangeOf('@month', '2026-02-11'), { from: '2026-02-01', to: '2026-02-28' });
  assert.deepEqual(rangeOf('@overdue', today), { to: '2026-03-10' });
  assert.deepEqual(rangeOf('2026-01-01..2026-01-31', today), { from: '2026-01-01', to: '2026-01-31' });
});
