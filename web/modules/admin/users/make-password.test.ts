// Made passwords are long, readable and all signs are equally likely.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makePassword } from './make-password.ts';

test('a made password has four groups of four signs that cannot be confused', () => {
  assert.match(makePassword(), /^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){3}$/);
});

test('bytes that would make the first signs likelier are passed over', () => {
  const bytes = Uint8Array.from({ length: 32 }, (_, place) => (place < 16 ? 255 : 0));
  assert.equal(
    makePassword(() => bytes),
    'aaaa-aaaa-aaaa-aaaa',
  );
});
