// The authenticator app and backup codes: set up in a proven session, asked at sign-in, each code good once.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { call } from '#core/runner.ts';
import { cliActor } from '#core/system-actor.ts';
import type { Caller } from '#test/support/server.ts';
import { type House, openHouse, password } from './house.ts';

let house: House;
before(async () => {
  house = await openHouse();
  await house.setting({ secondFactorRoles: ['admin'] });
});
after(() => house.close());

const codeOf = (secret: string, aside = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: house.server.clock.now().getTime() + aside * 30_000,
  });
const enter = (challengeId: string, code: string, more: object = {}, cookie = '') =>
  house.server.anonymous.call('POST', '/api/auth/code', { challengeId, code, ...more }, cookie ? { cookie } : {});
const session = async (login: string): Promise<Caller> => {
  const answer = await house.begin(login);
  assert.equal(answer.json().next, 'done', answer.body);
  return house.withCookie(house.cookies(answer));
};
async function withApp(login: string, roles: string[] = []) {
  const person = await house.person(login, roles, null);
  const caller = await session(login);
  const begun = await caller.call('POST', '/api/me/second-factors/totp', {});
  assert.equal(begun.statusCode, 200, begun.body);
  const { secret } = begun.json();
  const confirmed = await caller.call('POST', '/api/me/second-factors/totp/confirm', { code: codeOf(secret) });
  assert.equal(confirmed.statusCode, 200, confirmed.body);
  house.server.clock.advance(60_000);
  return { ...person, caller, secret: secret as string, codes: confirmed.json().backupCodes as string[] };
}

describe('the authenticator app', () => {
  it('D1 is set up with a picture and a first code, and is asked at the next sign-in', async () => {
    const { caller, secret } = await withApp('totpova');
    const factors = (await caller.call('GET', '/api/me/second-factors')).json();
    assert.ok(factors.totp.createdAt);
    assert.deepEqual(factors.backupCodes, { left: 10, total: 10 });
    const step = (await house.begin('totpova')).json();
    assert.equal(step.next, 'totp');
    assert.deepEqual(step.methods, ['totp', 'backup']);
    const done = await enter(step.challengeId, codeOf(secret));
    assert.equal(done.json().next, 'done');
    const state = (await house.withCookie(house.cookies(done)).call('GET', '/api/auth/session')).json();
    assert.deepEqual([...state.session.amr].sort(), ['mfa', 'otp', 'pwd']);
  });

  it('D1 the secret is shown as a QR picture and kept sealed', async () => {
    await house.person('pictured', [], null);
    const caller = await session('pictured');
    const begun = (await caller.call('POST', '/api/me/second-factors/totp', {}, { 'idempotency-key': 'k1' })).json();
    assert.match(begun.qr, /^<svg/);
    assert.match(begun.uri, /^otpauth:\/\/totp\/.*pictured\?/);
    const { rows } = await house.server.services.pools.read.query<{ text: string }>(
      `select encode(sealed_secret, 'escape') || (select coalesce(string_agg(response::text, ''), '') from idempotency) as text from mfa_totp`,
    );
    for (const row of rows) assert.equal(row.text.includes(begun.secret), false);
    assert.equal((await house.begin('pictured')).json().next, 'done', 'not asked before it is confirmed');
  });

  it('ASVS 6.5.1 a code is refused the second time, also one step early or late', async () => {
    const { secret } = await withApp('replayed');
    const code = codeOf(secret);
    const first = (await house.begin('replayed')).json();
    assert.equal((await enter(first.challengeId, code)).statusCode, 200);
    const second = (await house.begin('replayed')).json();
    assert.equal((await enter(second.challengeId, code)).json().code, 'code_wrong');
    assert.equal((await enter(second.challengeId, codeOf(secret, -1))).json().code, 'code_wrong', 'a step before');
    assert.equal((await enter(second.challengeId, codeOf(secret, 1))).statusCode, 200, 'the next step');
  });

  it('ASVS 6.5.1 one code sent five times at once over five attempts opens one session', async () => {
    const { secret } = await withApp('stormy');
    await house.setting({ failuresUntilLock: 20 });
    const steps = await Promise.all(Array.from({ length: 5 }, async () => (await house.begin('stormy')).json()));
    const code = codeOf(secret);
    const answers = await Promise.all(steps.map((step) => enter(step.challengeId, code)));
    assert.equal(answers.filter((one) => one.statusCode === 200).length, 1);
    await house.setting({ failuresUntilLock: 5 });
  });

  it('ASVS 6.5.3 a code two steps away is wrong', async () => {
    const { secret } = await withApp('windowed');
    const step = (await house.begin('windowed')).json();
    assert.equal((await enter(step.challengeId, codeOf(secret, -2))).json().code, 'code_wrong');
    assert.equal((await enter(step.challengeId, codeOf(secret, 2))).json().code, 'code_wrong');
  });

  it('ASVS 7.5.1 it is set up and removed only by who has just proved themselves, and never by a token', async () => {
    const { caller } = await withApp('proven');
    house.server.clock.advance(15 * 60_000);
    await caller.call('GET', '/api/me');
    const unlock = { screenLockMinutes: 0 };
    await house.setting(unlock);
    const refused = await caller.call('DELETE', '/api/me/second-factors/totp');
    assert.equal(refused.statusCode, 401);
    assert.equal(refused.json().code, 'sign_in_again');
    const wrong = await caller.call('POST', '/api/auth/again', { password: 'wrong-password-here' });
    assert.equal(wrong.statusCode, 400);
    assert.equal((await caller.call('POST', '/api/auth/again', { password })).statusCode, 200);
    assert.equal((await caller.call('DELETE', '/api/me/second-factors/totp')).statusCode, 200);
    assert.equal((await house.begin('proven')).json().next, 'done');
    const factors = (await caller.call('GET', '/api/me/second-factors')).json();
    assert.deepEqual(factors.backupCodes, { left: 0, total: 0 });
    assert.equal((await house.owner.call('POST', '/api/me/second-factors/totp', {})).statusCode, 403);
    await house.setting({ screenLockMinutes: 15 });
  });

  it('P38 the last second factor of a role that asks for one is not removed', async () => {
    await house.setting({ secondFactorRoles: [] });
    const { caller } = await withApp('needed', ['admin']);
    await house.setting({ secondFactorRoles: ['admin'] });
    assert.equal((await caller.call('DELETE', '/api/me/second-factors/totp')).json().code, 'last_second_factor');
  });
});

