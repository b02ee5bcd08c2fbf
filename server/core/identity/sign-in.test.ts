import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Caller, ownerPassword, startTestServer, type TestServer } from '#test/support/server.ts';
import { passwordChecks } from './passwords.ts';

let server: TestServer;
let owner: Caller;
const password = 'zelenyj-avtobus-77';
const makeUser = async (login: string, more: Record<string, unknown> = {}) => {
  const made = await owner.call('POST', '/api/admin/users', {
    login,
    name: `Сотрудник ${login}`,
    password,
    mustChangePassword: false,
    ...more,
  });
  assert.equal(made.statusCode, 201, made.body);
  return made.json() as { id: string; version: number };
};
const tryToSignIn = (login: string, typed: string) =>
  server.anonymous.call('POST', '/api/auth/sign-in', { login, password: typed });

before(async () => {
  server = await startTestServer();
  owner = await server.owner();
});
after(() => server.close());

describe('sign-in', () => {
  it('O1 takes the login or the e-mail, in any case, and puts the secret into an HttpOnly cookie alone', async () => {
    await makeUser('Belova', { email: 'belova@example.org' });
    for (const login of ['belova', 'BELOVA', 'Belova@Example.org']) {
      const answer = await tryToSignIn(login, password);
      assert.equal(answer.statusCode, 200, answer.body);
      const cookie = answer.cookies[0];
      assert.equal(cookie?.httpOnly, true);
      assert.equal(cookie?.sameSite, 'Lax');
      assert.equal(answer.body.includes(cookie?.value ?? ''), false);
    }
  });

  it('O1 an unknown login costs one password check and answers as a wrong password does', async () => {
    await makeUser('known');
    const count = async (login: string) => {
      const start = passwordChecks.count;
      const answer = await tryToSignIn(login, 'wrong-password-here');
      const { requestId: _requestId, ...problem } = answer.json();
      return { status: answer.statusCode, problem, checks: passwordChecks.count - start };
    };
    const known = await count('known');
    assert.deepEqual(await count('nobody-at-all'), known);
    assert.equal(known.checks, 1);
    assert.equal(known.status, 401);
  });

  it('O1 five wrong passwords lock the account for 15 minutes; the right one then answers as a wrong one', async () => {
    await makeUser('locked', { email: 'locked@example.org' });
    for (let time = 0; time < 5; time++) {
      const answer = await tryToSignIn(time % 2 ? 'locked' : 'locked@example.org', 'wrong-password-here');
      assert.equal(answer.json().code, 'bad_credentials');
    }
    const during = await tryToSignIn('locked', password);
    assert.equal(during.statusCode, 401);
    assert.equal(during.json().code, 'bad_credentials');
    server.clock.advance(16 * 60_000);
    assert.equal((await tryToSignIn('locked', password)).statusCode, 200);
  });

  it('P30 a deactivated person is answered as one with a wrong password, and the journal knows why', async () => {
    const { id } = await makeUser('closed');
    await owner.call('POST', `/api/admin/users/${id}/deactivate`, { reason: 'Уволен' });
    assert.equal((await tryToSignIn('closed', 'wrong-password-here')).json().code, 'bad_credentials');
    assert.equal((await tryToSignIn('closed', password)).json().code, 'bad_credentials');
    const { rows } = await server.services.pools.read.query(
      `select data from event where operation = 'identity.session.open' and $1 = any(subject_ids) order by id desc limit 1`,
      [id],
    );
    assert.deepEqual([rows[0].data.code, rows[0].data.status], ['account_closed', 'deactivated']);
  });

  it('O1 a sign-in that races a deactivation leaves no live session', async () => {
    for (let time = 0; time < 8; time++) {
      const { id } = await makeUser(`racer${time}`);
      await Promise.all([
        tryToSignIn(`racer${time}`, password),
        owner.call('POST', `/api/admin/users/${id}/deactivate`, { reason: 'Уволен' }),
      ]);
      const { rows } = await server.services.pools.read.query('select 1 from user_session where user_id = $1', [id]);
      assert.equal(rows.length, 0);
    }
  });

  it('O1 a new sign-in replaces the session that the browser came with', async () => {
    await makeUser('fixed');
    const first = await server.signIn('fixed', password);
    const again = await first.call('POST', '/api/auth/sign-in', { login: 'fixed', password });
    assert.equal(again.statusCode, 200);
    assert.equal((await first.call('GET', '/api/me')).statusCode, 401);
  });

  it('O1 a session ends after an hour of silence and after twelve hours in any case', async () => {
    await makeUser('idle');
    const idle = await server.signIn('idle', password);
    server.clock.advance(61 * 60_000);
    assert.equal((await idle.call('GET', '/api/me')).statusCode, 401);
    const busy = await server.signIn('idle', password);
    for (let step = 0; step < 14; step++) {
      server.clock.advance(50 * 60_000);
      assert.equal((await busy.call('GET', '/api/me')).statusCode, 200, `after ${(step + 1) * 50} minutes`);
      // The last use is written beside the request.
      const until = Date.now() + 2_000;
      for (;;) {
        const { rows } = await server.services.pools.read.query(
          'select 1 from user_session s join app_user u on u.id = s.user_id where u.login = $1 and s.last_seen_at = $2',
          ['idle', server.clock.now().toISOString()],
        );
        if (rows.length > 0 || Date.now() > until) break;
      }
    }
    server.clock.advance(50 * 60_000);
    assert.equal((await busy.call('GET', '/api/me')).statusCode, 401);
    owner = await server.signIn('owner', ownerPassword);
  });

  it('O1 too many attempts from one address are held up, and the journal says so once', async () => {
    const attempt = () => tryToSignIn('nobody-at-all', 'x');
    await server.services.pools.write.query(
      `insert into throttle (key, hits, window_end) values ('sign-in 127.0.0.1', 299, $1)
       on conflict (key) do update set hits = 299, window_end = excluded.window_end`,
      [new Date(server.clock.now().getTime() + 60_000).toISOString()],
    );
    assert.equal((await attempt()).statusCode, 401);
    const held = await attempt();
    assert.equal(held.statusCode, 429);
    assert.ok(Number(held.headers['retry-after']) > 0);
    await attempt();
    const { rows } = await server.services.pools.read.query(
      `select 1 from event where operation = 'identity.session.open' and data ->> 'code' = 'too_many_requests'`,
    );
    assert.equal(rows.length, 1);
    server.clock.advance(61_000);
    assert.equal((await attempt()).statusCode, 401);
  });

  it('H7 no password, secret or typed login enters the journal', async () => {
    const { rows } = await server.services.pools.read.query<{ text: string }>(
      `select string_agg(data::text, ' ') as text from event where operation = 'identity.session.open'`,
    );
    for (const word of [password, 'wrong-password-here', 'nobody-at-all']) {
      assert.equal(rows[0]?.text.includes(word), false);
    }
  });

  it('O1 a password kept under older parameters is kept under the new ones after the next sign-in', async () => {
    const { hash } = await import('@node-rs/argon2');
    const { id } = await makeUser('older');
    const older = await hash(password, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await server.services.pools.write.query('update app_user set password_hash = $2 where id = $1', [id, older]);
    assert.equal((await tryToSignIn('older', password)).statusCode, 200);
    const { rows } = await server.services.pools.read.query('select password_hash from app_user where id = $1', [id]);
    assert.match(rows[0].password_hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    assert.equal((await tryToSignIn('older', password)).statusCode, 200);
  });
});
