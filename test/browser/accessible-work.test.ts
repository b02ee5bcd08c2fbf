import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faultsOf } from './every-screen.ts';
import { workScreens } from './screens.ts';

describe('every screen of everyday work', () => {
  it('axe finds nothing serious in either theme, nothing scrolls sideways at 320 px, nothing throws', {
    timeout: 480_000,
  }, async () => {
    assert.deepEqual(await faultsOf(workScreens), []);
  });
});
