// Items of OWASP ASVS 5.0, levels 1 and 2, that no other file of sign-in proves; docs/admin/security.md lists them all.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pino from 'pino';
import { type Caller, ownerPassword, startTestServer, type TestServer } from '#test/support/server.ts';

const lines: string[] = [];
let server: TestServer;
let owner: Caller;
const same = { 'sec-fetch-site': 'same-origin' };
const rows = async (text: string, values: unknown[] = []) =>
  (await server.services.pools.read.query(text, values)).rows as Record<string, unknown>[];

before(async () => {
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  server = await startTestServer({ TRUST_PROXY: '10.0.0.0/8' }, { log });
  owner = await server.owner();
});
after(() => server.close());

const newPerson = async (login: string, password: string) =>
  owner.call('POST', '/api/admin/users', { login, name: `Сотрудник ${login}`, password, mustChangePassword: false });

describe('ASVS', () => {
  it('ASVS 6.2.1 6.2.5 6.2.9 a password is 12 to 128 signs of any kind, with no rule of composition', async () => {
    const good = [
      'шёпот листвы осенней',
      'zebra-lamp-orbit-91',
      `${'дождь над рекой '.repeat(8)}`.slice(0, 128),
      '雨の夜の長い散歩道を歩く人',
    ];
    for (const [at, password] of good.entries()) {
      const made = await newPerson(`asvs-pass-${at}`, password);
      assert.equal(made.statusCode, 201, `${password}: ${made.body}`);
      await server.signIn(`asvs-pass-${at}`, password);
    }
    for (const password of ['одиннадцать', 'а'.repeat(129)]) {
      const made = await newPerson('asvs-refused', password);
      assert.equal(made.statusCode, 400, `${password.length}: ${made.body}`);
    }
  });

  it('ASVS 7.2.1 7.2.3 a cookie that the browser brought along never becomes the session', async () => {
    const planted = 'sid=planted-by-somebody-else-0000000000000000000000';
    const answer = await server.http.inject({
      method: 'POST',
      url: '/api/auth/sign-in',
      headers: { ...same, cookie: planted },
      payload: { login: 'owner', password: ownerPassword },
    });
    assert.equal(answer.statusCode, 200, answer.body);
    const given = answer.cookies.find(({ value }) => value.length >= 40);
    assert.ok(given && !planted.includes(given.value) && given.value.length >= 43, 'at least 256 bits');
    const back = await server.http.inject({ url: '/api/me', headers: { cookie: planted } });
    assert.equal(back.statusCode, 401);
  });

  it('ASVS 7.5.1 7.5.3 sixteen minutes after the proof, dangerous acts ask for it again, and go on after it', async () => {
    const made = (await newPerson('asvs-acted-upon', 'zebra-lamp-orbit-92')).json();
    const boss = await server.signIn('owner', ownerPassword);
    const acts = [
      () => boss.call('PUT', `/api/admin/users/${made.id}/switches`, { switches: { statistics: false } }),
      () => boss.call('POST', `/api/admin/users/${made.id}/reset-password`, {}),
      () => boss.call('POST', '/api/me/tokens', { name: 'Ключ' }),
      () => boss.call('POST', '/api/admin/roles', { name: 'Стажёр', grants: [] }),
    ];
    server.clock.advance(16 * 60_000);
    for (const act of acts) assert.equal((await act()).json().code, 'sign_in_again');
    const proof = await boss.call('POST', '/api/auth/again', { password: ownerPassword });
    assert.ok(proof.statusCode < 300, proof.body);
    for (const act of acts) assert.notEqual((await act()).json().code, 'sign_in_again');
  });

  it('ASVS 8.2.2 8.2.3 what is not one’s own is not found, by whatever id: sessions, tokens, drafts', async () => {
    const made = await newPerson('asvs-curious', 'zebra-lamp-orbit-93');
    assert.equal(made.statusCode, 201);
    owner = await server.signIn('owner', ownerPassword);
    const curious = await server.signIn('asvs-curious', 'zebra-lamp-orbit-93');
    const [session] = await rows(
      `select id from user_session where user_id = (select id from app_user where login = 'owner') limit 1`,
    );
    const token = (await owner.call('POST', '/api/me/tokens', { name: 'Чужой' })).json();
    for (const [method, path] of [
      ['DELETE', `/api/me/sessions/${session?.id}`],
      ['DELETE', `/api/me/tokens/${token.id ?? session?.id}`],
    ] as const) {
      const answer = await curious.call(method, path);
      assert.equal(answer.statusCode, 404, `${path}: ${answer.body}`);
    }
  });

  it('ASVS 13.2 a proxy that is not ours changes neither the address in the journal nor what is held up', async () => {
    const from = (remoteAddress: string, forwarded: string) =>
      server.http.inject({
        method: 'POST',
        url: '/api/auth/sign-in',
        remoteAddress,
        headers: { ...same, 'x-forwarded-for': forwarded },
        payload: { login: 'nobody-here', password: 'wrong-password-here' },
      });
    await from('203.0.113.9', '198.51.100.77');
    await from('10.1.2.3', '198.51.100.88');
    const addresses = (await rows(`select distinct address from event where operation = 'identity.session.open'`)).map(
      ({ address }) => address,
    );
    assert.ok(addresses.includes('203.0.113.9') && addresses.includes('198.51.100.88'), String(addresses));
    assert.ok(!addresses.includes('198.51.100.77'), 'a stranger told its own address');
  });

  it('ASVS 16.2.5 16.3.1 the request log names requests and holds no password, cookie, token or typed login', async () => {
    const { token } = (await owner.call('POST', '/api/me/tokens', { name: 'Для журнала' })).json();
    await server.bearer(token).call('GET', '/api/me');
    await server.anonymous.call('POST', '/api/auth/sign-in', {
      login: 'typed-by-mistake',
      password: 'my-real-password-1',
    });
    await owner.call('GET', '/api/admin/users?q=Иванова');
    const told = lines.join('\n');
    assert.ok(told.includes('/api/auth/sign-in') && told.includes('reqId'), 'requests are logged');
    const sid = owner.cookie.split('=').at(-1) as string;
    for (const secret of [
      token,
      sid,
      ownerPassword,
      'my-real-password-1',
      'typed-by-mistake',
      'Иванова',
      encodeURIComponent('Иванова'),
    ])
      assert.ok(!told.includes(secret), secret);
  });
});
