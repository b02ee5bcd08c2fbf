import assert from 'node:assert/strict';
import { it } from 'node:test';
import { changeText, nameOf, periodOf } from './periods.ts';

it('L10 named periods are whole calendar ones, and are known again by their days', () => {
  assert.deepEqual(periodOf('quarter', '2026-11-21'), { from: '2026-10-01', to: '2026-12-31' });
  assert.deepEqual(periodOf('lastMonth', '2026-01-31'), { from: '2025-12-01', to: '2025-12-31' });
  assert.deepEqual(periodOf('month', '2028-02-29'), { from: '2028-02-01', to: '2028-02-29' });
  assert.equal(nameOf({ from: '2026-01-01', to: '2026-12-31' }, '2026-11-21'), 'year');
  assert.equal(nameOf({ from: '2026-01-02', to: '2026-12-31' }, '2026-11-21'), undefined);
  assert.equal(changeText(5, 0, 'ru'), undefined);
  assert.match(changeText(110, 100, 'ru') ?? '', /^\+10/);
});
