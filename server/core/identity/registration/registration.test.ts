import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Door, openDoor, visitorPassword } from '#test/support/door.ts';
import { sweepAttempts } from './sweep.ts';

let door: Door;
before(async () => {
  door = await openDoor();
});
after(() => door.server.close());

const prove = (body: object) => door.server.anonymous.call('POST', '/api/auth/register/confirm', body);
const wrong = (code: string) => (code === '111111' ? '222222' : '111111');

describe('registration', () => {
  it('D2 a code by mail makes an account that waits, with the consent to the text that was shown', async () => {
    const asked = await door.ask('gostev', {
      name: 'Гостев Пётр Иванович',
      phone: '+7 495 123-45-67',
      note: 'Бухгалтерия',
    });
    assert.equal(asked.statusCode, 202, asked.body);
    assert.deepEqual(Object.keys(asked.json()).sort(), ['id', 'minutes']);
    assert.equal(
      (await door.rows(`select 1 from app_user where login = 'gostev'`)).length,
      0,
      'no account before the code',
    );
    const code = await door.code('gostev@example.org');
    const proved = await prove({ id: asked.json().id, code });
    assert.deepEqual([proved.statusCode, proved.json()], [200, { status: 'unconfirmed' }]);
    assert.equal(proved.cookies.length, 0);
    const [person] = await door.rows(`select id, status, email, phone from app_user where login = 'gostev'`);
    assert.equal(person.status, 'unconfirmed');
    const [consent] = await door.rows('select text_id, channel, form, evidence from consent where subject_id = $1', [
      person.id,
    ]);
    assert.deepEqual([consent.text_id, consent.channel, consent.form], [door.consentTextId, 'web', 'button']);
    const { items } = (await door.owner.call('GET', '/api/admin/registrations')).json();
    assert.deepEqual([items[0].id, items[0].source, items[0].note], [person.id, 'form', 'Бухгалтерия']);
    const events = await door.rows(
      `select data, personal::text as personal from event where subject_ids @> array[$1::uuid]`,
      [person.id],
    );
    assert.ok(events.length >= 3);
    assert.doesNotMatch(JSON.stringify(events), /Гостев|gostev/);
    assert.equal((await door.rows('select 1 from registration_attempt where id = $1', [asked.json().id])).length, 0);
  });

  it('H3 unconfirmed, rejected and deactivated people get no session', async () => {
    const { id } = await door.waiting('waiter');
    const tries = async () =>
      (await door.server.anonymous.call('POST', '/api/auth/sign-in', { login: 'waiter', password: visitorPassword }))
        .statusCode;
    assert.notEqual(await tries(), 200);
    await door.owner.call('POST', `/api/admin/registrations/${id}/reject`, { reason: 'Не наш' });
    assert.notEqual(await tries(), 200);
    assert.equal((await door.rows('select 1 from user_session where user_id = $1', [id])).length, 0);
  });

  it('D2 a code is good once, for its attempt alone, five tries and ten minutes', async () => {
    const first = (await door.ask('coder')).json().id;
    const code = await door.code('coder@example.org');
    const other = (await door.ask('coder2')).json().id;
    assert.equal((await prove({ id: other, code })).json().code, 'registration_code_wrong');
    assert.equal((await prove({ id: first, code })).statusCode, 200);
    assert.equal((await prove({ id: first, code })).json().code, 'registration_code_wrong');
    const spent = (await door.ask('coder3')).json().id;
    const right = await door.code('coder3@example.org');
    for (let n = 0; n < 5; n++) assert.equal((await prove({ id: spent, code: wrong(right) })).statusCode, 400);
    assert.equal((await prove({ id: spent, code: right })).json().code, 'registration_code_wrong');
    const late = (await door.ask('coder4')).json().id;
    const lateCode = await door.code('coder4@example.org');
    door.server.clock.advance(10 * 60_000 + 1000);
    assert.equal((await prove({ id: late, code: lateCode })).json().code, 'registration_code_wrong');
  });

  it('D2 forty guesses at once spend five tries', async () => {
    const { id } = (await door.ask('stormed')).json();
    const right = await door.code('stormed@example.org');
    const answers = await Promise.all(Array.from({ length: 40 }, () => prove({ id, code: wrong(right) })));
    assert.ok(answers.every((answer) => answer.statusCode === 400 || answer.statusCode === 429));
    const [row] = await door.rows('select attempts from registration_attempt where id = $1', [id]);
    assert.equal(row.attempts, 5);
  });

  it('D2 one right code sent many times at once makes one account', async () => {
    const { id } = (await door.ask('twice')).json();
    const code = await door.code('twice@example.org');
    const answers = await Promise.all(Array.from({ length: 5 }, () => prove({ id, code })));
    assert.equal(answers.filter((answer) => answer.statusCode === 200).length, 1);
    assert.equal((await door.rows(`select 1 from app_user where login = 'twice'`)).length, 1);
  });

  it('D2 a taken address gets the same answer, and the letter goes to its owner', async () => {
    await door.waiting('known');
    const free = await door.ask('stranger1');
    const taken = await door.ask('stranger2', { email: 'KNOWN@example.org' });
    assert.equal(taken.statusCode, free.statusCode);
    assert.deepEqual(Object.keys(taken.json()), Object.keys(free.json()));
    assert.deepEqual(Object.keys(taken.headers).sort(), Object.keys(free.headers).sort());
    assert.match((await door.letter('KNOWN@example.org'))?.body ?? '', /known/);
    const codes = [
      await prove({ id: taken.json().id, code: '123456' }),
      await prove({ id: free.json().id, code: '123456' }),
    ];
    assert.deepEqual(codes[0]?.json().code, codes[1]?.json().code);
    for (let n = 0; n < 6; n++) await prove({ id: taken.json().id, code: '123456' });
    const [row] = await door.rows('select attempts, email, password_hash from registration_attempt where id = $1', [
      taken.json().id,
    ]);
    assert.deepEqual(row, { attempts: 5, email: null, password_hash: null });
  });

  it('D2 a taken login is told, and how often it is told is limited', async () => {
    const told = [];
    for (let n = 0; n < 22; n++) told.push((await door.ask('owner', { email: `enum${n}@example.org` })).json());
    assert.equal(told[0].errors[0].code, 'login_taken');
    assert.equal(told.at(-1).code, 'too_many_requests');
    const address = await door.ask('x@example.org');
    assert.equal(address.statusCode, 400, 'a login that is an address would tell whose address is known');
  });

  it('D2 letters to one address are limited, whether it is known or not', async () => {
    await door.owner.call('POST', '/api/admin/users', {
      login: 'known-too',
      name: 'Известный',
      email: 'known-too@example.org',
    });
    const codes = async (email: string) => {
      const answers = [];
      for (let n = 0; n < 7; n++) answers.push((await door.ask(`flood${n}${email.length}`, { email })).statusCode);
      return answers;
    };
    assert.deepEqual(await codes('known-too@example.org'), await codes('unknown-to-us@example.org'));
    assert.ok((await codes('third@example.org')).includes(429));
  });

  it('D2 what was injected is refused and the consent is asked for', async () => {
    for (const more of [{ status: 'active' }, { roles: [{ key: 'owner' }] }]) {
      assert.equal((await door.ask('injected', more)).statusCode, 400);
    }
    const without = await door.ask('without', { consentTextId: undefined });
    assert.equal(without.json().errors[0].code, 'consent_missing');
    const other = await door.ask('without', { consentTextId: '01890000-0000-7000-8000-000000000000' });
    assert.equal(other.json().code, 'consent_text_changed');
    const weak = await door.ask('weakling', { password: 'пароль123456' });
    assert.equal(weak.json().errors[0].code, 'password_common');
  });

  it('D2 what was never finished is swept away', async () => {
    await door.ask('unfinished');
    door.server.clock.advance(11 * 60_000);
    await sweepAttempts.run(door.server.services, {});
    assert.equal((await door.rows(`select 1 from registration_attempt where login = 'unfinished'`)).length, 0);
  });

  it('D2 switched off, nobody registers and the visitor is told so', async () => {
    await door.set('registration', { open: false });
    assert.equal((await door.ask('late')).json().code, 'registration_closed');
    assert.equal((await door.server.anonymous.call('GET', '/api/auth/door')).json().registration, false);
    await door.set('registration', { open: true });
  });
});