describe('backup codes', () => {
  it('D1 each opens one session, typed as it comes, and the person is told', async () => {
    const { codes } = await withApp('backed');
    assert.equal(codes.length, 10);
    const typed = String(codes[3]).toLowerCase().replaceAll('-', ' ');
    const step = (await house.begin('backed')).json();
    const done = await enter(step.challengeId, typed);
    assert.equal(done.statusCode, 200, done.body);
    const again = (await house.begin('backed')).json();
    assert.equal((await enter(again.challengeId, typed)).json().code, 'code_wrong');
    assert.equal((await enter(again.challengeId, String(codes[4]), { method: 'backup' })).statusCode, 200);
  });

  it('ASVS 6.5.1 one backup code sent five times at once opens one session', async () => {
    const { codes } = await withApp('fivefold');
    const step = (await house.begin('fivefold')).json();
    const answers = await Promise.all(Array.from({ length: 5 }, () => enter(step.challengeId, String(codes[0]))));
    assert.equal(answers.filter((one) => one.statusCode === 200).length, 1);
  });

  it('ASVS 6.5.2 they are kept as argon2id hashes; new ones end the earlier', async () => {
    const { id, caller, codes, secret } = await withApp('hashed');
    const { rows } = await house.server.services.pools.read.query<{ code_hash: string }>(
      'select code_hash from mfa_backup_code where user_id = $1',
      [id],
    );
    assert.ok(rows.every((row) => row.code_hash.startsWith('$argon2id$')));
    const made = await caller.call('POST', '/api/me/second-factors/backup-codes', {});
    assert.equal(made.json().backupCodes.length, 10, made.body);
    const step = (await house.begin('hashed')).json();
    assert.equal((await enter(step.challengeId, String(codes[0]))).json().code, 'code_wrong');
    assert.equal((await enter(step.challengeId, codeOf(secret))).statusCode, 200);
  });
});

