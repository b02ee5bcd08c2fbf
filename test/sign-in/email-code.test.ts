// The code by e-mail as the second step: bound to its attempt, spent before it is compared, never told to anybody else.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type House, openHouse, type Step } from './house.ts';

let house: House;
before(async () => {
  house = await openHouse();
  await house.setting({ secondFactorRoles: ['admin'] });
});
after(() => house.close());

const enter = (challengeId: string, code: string, more: object = {}) =>
  house.server.anonymous.call('POST', '/api/auth/code', { challengeId, code, ...more });
const begun = async (login: string): Promise<Step> => {
  const answer = await house.begin(login);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
};
const wrong = (code: string): string => (code === '000000' ? '000001' : '000000');

describe('the code by e-mail', () => {
  it('D1 who holds a role that asks for it gets a code by e-mail, and a session only with it', async () => {
    const { email } = await house.person('anna', ['admin']);
    const step = await begun('anna');
    assert.equal(step.next, 'code');
    assert.deepEqual(step.methods, ['code']);
    assert.equal(step.sentTo, 'an…@example.org');
    const { rows } = await house.server.services.pools.read.query('select 1 from user_session');
    assert.equal(rows.length, 0, 'no session before the second step');
    const code = await house.mail.code(house.server.services, email);
    const done = await enter(step.challengeId, code);
    assert.equal(done.json().next, 'done');
    const session = house.withCookie(house.cookies(done));
    const state = (await session.call('GET', '/api/auth/session')).json();
    assert.deepEqual([...state.session.amr].sort(), ['mail', 'mfa', 'pwd']);
    assert.equal((await session.call('GET', '/api/admin/users')).statusCode, 200);
  });

  it('D1 without a role that asks and without factors of one’s own the password is enough', async () => {
    await house.person('plain');
    assert.equal((await begun('plain')).next, 'done');
  });

  it('ASVS 6.5.1 a code opens one session, also when it is sent five times at once', async () => {
    const { id, email } = await house.person('once', ['admin']);
    const step = await begun('once');
    const code = await house.mail.code(house.server.services, email);
    const answers = await Promise.all(Array.from({ length: 5 }, () => enter(step.challengeId, code)));
    assert.deepEqual(answers.map((one) => one.statusCode).sort(), [200, 410, 410, 410, 410]);
    const { rows } = await house.server.services.pools.read.query('select 1 from user_session where user_id = $1', [
      id,
    ]);
    assert.equal(rows.length, 1);
  });

  it('ASVS 6.6.3 forty guesses at once spend five tries, and the right code no longer helps', async () => {
    const { email } = await house.person('guessed', ['admin']);
    await house.setting({ failuresUntilLock: 20 });
    const step = await begun('guessed');
    const code = await house.mail.code(house.server.services, email);
    const answers = await Promise.all(Array.from({ length: 40 }, () => enter(step.challengeId, wrong(code))));
    const codes = answers.map((one) => one.json().code);
    assert.equal(codes.filter((one) => one === 'code_wrong').length, 5);
    assert.equal(codes.filter((one) => one === 'challenge_over').length, 35);
    assert.equal((await enter(step.challengeId, code)).json().code, 'challenge_over');
    await house.setting({ failuresUntilLock: 5 });
  });

  it('ASVS 6.6.2 a code is good for its own attempt alone', async () => {
    const { email } = await house.person('bound', ['admin']);
    const first = await begun('bound');
    const code = await house.mail.code(house.server.services, email);
    const second = await begun('bound');
    assert.equal((await enter(second.challengeId, code)).json().code, 'code_wrong');
    assert.equal((await enter(first.challengeId, code)).statusCode, 200);
  });

  it('ASVS 6.5.5 a code ends after ten minutes', async () => {
    const { email } = await house.person('late', ['admin']);
    const step = await begun('late');
    const code = await house.mail.code(house.server.services, email);
    house.server.clock.advance(10 * 60_000 + 1000);
    assert.equal((await enter(step.challengeId, code)).json().code, 'challenge_over');
  });

  it('D1 failures of both steps count on the account: five lock it, whatever attempt they came in', async () => {
    const { id, email } = await house.person('counted', ['admin']);
    await house.begin('counted', 'wrong-password-here');
    await house.begin('counted', 'wrong-password-here');
    for (let time = 0; time < 3; time++) {
      const step = await begun('counted');
      const code = await house.mail.code(house.server.services, email);
      assert.equal((await enter(step.challengeId, wrong(code))).json().code, 'code_wrong');
    }
    assert.equal((await house.begin('counted')).json().code, 'bad_credentials', 'the right password during the lock');
    assert.match((await house.mail.to(house.server.services, email)).at(-1)?.subject ?? '', /вход временно закрыт/);
    assert.equal((await house.events(id)).filter((one) => one.data.lockedMinutes === 15).length, 1);
    house.server.clock.advance(16 * 60_000);
    assert.equal((await begun('counted')).next, 'code');
  });

  it('D1 a code can be sent again after a minute, and five letters in fifteen minutes are all', async () => {
    const { email } = await house.person('again', ['admin']);
    const step = await begun('again');
    const send = () => house.server.anonymous.call('POST', '/api/auth/code/send', { challengeId: step.challengeId });
    const soon = await send();
    assert.equal(soon.json().code, 'code_too_soon');
    const old = await house.mail.code(house.server.services, email);
    for (let time = 0; time < 4; time++) {
      house.server.clock.advance(61_000);
      assert.equal((await send()).statusCode, 200);
    }
    house.server.clock.advance(61_000);
    const held = await send();
    assert.equal(held.statusCode, 429);
    assert.ok(Number(held.headers['retry-after']) > 0);
    assert.equal((await house.mail.to(house.server.services, email)).length, 5);
    const code = await house.mail.code(house.server.services, email);
    if (old !== code) assert.equal((await enter(step.challengeId, old)).json().code, 'code_wrong');
    assert.equal((await enter(step.challengeId, code)).statusCode, 200);
  });

  it('ASVS 16.2.5 a code stands in no journal, no outbox list and no table in the clear', async () => {
    const { email } = await house.person('silent', ['admin']);
    await begun('silent');
    const waiting = await house.owner.call('GET', '/api/admin/outbox');
    assert.equal(waiting.statusCode, 200, waiting.body);
    const listed = waiting.json().items.find((one: { recipient: string }) => one.recipient === email);
    assert.equal(listed.body, '');
    const code = await house.mail.code(house.server.services, email);
    const { rows } = await house.server.services.pools.read.query<{ text: string }>(
      `select coalesce(string_agg(data::text, ' '), '') || (select string_agg(body, ' ') from outbox where recipient = $1) as text from event`,
      [email],
    );
    assert.equal(rows[0]?.text.includes(code), false);
  });

  it('P37 a status other than active ends the second step as well', async () => {
    const { id, email } = await house.person('leaving', ['admin']);
    const step = await begun('leaving');
    const code = await house.mail.code(house.server.services, email);
    assert.equal(
      (await house.owner.call('POST', `/api/admin/users/${id}/deactivate`, { reason: 'Уволен' })).statusCode,
      200,
    );
    assert.equal((await enter(step.challengeId, code)).json().code, 'challenge_over');
  });
});
