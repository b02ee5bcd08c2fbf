// Sessions: one's own and, for administrators, anybody's; what ends and narrows them on every server; locks, trust, new devices.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pino from 'pino';
import { readConfig } from '#core/config.ts';
import type { Caller, TestServer } from '#test/support/server.ts';
import { createApp } from '../../server/app.ts';
import { type House, openHouse, password } from './house.ts';

let house: House;
/** Another server on the same database. */
let twin: Awaited<ReturnType<typeof createApp>>;

before(async () => {
  house = await openHouse();
  await house.setting({ secondFactorRoles: ['admin'] });
  twin = await createApp({
    config: readConfig({ VEDOMO_DATA: house.server.dataDir }, []),
    secret: Buffer.alloc(32, 7),
    databaseUrl: house.server.appUrl,
    clock: house.server.clock,
    log: pino({ level: 'silent' }),
  });
});
after(async () => {
  await twin.close();
  await house.close();
});

const signIn = async (login: string, headers: Record<string, string> = {}): Promise<Caller> => {
  const answer = await house.begin(login, password, headers);
  assert.equal(answer.json().next, 'done', answer.body);
  return house.withCookie(house.cookies(answer));
};
const onTwin = (cookie: string, method: 'GET' | 'POST', url: string, body?: object) =>
  twin.http.inject({
    method,
    url,
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    ...(body ? { payload: body } : {}),
  });
const me = async (caller: Caller) => (await caller.call('GET', '/api/me')).statusCode;

async function streamOf(server: Pick<TestServer, 'http'>, cookie: string): Promise<{ ended: Promise<void> }> {
  const address = server.http.server.listening
    ? `http://127.0.0.1:${(server.http.server.address() as { port: number }).port}`
    : await server.http.listen({ host: '127.0.0.1', port: 0 });
  const answer = await fetch(`${address}/api/live`, { headers: { cookie } });
  assert.equal(answer.status, 200);
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  await reader.read();
  const ended = (async () => {
    for (;;) if ((await reader.read()).done) return;
  })();
  return { ended };
}

