// The tree of departments: searching keeps the way to what is found, folding hides what is below.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matching, selfAndBelow, withoutFolded } from './group-tree.ts';

const group = (id: string, parentId: string | null, name = id) => ({
  id,
  name,
  kind: 'department' as const,
  index: '',
  parentId,
  archived: false,
  members: 0,
  heads: [],
  version: 1,
});
const groups = [group('a', null), group('b', 'a'), group('c', 'b', 'Канцелярия'), group('d', null)];
const lines = [0, 1, 2, 0].map((depth, place) => ({ group: groups[place] as (typeof groups)[0], depth }));
const idsOf = (found: { id: string }[]) => found.map((one) => one.id).join('');

test('a search keeps the groups above what it finds', () => {
  assert.equal(idsOf(matching(groups, 'канц')), 'abc');
});

test('a folded group hides all below it and nothing else', () => {
  assert.equal(idsOf(withoutFolded(lines, new Set(['a'])).map((line) => line.group)), 'ad');
  assert.equal(idsOf(withoutFolded(lines, new Set(['b'])).map((line) => line.group)), 'abd');
});

test('a group cannot be put under itself or below', () => {
  assert.deepEqual([...selfAndBelow(groups, 'b')], ['b', 'c']);
});
