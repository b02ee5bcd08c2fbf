import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Clearance } from '#contract/core.ts';
import { covers, type Grant, Rights, type Switch } from './rights.ts';

const me = 'me';
const rightsOf = (grants: Partial<Grant>[], switches: Switch[] = [], area: string[] = []) =>
  new Rights({
    me,
    grants: grants.map((grant) => ({
      operation: 'letters.letter.read',
      reach: 'own',
      area: [],
      clearances: [],
      ...grant,
    })),
    switches,
    area,
    roles: [],
  });
const record = (participants: string[], clearance: Clearance = 'none', part = 'home') => ({
  clearance,
  participants: participants.map((principalId) => ({ principalId, part })),
});

describe('rights', () => {
  it('O1 what is not granted is not held, and a prefix grants all operations under it', () => {
    const rights = rightsOf([{ operation: 'letters.*', reach: 'all' }]);
    assert.equal(rights.has('letters.letter.cancel'), true);
    assert.equal(rights.has('lettersX.letter.cancel'), false);
    assert.equal(rights.has('people.user.read'), false);
  });

  it('L8 the reach own is about my own part, the reach area about the groups of the grant', () => {
    const own = rightsOf([{ reach: 'own' }]).lenses('letters.letter.read');
    assert.equal(covers(own, record([me])), true);
    assert.equal(covers(own, record(['supply'])), false);
    const area = rightsOf([{ reach: 'area', area: ['supply'] }]).lenses('letters.letter.read');
    assert.equal(covers(area, record(['supply'])), true);
    assert.equal(covers(area, record(['finance'])), false);
  });

  it('L3 ownParts narrows the reach own to the author, never the reach area', () => {
    const rights = rightsOf([{ reach: 'area', area: ['supply'] }]);
    const lenses = rights.lenses('letters.letter.read', ['author']);
    assert.equal(covers(lenses, record([me], 'none', 'author')), true);
    assert.equal(covers(lenses, record([me], 'none', 'executor')), false);
    assert.equal(covers(lenses, record(['supply'])), true);
  });

  it('an area of one role never lends its reach or its clearance to another', () => {
    const rights = rightsOf([
      { reach: 'area', area: ['supply'], clearances: ['confidential'] },
      { reach: 'area', area: ['finance'], clearances: [] },
    ]);
    const lenses = rights.lenses('letters.letter.read');
    assert.equal(covers(lenses, record(['supply'], 'confidential')), true);
    assert.equal(covers(lenses, record(['finance'], 'confidential')), false);
    assert.equal(covers(lenses, record(['finance'])), true);
  });

  it('D9 a grant over everything still needs the record’s mark', () => {
    const rights = rightsOf([{ reach: 'all' }]);
    assert.equal(covers(rights.lenses('letters.letter.read'), record([], 'restricted')), false);
    assert.deepEqual(rights.clearances('letters.letter.read'), ['none']);
    assert.equal(rights.everywhere('letters.letter.read'), true);
  });

  it('D3 a switch adds on top of the roles, and one that removes wins', () => {
    const added = rightsOf([], [{ operation: 'letters.letter.read', enabled: true, reach: 'area' }], ['supply']);
    assert.equal(covers(added.lenses('letters.letter.read'), record(['supply'])), true);
    const removed = rightsOf(
      [{ operation: '*', reach: 'all' }],
      [{ operation: 'letters.*', enabled: false, reach: 'all' }],
    );
    assert.equal(removed.has('letters.letter.read'), false);
    assert.equal(removed.has('people.user.read'), true);
  });

  it('a token limited to operations holds nothing else', () => {
    const rights = rightsOf([{ operation: '*', reach: 'all' }]).limitedTo(['letters.letter.read']);
    assert.equal(rights.has('letters.letter.read'), true);
    assert.equal(rights.has('letters.letter.cancel'), false);
    assert.equal(rights.permits('core.draft.save'), false);
  });
});
