import assert from 'node:assert/strict';
import { it } from 'node:test';
import { grantLines } from './grant-lines.ts';

const grant = (operation: string, reach: 'own' | 'area' | 'all' = 'all') => ({ operation, reach, clearances: [] });

it('O1 a changed role shows what was added, removed and reaches otherwise', () => {
  const lines = grantLines([grant('a.b.read'), grant('a.b.list', 'own')], [grant('a.b.list'), grant('a.b.cancel')]);
  assert.deepEqual(
    lines.map((line) => [line.grant.operation, line.difference]),
    [
      ['a.b.read', 'added'],
      ['a.b.list', 'differs'],
      ['a.b.cancel', 'removed'],
    ],
  );
  assert.deepEqual(grantLines([grant('a.b.read')], null)[0]?.difference, null);
});
