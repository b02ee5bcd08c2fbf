import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#core/ids.ts';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';

let server: TestServer;
let owner: Caller;
const password = 'zelenyj-avtobus-77';
const signedIn = async (login: string) => {
  const body = {
    login,
    name: `Сотрудник ${login}`,
    password,
    mustChangePassword: false,
    email: `${login}@example.org`,
  };
  const made = await owner.call('POST', '/api/admin/users', body);
  assert.equal(made.statusCode, 201, made.body);
  return { id: made.json().id as string, session: await server.signIn(login, password) };
};

before(async () => {
  server = await startTestServer();
  owner = await server.owner();
});
after(() => server.close());

describe('one’s own affairs', () => {
  it('O1 the old password is asked, the other sessions end, this one stays', async () => {
    const { session } = await signedIn('changer');
    const other = await server.signIn('changer', password);
    const wrong = await session.call('POST', '/api/me/password', {
      current: 'wrong-password',
      next: 'novyj-parol-2026-x',
    });
    assert.deepEqual([wrong.statusCode, wrong.json().errors[0]?.code], [400, 'password_wrong']);
    assert.equal((await other.call('GET', '/api/me')).statusCode, 200);
    const same = await session.call('POST', '/api/me/password', { current: password, next: password });
    assert.equal(same.json().errors[0].code, 'password_same');
    const own = await session.call('POST', '/api/me/password', { current: password, next: 'changer-12345' });
    assert.equal(own.json().errors[0].code, 'password_common');
    const done = await session.call('POST', '/api/me/password', { current: password, next: 'sirenevyj-tuman-9' });
    assert.equal(done.statusCode, 200, done.body);
    assert.equal((await other.call('GET', '/api/me')).statusCode, 401);
    assert.equal((await session.call('GET', '/api/me')).statusCode, 200);
    await server.signIn('changer', 'sirenevyj-tuman-9');
  });

  it('O1 guesses of the old password are held up', async () => {
    const { session } = await signedIn('guessed');
    const guess = () =>
      session.call('POST', '/api/me/password', { current: 'wrong-password', next: 'novyj-parol-26-x' });
    for (let time = 0; time < 10; time++) assert.equal((await guess()).statusCode, 400);
    assert.equal((await guess()).statusCode, 429);
  });

  it('O1 sessions are listed without their secrets and ended one by one; those of others are not found', async () => {
    const { session } = await signedIn('sitter');
    const other = await server.signIn('sitter', password);
    const listed = (await session.call('GET', '/api/me/sessions')).json().items;
    assert.equal(listed.length, 2);
    assert.equal(JSON.stringify(listed).includes(other.cookie.split('=')[1] ?? '?'), false);
    const far = listed.find((item: { current: boolean }) => !item.current);
    const stranger = (await signedIn('stranger')).session;
    assert.equal((await stranger.call('DELETE', `/api/me/sessions/${far.id}`)).statusCode, 404);
    // Whoever holds every right still ends only their own sessions here.
    assert.equal((await owner.call('DELETE', `/api/me/sessions/${far.id}`)).statusCode, 404);
    assert.equal((await session.call('DELETE', `/api/me/sessions/${far.id}`)).statusCode, 200);
    assert.equal((await other.call('GET', '/api/me')).statusCode, 401);
    assert.equal((await session.call('DELETE', `/api/me/sessions/${newId()}`)).statusCode, 404);
  });

  it('O1 a token is shown once, can do no more than its owner, and ends when revoked', async () => {
    const { session } = await signedIn('programmer');
    const made = await session.call('POST', '/api/me/tokens', { name: 'Учётная система' });
    assert.equal(made.statusCode, 201, made.body);
    const { id, token } = made.json();
    assert.match(token, /^vdm_[\w-]{43}$/);
    const listed = await session.call('GET', '/api/me/tokens');
    assert.equal(listed.body.includes(token), false);
    assert.equal(listed.json().items[0].hint, `vdm_…${token.slice(-4)}`);
    const bearer = server.bearer(token);
    assert.equal((await bearer.call('GET', '/api/me')).json().user.login, 'programmer');
    assert.equal((await bearer.call('GET', '/api/admin/users')).statusCode, 403);
    assert.equal((await owner.call('DELETE', `/api/me/tokens/${id}`)).statusCode, 404);
    assert.equal((await session.call('DELETE', `/api/me/tokens/${id}`)).statusCode, 200);
    assert.equal((await bearer.call('GET', '/api/me')).statusCode, 401);
    assert.equal((await session.call('DELETE', `/api/me/tokens/${id}`)).statusCode, 404);
  });

  it('O1 a token limited to operations does nothing else, and no token makes another or a password', async () => {
    const body = {
      name: 'Справочник',
      operations: ['identity.directory.search', 'identity.token.*', 'identity.password.change'],
    };
    const { token } = (await owner.call('POST', '/api/me/tokens', body)).json();
    const bearer = server.bearer(token);
    assert.equal((await bearer.call('POST', '/api/directory/search', { q: 'ор' })).statusCode, 200);
    assert.equal((await bearer.call('GET', '/api/admin/users')).statusCode, 403);
    assert.equal((await bearer.call('GET', '/api/me')).statusCode, 403);
    assert.equal((await bearer.call('POST', '/api/me/tokens', { name: 'Шире' })).statusCode, 403);
    const changed = await bearer.call('POST', '/api/me/password', { current: 'x', next: 'novyj-parol-2026-x' });
    assert.equal(changed.statusCode, 403);
    const unknown = await owner.call('POST', '/api/me/tokens', { name: 'Нет такого', operations: ['no.such.thing'] });
    assert.equal(unknown.json().errors[0].field, 'operations.0');
  });

  it('O1 a token lives to the end of its last day where the organisation is', async () => {
    const { session } = await signedIn('temporary');
    const past = await session.call('POST', '/api/me/tokens', { name: 'Прошлый', expiresOn: '2020-01-01' });
    assert.equal(past.json().errors[0].code, 'expiry_past');
    const made = await session.call('POST', '/api/me/tokens', { name: 'Разовый', expiresOn: '2031-03-01' });
    const bearer = server.bearer(made.json().token);
    const item = (await session.call('GET', '/api/me/tokens')).json().items[0];
    assert.equal(item.expiresAt, '2031-03-01T21:00:00.000Z');
    server.clock.set('2031-03-01T20:59:59Z');
    assert.equal((await bearer.call('GET', '/api/me')).statusCode, 200);
    server.clock.set('2031-03-01T21:00:01Z');
    assert.equal((await bearer.call('GET', '/api/me')).statusCode, 401);
    owner = await server.owner();
  });

  it('O3 the language and the time zone are one’s own to choose', async () => {
    const { session } = await signedIn('english');
    assert.equal((await session.call('PATCH', '/api/me', { locale: 'en' })).statusCode, 200);
    assert.equal((await session.call('PATCH', '/api/me', { zone: 'Asia/Vladivostok' })).statusCode, 200);
    assert.equal(
      (await session.call('PATCH', '/api/me', { zone: 'Asia/Nowhere' })).json().errors[0].code,
      'zone_unknown',
    );
    const { user } = (await session.call('GET', '/api/me')).json();
    assert.deepEqual([user.locale, user.zone], ['en', 'Asia/Vladivostok']);
  });

  it('O1 signing out ends the session', async () => {
    const { session } = await signedIn('leaving');
    assert.equal((await session.call('POST', '/api/auth/sign-out', {})).statusCode, 200);
    assert.equal((await session.call('GET', '/api/me')).statusCode, 401);
  });

  it('O1 a change by a cookie needs our own pages: another origin, or none told, is refused', async () => {
    const { session } = await signedIn('forged');
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    const foreign = await session.call('PATCH', '/api/me', { locale: 'en' }, headers);
    assert.equal(foreign.json().code, 'wrong_origin');
    const silent = await session.call('PATCH', '/api/me', { locale: 'en' }, { 'sec-fetch-site': 'cross-site' });
    assert.equal(silent.statusCode, 403);
  });

  it('L5 what is shown once is never kept: the same key again makes no second one and says why', async () => {
    const { id, session } = await signedIn('repeater');
    const kept = async (key: string) => {
      const statement = 'select status, response from idempotency where key = $1';
      return (await server.services.pools.read.query(statement, [key])).rows;
    };
    const make = () => session.call('POST', '/api/me/tokens', { name: 'Сверка' }, { 'idempotency-key': 'token-once' });
    const made = await make();
    assert.equal(made.statusCode, 201, made.body);
    assert.deepEqual(await kept('token-once'), [{ status: 201, response: null }]);
    const again = await make();
    assert.deepEqual([again.statusCode, again.json().code], [409, 'shown_once'], again.body);
    assert.equal((await session.call('GET', '/api/me/tokens')).json().items.length, 1);
    const reset = () =>
      owner.call('POST', `/api/admin/users/${id}/reset-password`, { way: 'show' }, { 'idempotency-key': 'reset-once' });
    const shown = await reset();
    assert.equal(typeof shown.json().password, 'string', shown.body);
    assert.deepEqual(await kept('reset-once'), [{ status: 200, response: null }]);
    assert.equal((await reset()).json().code, 'shown_once');
    assert.equal((await server.signIn('repeater', shown.json().password)).cookie.length > 0, true);
  });

  it('L5 a refusal that was counted is not kept as an answer: the same key again is judged again', async () => {
    const { session } = await signedIn('mistaken');
    const wrong = () =>
      session.call(
        'POST',
        '/api/me/password',
        { current: 'wrong-password', next: 'novyj-parol-2026-x' },
        { 'idempotency-key': 'wrong-twice' },
      );
    for (const answer of [await wrong(), await wrong()]) {
      assert.deepEqual([answer.statusCode, answer.json().errors?.[0]?.code], [400, 'password_wrong'], answer.body);
    }
  });
});
