import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Clearance, Reach } from '#contract/core.ts';
import { Rights } from '../rights.ts';
import { exceeding } from './held-rights.ts';

const operations = ['letters.letter.read', 'letters.letter.register', 'users.user.create'];
const rights = (...grants: { operation: string; reach: Reach; area?: string[]; clearances?: Clearance[] }[]): Rights =>
  new Rights({
    me: 'actor',
    grants: grants.map((grant) => ({ area: [], clearances: [], ...grant })),
    switches: [],
    area: [],
    roles: [],
  });

describe('nobody grants what they do not hold', () => {
  it('O1 an operation that the giver lacks exceeds', () => {
    const held = rights({ operation: 'letters.*', reach: 'all' });
    const wanted = rights({ operation: 'letters.letter.read', reach: 'all' }, { operation: 'users.*', reach: 'own' });
    assert.deepEqual(exceeding(held, wanted, operations), ['users.user.create']);
  });

  it('O1 a wider reach of a held operation exceeds, a narrower one does not', () => {
    const area = rights({ operation: 'letters.*', reach: 'area', area: ['finance', 'payroll'] });
    const all = rights({ operation: 'letters.letter.read', reach: 'all' });
    const part = rights({ operation: 'letters.letter.read', reach: 'area', area: ['payroll'] });
    const other = rights({ operation: 'letters.letter.read', reach: 'area', area: ['legal'] });
    assert.deepEqual(exceeding(area, all, operations), ['letters.letter.read']);
    assert.deepEqual(exceeding(area, part, operations), []);
    assert.deepEqual(exceeding(area, other, operations), ['letters.letter.read']);
    assert.deepEqual(exceeding(all, part, operations), []);
  });

  it('O1 a mark that the giver does not see exceeds', () => {
    const held = rights({ operation: '*', reach: 'all', clearances: ['restricted'] });
    const wanted = rights({ operation: 'letters.letter.read', reach: 'own', clearances: ['confidential'] });
    assert.deepEqual(exceeding(held, wanted, operations), ['letters.letter.read']);
  });

  it('O1 what the person held before may stay', () => {
    const held = rights({ operation: 'users.*', reach: 'all' });
    const before = rights({ operation: 'letters.*', reach: 'all' });
    const wanted = rights({ operation: 'letters.*', reach: 'area', area: ['legal'] });
    assert.deepEqual(exceeding(held, wanted, operations, before), []);
    assert.equal(exceeding(held, wanted, operations).length, 2);
  });
});
