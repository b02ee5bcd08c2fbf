// The address after sign-in stays inside the application.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeNext } from './safe-next.ts';

test('L2 an address of the application is kept, with its filters', () => {
  assert.equal(safeNext('/incoming#q=поставка'), '/incoming#q=поставка');
});

for (const evil of [
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/\t/evil',
  undefined,
  7,
]) {
  test(`L2 ${JSON.stringify(evil) ?? 'nothing'} leads to the main page`, () => {
    assert.equal(safeNext(evil), '/');
  });
}

test('sign-in never leads back to itself', () => {
  assert.equal(safeNext('/auth/login?next=/'), '/');
});

test('M4 of the server’s own addresses sign-in leads back to the API page alone', () => {
  assert.equal(safeNext('/api/docs'), '/api/docs');
  for (const address of ['/api/auth/session', '/api/docs/../files/1', '/api', '/api/docs?x=//evil.example'])
    assert.equal(safeNext(address), '/', address);
});