describe('who must have a second factor', () => {
  it('P38 without any and without mail the session opens, and nothing but setting one up is answered', async () => {
    await house.person('mustset', ['admin'], null);
    const answer = await house.begin('mustset');
    const step = answer.json();
    assert.deepEqual([step.next, step.mustSetUpSecondFactor], ['done', true]);
    const caller = house.withCookie(house.cookies(answer));
    const refused = await caller.call('GET', '/api/admin/users');
    assert.deepEqual([refused.statusCode, refused.json().code], [403, 'second_factor_needed']);
    assert.equal((await caller.call('POST', '/api/me/tokens', { name: 'обход' })).json().code, 'second_factor_needed');
    assert.equal((await caller.call('GET', '/api/me')).json().user.mustProveSecondFactor, true);
    const { secret } = (await caller.call('POST', '/api/me/second-factors/totp', {})).json();
    assert.equal(
      (await caller.call('POST', '/api/me/second-factors/totp/confirm', { code: codeOf(secret) })).statusCode,
      200,
    );
    assert.equal((await caller.call('GET', '/api/admin/users')).statusCode, 200);
  });

  it('P38 a role given to somebody who is signed in asks for the second factor at the next request', async () => {
    const { id, caller, secret } = await withApp('promoted');
    const plain = await house.person('promoted2', [], null);
    const second = await session('promoted2');
    for (const one of [id, plain.id]) {
      const card = (await house.owner.call('GET', `/api/admin/users/${one}`)).json();
      const changed = await house.owner.call(
        'PATCH',
        `/api/admin/users/${one}`,
        { roles: [{ key: 'admin' }] },
        { 'if-match': String(card.version) },
      );
      assert.equal(changed.statusCode, 200, changed.body);
    }
    assert.equal((await caller.call('GET', '/api/admin/users')).statusCode, 200, 'this session has shown one');
    assert.equal((await second.call('GET', '/api/admin/users')).json().code, 'second_factor_needed');
    assert.ok(secret);
  });

  it('P38 a session without the second factor adds none where there is one: it shows that one first', async () => {
    await house.person('older', [], null);
    const early = await session('older');
    const { secret } = (await early.call('POST', '/api/me/second-factors/totp', {})).json();
    const other = await session('older');
    await early.call('POST', '/api/me/second-factors/totp/confirm', { code: codeOf(secret) });
    await house.setting({ secondFactorRoles: ['*'] });
    assert.equal((await other.call('POST', '/api/me/passkeys/options', {})).json().code, 'second_factor_needed');
    house.server.clock.advance(60_000);
    assert.equal((await other.call('POST', '/api/auth/again', { code: codeOf(secret) })).statusCode, 200);
    assert.equal((await other.call('GET', '/api/auth/session')).json().mustProveSecondFactor, false);
    await house.setting({ secondFactorRoles: ['admin'] });
  });

  it('P38 tokens made by the command line work without a second factor', async () => {
    assert.equal((await house.owner.call('GET', '/api/admin/users')).statusCode, 200);
  });
});

describe('a reset by two administrators', () => {
  it('P38 one asks, another confirms; neither does it alone, nor to themselves', async () => {
    await house.setting({ secondFactorRoles: [] });
    const { id, caller } = await withApp('lost');
    await house.person('first-admin', ['admin']);
    await house.person('second-admin', ['admin']);
    const first = await session('first-admin');
    const second = await session('second-admin');
    const asked = await first.call('POST', `/api/admin/users/${id}/second-factors/reset`, {
      reason: 'Потерян телефон',
    });
    assert.equal(asked.statusCode, 201, asked.body);
    const reset = asked.json().id;
    assert.equal((await caller.call('GET', '/api/me')).statusCode, 200, 'nothing has changed yet');
    const twice = await second.call('POST', `/api/admin/users/${id}/second-factors/reset`, { reason: 'Ещё раз' });
    assert.equal(twice.json().code, 'reset_asked');
    const alone = await first.call('POST', `/api/admin/factor-resets/${reset}/confirm`, {});
    assert.equal(alone.json().code, 'reset_needs_another');
    const listed = (await second.call('GET', '/api/admin/factor-resets')).json().items;
    assert.deepEqual([listed.length, listed[0].reason, listed[0].mine], [1, 'Потерян телефон', false]);
    assert.equal((await second.call('POST', `/api/admin/factor-resets/${reset}/confirm`, {})).statusCode, 200);
    assert.equal((await caller.call('GET', '/api/me')).statusCode, 401, 'sessions end');
    assert.equal((await house.begin('lost')).json().next, 'done', 'the password is what is left');
    assert.equal((await second.call('POST', `/api/admin/factor-resets/${reset}/confirm`, {})).statusCode, 404);
    await house.setting({ secondFactorRoles: ['admin'] });
  });

  it('P38 the command does it alone, under the name of whoever has the machine', async () => {
    const { id } = await withApp('lone');
    const operator = cliActor('cli:root@server');
    await call(house.server.services, 'identity.factor.requestReset', operator, { id, reason: 'Потерян телефон' });
    assert.equal((await house.begin('lone')).json().next, 'done');
    const [event] = await house.events(id, 'identity.factor.requestReset');
    assert.deepEqual([event?.data.actor, event?.data.alone, event?.data.totp], ['cli:root@server', true, 1]);
  });

  it('P38 two confirmations at once do it once', async () => {
    await house.setting({ secondFactorRoles: [] });
    const { id } = await withApp('lost2');
    const [first, second] = [await session('first-admin'), await session('second-admin')];
    const asked = await first.call('POST', `/api/admin/users/${id}/second-factors/reset`, {
      reason: 'Потерян телефон',
    });
    const confirm = () => second.call('POST', `/api/admin/factor-resets/${asked.json().id}/confirm`, {});
    const answers = await Promise.all([confirm(), confirm()]);
    assert.deepEqual(answers.map((one) => one.statusCode).sort(), [200, 404]);
  });
});
