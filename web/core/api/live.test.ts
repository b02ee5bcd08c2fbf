// Live changes: which answers an event makes stale.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTouched } from './live.ts';
import { readLiveMessage } from './live-message.ts';

const kinds = new Set(['incoming_letter']);
const ids = new Set(['letter-1']);

test('an event touches the lists of its kind, the record itself, the counters and the notices, and nothing else', () => {
  const touched = (queryKey: unknown[], meta?: Record<string, unknown>) => isTouched({ queryKey, meta }, kinds, ids);
  assert.equal(touched(['correspondence.letter.find', 'pages', {}], { kinds: ['incoming_letter'] }), true);
  assert.equal(touched(['correspondence.letter.find', 'pages', {}], { kinds: ['outgoing_letter'] }), false);
  assert.equal(touched(['correspondence.letter.read', { id: 'letter-1' }]), true);
  assert.equal(touched(['correspondence.letter.read', { id: 'letter-2' }]), false);
  assert.equal(touched(['identity.me.read']), true);
  assert.equal(touched(['core.notice.list', { limit: 20 }]), true);
});

test('a message that is no event is passed over', () => {
  assert.equal(readLiveMessage({ data: 'hello', lastEventId: '' }), null);
  assert.deepEqual(readLiveMessage({ data: '{"operation":"a.b.c","recordId":"letter-1"}', lastEventId: 'e1' }), {
    id: 'e1',
    operation: 'a.b.c',
    recordId: 'letter-1',
    recordKind: null,
    version: null,
    actorId: null,
  });
});
