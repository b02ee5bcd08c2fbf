// The rights that the users page shows are those that the server would give.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addedReaches, reachOfRole, rightByRoles, withSwitches } from './effective-rights.ts';

const roles = [
  { key: 'owner', grants: [{ operation: '*', reach: 'all' as const }] },
  {
    key: 'editor',
    grants: [
      { operation: 'letters.letter.read', reach: 'area' as const },
      { operation: 'letters.letter.update', reach: 'own' as const },
    ],
  },
  { key: 'clerk', grants: [{ operation: 'letters.*', reach: 'own' as const }] },
];
const editor = { key: 'editor', areaId: null };

test('a role gives what its grants name, by name, by module or all', () => {
  assert.equal(reachOfRole('letters.letter.read', roles[1] as never), 'area');
  assert.equal(reachOfRole('letters.letter.cancel', roles[2] as never), 'own');
  assert.equal(reachOfRole('identity.user.list', roles[0] as never), 'all');
  assert.equal(reachOfRole('lettersets.one.read', roles[2] as never), null);
});

test('of several roles the widest reach counts, with the areas of each', () => {
  const given = [editor, { key: 'editor', areaId: 'branch' }, { key: 'clerk', areaId: null }];
  assert.deepEqual(rightByRoles('letters.letter.read', given, roles), { reach: 'area', areaIds: [null, 'branch'] });
});

test('a switch that is off wins over every role', () => {
  const right = rightByRoles('letters.letter.read', [editor, { key: 'owner', areaId: null }], roles);
  const off = [{ operation: 'letters.*', enabled: false, reach: 'own' as const }];
  assert.equal(withSwitches('letters.letter.read', right, off).reach, null);
});

test('a switch that is on adds and never narrows', () => {
  const right = rightByRoles('letters.letter.read', [editor], roles);
  const own = [{ operation: 'letters.letter.read', enabled: true, reach: 'own' as const }];
  assert.equal(withSwitches('letters.letter.read', right, own).reach, 'area');
  const all = [{ operation: 'letters.letter.read', enabled: true, reach: 'all' as const }];
  assert.equal(withSwitches('letters.letter.read', right, all).reach, 'all');
  assert.deepEqual(addedReaches(right), ['all']);
  assert.deepEqual(addedReaches({ reach: null, areaIds: [] }), ['own', 'area', 'all']);
});