describe('sessions on every server', () => {
  it('P30 a deactivation at one server ends session, token and live stream at the other', async () => {
    const { id } = await house.person('leaver');
    const session = await signIn('leaver');
    const token = (await session.call('POST', '/api/me/tokens', { name: 'скрипт' })).json().token;
    assert.equal((await onTwin(session.cookie, 'GET', '/api/me')).statusCode, 200);
    const stream = await streamOf(twin, session.cookie);
    const byToken = () =>
      twin.http.inject({ method: 'GET', url: '/api/me', headers: { authorization: `Bearer ${token}` } });
    assert.equal((await byToken()).statusCode, 200);
    const gone = await house.owner.call('POST', `/api/admin/users/${id}/deactivate`, { reason: 'Уволен' });
    assert.equal(gone.statusCode, 200, gone.body);
    assert.equal((await onTwin(session.cookie, 'GET', '/api/me')).statusCode, 401);
    assert.equal((await byToken()).statusCode, 401);
    await stream.ended;
  });

  it('D1 a locked screen is locked on every server, and its live stream ends', async () => {
    await house.person('locker');
    const session = await signIn('locker');
    const stream = await streamOf(twin, session.cookie);
    assert.equal((await session.call('POST', '/api/auth/lock', {})).statusCode, 200);
    const refused = await onTwin(session.cookie, 'GET', '/api/me');
    assert.deepEqual([refused.statusCode, refused.json().code], [423, 'session_locked']);
    assert.equal((await onTwin(session.cookie, 'GET', '/api/auth/session')).json().session.locked, true);
    await stream.ended;
    const wrong = await onTwin(session.cookie, 'POST', '/api/auth/again', { password: 'wrong-password-here' });
    assert.equal(wrong.statusCode, 400);
    assert.equal((await onTwin(session.cookie, 'POST', '/api/auth/again', { password })).statusCode, 200);
    assert.equal(await me(session), 200);
  });

  it('ASVS 8.3.2 a role that is taken away counts no more at the next request of another server', async () => {
    await house.setting({ secondFactorRoles: [] });
    const { id } = await house.person('demoted', ['admin']);
    const session = await signIn('demoted');
    assert.equal((await onTwin(session.cookie, 'GET', '/api/admin/users')).statusCode, 200);
    const card = (await house.owner.call('GET', `/api/admin/users/${id}`)).json();
    const headers = { 'if-match': String(card.version) };
    assert.equal((await house.owner.call('PATCH', `/api/admin/users/${id}`, { roles: [] }, headers)).statusCode, 200);
    assert.equal((await onTwin(session.cookie, 'GET', '/api/admin/users')).statusCode, 403);
    await house.setting({ secondFactorRoles: ['admin'] });
  });

  it('ASVS 7.4.3 a change of the password ends the other sessions and the trust of devices', async () => {
    const { id } = await house.person('changer');
    const [here, there] = [await signIn('changer'), await signIn('changer')];
    await house.server.services.pools.write.query(
      `update trusted_device set trusted_until = now() + interval '10 years' where user_id = $1`,
      [id],
    );
    const changed = await here.call('POST', '/api/me/password', { current: password, next: 'tihaja-reka-techet-99' });
    assert.equal(changed.statusCode, 200, changed.body);
    assert.deepEqual([await me(here), await me(there)], [200, 401]);
    assert.deepEqual((await here.call('GET', '/api/me/devices')).json().items, []);
  });

  it('D1 one is ended, then all the others; an administrator sees and ends those of a person', async () => {
    const { id } = await house.person('many');
    const [first, second, third] = [await signIn('many'), await signIn('many'), await signIn('many')];
    const mine = (await first.call('GET', '/api/me/sessions')).json().items;
    assert.equal(mine.length, 3);
    const other = mine.find((one: { current: boolean }) => !one.current);
    assert.equal((await first.call('DELETE', `/api/me/sessions/${other.id}`)).statusCode, 200);
    assert.deepEqual((await first.call('DELETE', '/api/me/sessions')).json(), { count: 1 });
    assert.deepEqual([await me(first), await me(second), await me(third)], [200, 401, 401]);
    const listed = (await house.owner.call('GET', `/api/admin/users/${id}/sessions`)).json().items;
    assert.equal(listed.length, 1);
    assert.equal((await house.owner.call('DELETE', `/api/admin/users/${id}/sessions/${listed[0].id}`)).statusCode, 200);
    assert.equal(await me(first), 401);
    assert.equal((await house.owner.call('DELETE', `/api/admin/users/${id}/sessions/${listed[0].id}`)).statusCode, 404);
  });

  it('ASVS 7.3.1 7.3.2 shorter terms hold for open sessions at once', async () => {
    await house.person('termed');
    await house.setting({ screenLockMinutes: 0 });
    const session = await signIn('termed');
    house.server.clock.advance(10 * 60_000);
    await house.setting({ idleMinutes: 9 });
    assert.equal(await me(session), 401);
    await house.setting({ idleMinutes: 1440 });
    const longer = await signIn('termed');
    house.server.clock.advance(61 * 60_000);
    assert.equal(await me(longer), 200);
    await house.setting({ absoluteHours: 1 });
    assert.equal(await me(longer), 401);
    await house.setting({ idleMinutes: 60, absoluteHours: 12, screenLockMinutes: 15 });
  });

  it('D1 a session that was silent for the lock’s time is locked, though nobody told the server', async () => {
    await house.person('sleeper');
    const session = await signIn('sleeper');
    house.server.clock.advance(16 * 60_000);
    assert.equal(await me(session), 423);
    assert.equal(await me(session), 423, 'a refused request does not wake it');
    assert.equal((await session.call('POST', '/api/auth/again', { password })).statusCode, 200);
    assert.equal(await me(session), 200);
  });
});

