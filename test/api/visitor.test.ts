// What is served to somebody who is not signed in: the application's code, health, and what a visitor's pages need.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#core/ids.ts';
import { type Caller, ownerPassword, startTestServer, type TestServer } from '#test/support/server.ts';

let server: TestServer;
let owner: Caller;
before(async () => {
  server = await startTestServer();
  owner = await server.owner();
});
after(() => server.close());

const pathOf = (path: string) => path.replace(/:\w+/g, () => newId());

describe('a visitor', () => {
  it('M4 gets nothing from any operation that is not public, not even whether a thing exists', async () => {
    for (const operation of server.services.catalog.operations) {
      if (operation.access === 'public') continue;
      const body = operation.method === 'GET' ? undefined : {};
      const answer = await server.anonymous.call(operation.method, pathOf(operation.path), body);
      assert.equal(answer.statusCode, 401, `${operation.name}: ${answer.statusCode}`);
      assert.deepEqual(Object.keys(answer.json()).sort(), ['code', 'message', 'requestId', 'status', 'title', 'type']);
    }
  });

  it('M4 sees of the organisation its name, whether registration is open, the consent and the rules of passwords', async () => {
    const door = (await server.anonymous.call('GET', '/api/auth/door')).json();
    assert.deepEqual(Object.keys(door).sort(), ['consent', 'organisation', 'password', 'registration']);
    assert.deepEqual(Object.keys(door.consent).sort(), ['sha256', 'text', 'textId', 'title']);
    assert.equal(door.registration, true);
  });

  it('M4 gets the same page of the application whatever address is typed, and no file of the server', async () => {
    const pages = new Set<string>();
    for (const path of [
      '/',
      '/welcome',
      '/admin/users',
      `/incoming/${newId()}`,
      '/package.json',
      '/..%2f.env',
      '/.env',
    ]) {
      const answer = await server.anonymous.call('GET', path);
      assert.ok([200, 400, 403, 404].includes(answer.statusCode), `${path}: ${answer.statusCode}`);
      if (answer.statusCode === 200) pages.add(answer.body);
    }
    assert.ok(pages.size <= 1, 'one page for all');
    for (const page of pages) assert.match(page, /<div id="root">/);
  });

  it('M4 a person without a session sees no more than a visitor with a made-up cookie or token', async () => {
    const madeUp: Record<string, string>[] = [{ cookie: 'sid=made-up' }, { authorization: 'Bearer vdm_made-up' }];
    for (const headers of madeUp) {
      assert.equal((await server.anonymous.call('GET', '/api/me', undefined, headers)).statusCode, 401);
    }
  });

  it('M4 reads neither the description of the API nor its page; a browser is led through sign-in and back', async () => {
    for (const path of ['/api/openapi.json', '/api/docs']) {
      const answer = await server.anonymous.call('GET', path);
      assert.deepEqual([answer.statusCode, answer.json().code], [401, 'not_signed_in'], path);
    }
    const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const led = await server.anonymous.call('GET', '/api/docs', undefined, browser);
    assert.deepEqual([led.statusCode, led.headers.location], [303, '/auth/login?next=/api/docs']);
    assert.equal(led.body, '');
    assert.equal((await server.anonymous.call('GET', '/api/openapi.json', undefined, browser)).statusCode, 401);
    const program = { ...browser, authorization: 'Bearer vdm_made-up' };
    assert.equal((await server.anonymous.call('GET', '/api/docs', undefined, program)).statusCode, 401);
  });

  it('M4 a person with a session or any token reads the description; a locked screen does not', async () => {
    const made = await owner.call('POST', '/api/me/tokens', { name: 'Список', operations: ['core.task.list'] });
    assert.equal(made.statusCode, 201, made.body);
    for (const caller of [owner, server.bearer(made.json().token)]) {
      const document = await caller.call('GET', '/api/openapi.json');
      assert.deepEqual([document.statusCode, document.json().openapi], [200, '3.1.0']);
      assert.equal(document.headers['cache-control'], 'no-store');
      assert.match((await caller.call('GET', '/api/docs')).body, /<h1>Ведомо · API/);
    }
    const away = await server.signIn('owner', ownerPassword);
    assert.equal((await away.call('POST', '/api/auth/lock', {})).statusCode, 200);
    assert.equal((await away.call('GET', '/api/openapi.json')).json().code, 'session_locked');
  });
});

describe('figures for monitoring', () => {
  const figures = (from: string, headers: Record<string, string> = {}) =>
    server.http.inject({
      method: 'GET',
      url: '/metrics',
      remoteAddress: from,
      headers: { host: '127.0.0.1', ...headers },
    });

  it('C12 answer to the machine itself, and to nobody whom a balancer or another host brings', async () => {
    for (const from of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      const own = await figures(from);
      assert.equal(own.statusCode, 200, from);
      assert.match(own.body, /vedomo_requests_total/);
    }
    assert.equal((await figures('::1', { host: '[::1]:3000' })).statusCode, 200);
    assert.equal((await figures('10.0.0.7')).statusCode, 401);
    for (const headers of [
      { 'x-forwarded-for': '127.0.0.1' },
      { 'x-forwarded-proto': 'https' },
      { forwarded: 'for=127.0.0.1' },
      { 'x-real-ip': '127.0.0.1' },
      { via: '1.1 proxy' },
      { host: 'vedomo.example.org' },
    ] as Record<string, string>[])
      assert.equal((await figures('127.0.0.1', headers)).statusCode, 401, JSON.stringify(headers));
  });

  it('C12 answer to a token with the right to the state of the system, and to no other', async () => {
    const token = async (operation: string) => {
      const made = await owner.call('POST', '/api/me/tokens', { name: operation, operations: [operation] });
      assert.equal(made.statusCode, 201, made.body);
      return { authorization: `Bearer ${made.json().token}` };
    };
    assert.equal((await figures('10.0.0.7', await token('core.system.read'))).statusCode, 200);
    assert.equal((await figures('10.0.0.7', await token('core.task.list'))).statusCode, 403);
    assert.equal((await figures('10.0.0.7', { authorization: 'Bearer vdm_made-up' })).statusCode, 401);
  });
});
