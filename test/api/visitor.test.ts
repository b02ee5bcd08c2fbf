// What is served to somebody who is not signed in: the application's code, health, and what a visitor's pages need.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#core/ids.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';

let server: TestServer;
before(async () => {
  server = await startTestServer();
  await server.owner();
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
});
