// Requests are made from the contract: path, query or body, and the headers of actions and versions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { defineOperation, type OperationShape } from '#contract/core.ts';
import { buildRequest } from './build-request.ts';

const operation = (part: Partial<OperationShape>) =>
  defineOperation({
    name: 'core.thing.do',
    kind: 'action',
    method: 'POST',
    path: '/api/things/:id/parts/:partId',
    title: { ru: 'x', en: 'x' },
    input: z.object({}),
    output: z.object({}),
    example: {},
    ...part,
  });

test('path parts come from the input and leave the body', () => {
  const request = buildRequest(operation({}), { id: 'a/b', partId: 'c', reason: 'so' }, { idempotencyKey: 'k1' });
  assert.equal(request.url, '/api/things/a%2Fb/parts/c');
  assert.equal(request.body, '{"reason":"so"}');
  assert.equal(request.headers['idempotency-key'], 'k1');
});

test('a query puts its input into the address, leaves out what is empty, and takes no key', () => {
  const query = operation({ kind: 'query', method: 'GET', path: '/api/things' });
  const request = buildRequest(query, { limit: 50, after: undefined, state: '', tags: ['a', 'b'] }, {});
  assert.equal(request.url, '/api/things?limit=50&tags=a&tags=b');
  assert.equal(request.body, undefined);
  assert.equal(request.headers['idempotency-key'], undefined);
});

test('a versioned change says the version it was made on', () => {
  const request = buildRequest(operation({ method: 'PATCH', path: '/api/things/:id' }), { id: 'x' }, { version: 7 });
  assert.equal(request.headers['if-match'], '"7"');
});

test('a removal without further input has no body', () => {
  const request = buildRequest(operation({ method: 'DELETE', path: '/api/things/:id' }), { id: 'x' }, {});
  assert.equal(request.body, undefined);
  assert.equal(request.headers['content-type'], undefined);
});

test('a missing path part is a programming error, not a wrong address', () => {
  assert.throws(() => buildRequest(operation({}), { id: 'x' }, {}), /no partId/);
});
