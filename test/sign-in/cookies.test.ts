// What a browser is given and what it is trusted with: cookies over HTTPS, requests of other sites, fields of the steps.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pino from 'pino';
import { readConfig } from '#core/config.ts';
import { createApp } from '../../server/app.ts';
import { type House, openHouse, password } from './house.ts';

let house: House;
before(async () => {
  house = await openHouse();
  await house.setting({ secondFactorRoles: ['admin'] });
});
after(() => house.close());

const signIn = async (login: string): Promise<void> => {
  const answer = await house.begin(login, password);
  assert.equal(answer.json().next, 'done', answer.body);
};

describe('ASVS: cookies, other sites, what is told', () => {
  it('ASVS 3.3.1 3.3.4 over https the cookies are __Host-, Secure, HttpOnly, Lax, and their values stand nowhere else', async () => {
    await house.person('secure');
    const proxied = await createApp({
      config: readConfig({ VEDOMO_DATA: house.server.dataDir, TRUST_PROXY: '127.0.0.1' }, []),
      secret: Buffer.alloc(32, 7),
      databaseUrl: house.server.appUrl,
      clock: house.server.clock,
      log: pino({ level: 'silent' }),
    });
    const https = { 'x-forwarded-proto': 'https', 'sec-fetch-site': 'same-origin' };
    const answer = await proxied.http.inject({
      method: 'POST',
      url: '/api/auth/sign-in',
      headers: https,
      payload: { login: 'secure', password },
    });
    const set = [answer.headers['set-cookie']].flat().map(String);
    assert.equal(set.length, 2);
    for (const cookie of set) {
      assert.match(cookie, /^__Host-(sid|did-[0-9a-f]{12})=/);
      for (const mark of [/; HttpOnly/, /; Secure/, /; SameSite=Lax/, /; Path=\//]) assert.match(cookie, mark);
      assert.doesNotMatch(cookie, /Domain/);
    }
    const secrets = answer.cookies.map((one) => one.value);
    const cookie = answer.cookies.map((one) => `${one.name}=${one.value}`).join('; ');
    const seen = [answer.body];
    for (const url of ['/api/me', '/api/me/sessions', '/api/auth/session', '/api/me/devices']) {
      seen.push((await proxied.http.inject({ method: 'GET', url, headers: { ...https, cookie } })).body);
    }
    for (const secret of secrets)
      assert.equal(
        seen.some((text) => text.includes(secret)),
        false,
      );
    const plain = await proxied.http.inject({
      method: 'GET',
      url: '/api/me',
      headers: { ...https, cookie: cookie.replaceAll('__Host-', '') },
    });
    assert.equal(plain.statusCode, 401, 'over https a cookie without the prefix is not ours');
    await proxied.close();
  });

  it('ASVS 3.5.1 3.5.2 another site signs nobody in, out, or through the second step', async () => {
    for (const url of [
      '/api/auth/sign-in',
      '/api/auth/code',
      '/api/auth/sign-out',
      '/api/auth/again',
      '/api/auth/passkey',
    ]) {
      for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }] as Record<
        string,
        string
      >[]) {
        const answer = await house.server.anonymous.call('POST', url, {}, headers);
        assert.deepEqual([answer.statusCode, answer.json().code], [403, 'wrong_origin'], url);
      }
    }
    const form = await house.server.http.inject({
      method: 'POST',
      url: '/api/auth/sign-in',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      payload: 'login=owner&password=x',
    });
    assert.equal(form.statusCode, 415);
  });

  it('ASVS 15.3.3 fields that do not belong to a step are refused, not taken', async () => {
    await house.person('fields');
    for (const more of [{ amr: ['mfa'] }, { role: 'owner' }, { status: 'active' }, { userId: house.ownerId }]) {
      const answer = await house.server.anonymous.call('POST', '/api/auth/sign-in', {
        login: 'fields',
        password,
        ...more,
      });
      assert.equal(answer.statusCode, 400, JSON.stringify(more));
    }
  });

  it('ASVS 7.2.4 16.3.1 every sign-in is an event that tells how, with a session of its own', async () => {
    const { id } = await house.person('journaled');
    await house.begin('journaled', 'wrong-password-here');
    await signIn('journaled');
    await signIn('journaled');
    const [second, first, wrong] = await house.events(id, 'identity.session.open');
    assert.deepEqual([wrong?.outcome, wrong?.data.code], ['refused', 'bad_credentials']);
    assert.deepEqual([first?.data.amr, second?.data.amr], [['pwd'], ['pwd']]);
    assert.notEqual(first?.data.session, second?.data.session);
  });
});