describe('locks, trust and new devices', () => {
  const code = async (email: string, challengeId: string, more: object = {}) =>
    house.server.anonymous.call('POST', '/api/auth/code', {
      challengeId,
      code: await house.mail.code(house.server.services, email),
      ...more,
    });

  it('D1 a trusted device passes without the second step, also while the account is locked; others do not', async () => {
    const { id, email } = await house.person('trusted', ['admin']);
    const first = (await house.begin('trusted')).json();
    const done = await code(email, first.challengeId, { trustDevice: true });
    const cookie = house.cookies(done);
    const device = cookie.split('; ').find((one) => one.startsWith('did-')) as string;
    assert.equal((await house.begin('trusted', password, { cookie: device })).json().next, 'done');
    const renewed = await house.begin('trusted', password, { cookie: device });
    assert.equal(renewed.json().next, 'code', 'the secret of a device changes with every use');
    const again = await code(email, renewed.json().challengeId, { trustDevice: true });
    const session = house.withCookie(house.cookies(again));
    for (let time = 0; time < 5; time++) await house.begin('trusted', 'wrong-password-here');
    assert.equal((await house.begin('trusted')).json().code, 'bad_credentials');
    assert.equal(await me(session), 200, 'open sessions live on');
    const passed = await house.begin('trusted', password, { cookie: session.cookie });
    assert.equal(passed.json().next, 'done');
    assert.equal((await house.events(id)).filter((one) => one.data.lockedMinutes).length, 1);
    const own = house.withCookie(house.cookies(passed));
    const listed = (await own.call('GET', '/api/me/devices')).json().items;
    assert.equal(listed.filter((one: { current: boolean }) => one.current).length, 1);
    for (const { id: device } of listed) {
      assert.equal((await own.call('DELETE', `/api/me/devices/${device}`)).statusCode, 200);
    }
    house.server.clock.advance(16 * 60_000);
    assert.equal((await house.begin('trusted', password, { cookie: own.cookie })).json().next, 'code');
  });

  it('D1 trust ends after its days', async () => {
    const { email } = await house.person('thirty', ['admin']);
    const done = await code(email, (await house.begin('thirty')).json().challengeId, { trustDevice: true });
    house.server.clock.advance(30 * 86_400_000 + 1000);
    assert.equal((await house.begin('thirty', password, { cookie: house.cookies(done) })).json().next, 'code');
  });

  it('D1 another person’s device is trusted for nobody else', async () => {
    const { email } = await house.person('neighbour', ['admin']);
    await house.person('stranger', ['admin']);
    const done = await code(email, (await house.begin('neighbour')).json().challengeId, { trustDevice: true });
    const value = house
      .cookies(done)
      .split('; ')
      .find((one) => one.startsWith('did-'))
      ?.split('=')[1];
    const { rows } = await house.server.services.pools.read.query(`select id from app_user where login = 'stranger'`);
    const { deviceCookie } = await import('#core/identity/sign-in/devices.ts');
    const forged = `${deviceCookie(rows[0].id)}=${value}`;
    assert.equal((await house.begin('stranger', password, { cookie: forged })).json().next, 'code');
  });

  it('D1 a sign-in from an unknown device is told by mail: when, where from, which browser, what to do', async () => {
    const { email } = await house.person('told');
    const windows = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/140' };
    const letters = async () =>
      (await house.mail.to(house.server.services, email)).filter((one) => one.subject.includes('нового устройства'));
    await signIn('told', windows);
    assert.equal((await letters()).length, 0, 'the first sign-in is no news');
    await signIn('told', windows);
    assert.equal((await letters()).length, 0);
    await signIn('told', { 'user-agent': 'Mozilla/5.0 (X11; Linux) Firefox/150' });
    const [letter] = await letters();
    for (const word of [/127\.0\.0\.1/, /Firefox\/150/, /Сеансы/, /told/]) assert.match(letter?.text ?? '', word);
  });

  it('ASVS 6.3.8 nobody, a wrong password, a lock and a closed account are answered alike, for one verification each', async () => {
    const { passwordChecks } = await import('#core/identity/passwords.ts');
    const { id } = await house.person('closed');
    await house.owner.call('POST', `/api/admin/users/${id}/deactivate`, { reason: 'Уволен' });
    await house.person('shut');
    for (let time = 0; time < 5; time++) await house.begin('shut', 'wrong-password-here');
    await house.person('open');
    const answers = [];
    for (const [login, typed] of [
      ['nobody-at-all', password],
      ['open', 'wrong-password-here'],
      ['shut', password],
      ['closed', password],
    ] as const) {
      const before = passwordChecks.count;
      const answer = await house.begin(login, typed);
      const { requestId: _, ...problem } = answer.json();
      answers.push(JSON.stringify([answer.statusCode, problem, passwordChecks.count - before, answer.cookies]));
    }
    assert.equal(new Set(answers).size, 1, answers.join('\n'));
  });

  it('P37 whoever waits for confirmation gets no session, and is told so only after the right password', async () => {
    const { id } = await house.person('waiting');
    await house.server.services.pools.write.query(`update app_user set status = 'unconfirmed' where id = $1`, [id]);
    assert.equal((await house.begin('waiting', 'wrong-password-here')).json().code, 'bad_credentials');
    const told = await house.begin('waiting');
    assert.deepEqual([told.statusCode, told.json().code, told.cookies], [403, 'account_waiting', []]);
    for (const status of ['new', 'rejected', 'deactivated', 'invited']) {
      await house.server.services.pools.write.query('update app_user set status = $2 where id = $1', [id, status]);
      assert.equal((await house.begin('waiting')).json().code, 'bad_credentials', status);
    }
    const decisions = (await house.events(id, 'identity.session.open')).filter(
      (one) => one.data.code === 'account_closed',
    );
    assert.equal(decisions.length, 5);
  });
});
