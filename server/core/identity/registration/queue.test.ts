import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sendWaitingMail } from '#core/mail/send.ts';
import { type Door, openDoor, visitorPassword } from '#test/support/door.ts';
import { type Mailbox, openMailbox } from '#test/support/mailbox.ts';
import { rightsVersion, whileHeld } from '#test/support/race.ts';
import type { Caller } from '#test/support/server.ts';

let door: Door;
let mailbox: Mailbox;
let curator: Caller;
const password = 'zelenyj-avtobus-77';

before(async () => {
  mailbox = await openMailbox();
  door = await openDoor({ SMTP_URL: mailbox.url });
  await made('kurator', { roles: [{ key: 'curator' }] });
  curator = await door.server.signIn('kurator', password);
});
after(async () => {
  await door.server.close();
  await mailbox.close();
});

async function made(login: string, more: Record<string, unknown> = {}) {
  const body = { login, name: `Сотрудник ${login}`, password, mustChangePassword: false, ...more };
  const answer = await door.owner.call('POST', '/api/admin/users', body);
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json();
}
const decide = (by: Caller, id: string, act: string, body: object = {}) =>
  by.call('POST', `/api/admin/registrations/${id}/${act}`, body);
const events = (operation: string) =>
  door.rows(
    `select data, subject_ids::text[] as subjects, actor_id from event where operation = $1 and outcome = 'done' order by id`,
    [operation],
  );

describe('the page "Registrations"', () => {
  it('H3 a curator confirms, the person is told and signs in; decision, notice and its delivery are in the journal', async () => {
    const { id, email } = await door.waiting('petrova', { name: 'Петрова Анна Сергеевна' });
    assert.equal((await curator.call('GET', '/api/me')).json().counters.registrations, 1);
    const card = (await curator.call('GET', `/api/admin/registrations/${id}`)).json();
    assert.deepEqual(card.can, [
      'identity.registration.confirm',
      'identity.registration.reject',
      'identity.registration.merge',
    ]);
    const confirmed = await decide(curator, id, 'confirm');
    assert.equal(confirmed.statusCode, 200, confirmed.body);
    assert.deepEqual([confirmed.json().state, confirmed.json().notice], ['confirmed', 'waiting']);
    await sendWaitingMail(door.server.services);
    assert.match(mailbox.to(email).at(-1)?.text ?? '', /подтверждена/);
    assert.equal((await curator.call('GET', `/api/admin/registrations/${id}`)).json().notice, 'sent');
    const [decision] = (await events('identity.registration.confirm')).filter((one) => one.subjects.includes(id));
    assert.equal(decision.data.told, true);
    const delivered = (await events('core.mail.deliver')).filter((one) => one.subjects.includes(id));
    assert.ok(delivered.some((one) => one.data.about === 'identity.registration.confirm' && one.data.state === 'sent'));
    await door.server.signIn('petrova', visitorPassword);
  });

  it('H3 a rejection has its reason, is told, and may be considered again', async () => {
    const { id, email } = await door.waiting('otkaz');
    assert.equal((await decide(curator, id, 'reject', {})).statusCode, 400);
    const rejected = await decide(curator, id, 'reject', { reason: 'Не работает у нас' });
    assert.deepEqual([rejected.json().state, rejected.json().reason], ['rejected', 'Не работает у нас']);
    await sendWaitingMail(door.server.services);
    assert.match(mailbox.to(email).at(-1)?.text ?? '', /Не работает у нас/);
    const stored = await door.rows(
      `select data::text as data from event where operation = 'identity.registration.reject'`,
    );
    assert.doesNotMatch(JSON.stringify(stored), /Не работает/);
    assert.equal((await decide(curator, id, 'confirm')).json().code, 'already_decided');
    assert.equal((await decide(curator, id, 'reopen')).json().state, 'waiting');
    assert.equal((await decide(curator, id, 'confirm')).json().state, 'confirmed');
  });

  it('H3 of two curators who decide at once one wins, and the other is told who it was', async () => {
    const { id } = await door.waiting('spornyj');
    const [one, other] = await whileHeld(
      door.server.services,
      `select from registration where user_id = '${id}' for update`,
      () => [decide(curator, id, 'confirm'), decide(door.owner, id, 'reject', { reason: 'Не наш' })],
    );
    const codes = [one?.statusCode, other?.statusCode].sort();
    assert.deepEqual(codes, [200, 409]);
    const refused = one?.statusCode === 409 ? one : other;
    assert.equal(refused?.json().code, 'already_decided');
    assert.match(refused?.json().message.ru, /Сотрудник kurator|Орлова/);
    const [person] = await door.rows('select status from app_user where id = $1', [id]);
    assert.equal(person.status, one?.statusCode === 200 ? 'active' : 'rejected');
  });

  it('H3 a curator gives only what they hold, and nobody without the right sees the queue', async () => {
    const { id } = await door.waiting('vyskochka');
    assert.equal((await decide(curator, id, 'confirm', { roles: [{ key: 'owner' }] })).json().code, 'owner_only');
    const [person] = await door.rows('select status from app_user where id = $1', [id]);
    assert.equal(person.status, 'unconfirmed');
    await made('prostoj');
    const plain = await door.server.signIn('prostoj', password);
    assert.equal((await plain.call('GET', '/api/admin/registrations')).statusCode, 403);
    assert.equal((await decide(plain, id, 'confirm')).statusCode, 403);
    assert.equal((await plain.call('GET', '/api/me')).json().counters.registrations, undefined);
  });

  it('H3 likely matches: the same telephone, a misspelt name, initials; a merge moves mailbox, password and consent', async () => {
    const known = await made('kuznetsov', {
      name: 'Кузнецов Семён Ильич',
      phone: '8 (495) 765-43-21',
      password: undefined,
    });
    const { id, email } = await door.waiting('semen', { name: 'Кузнецев Семен И.', phone: '+74957654321' });
    const card = (await curator.call('GET', `/api/admin/registrations/${id}`)).json();
    assert.deepEqual(
      card.matches.map((one: { id: string; grounds: string[] }) => [one.id, one.grounds]),
      [[known.id, ['phone', 'similar-name']]],
    );
    const merged = await decide(door.owner, id, 'merge', { intoId: known.id });
    assert.equal(merged.statusCode, 200, merged.body);
    assert.deepEqual([merged.json().state, merged.json().mergedInto.id], ['merged', known.id]);
    const [account] = await door.rows('select status, email, login from app_user where id = $1', [known.id]);
    assert.deepEqual(account, { status: 'active', email, login: 'kuznetsov' });
    assert.equal(
      (await door.rows('select 1 from consent where subject_id = $1 and ended_at is null', [known.id])).length,
      1,
    );
    await door.server.signIn('kuznetsov', visitorPassword);
    const [event] = await events('identity.registration.merge');
    assert.deepEqual([...event.subjects].sort(), [id, known.id].sort());
  });

  it('H3 a merge never lends a curator somebody’s wider rights', async () => {
    const { id } = await door.waiting('hitryj');
    const [owner] = await door.rows(`select id from app_user where login = 'owner'`);
    assert.equal((await decide(curator, id, 'merge', { intoId: owner.id })).json().code, 'person_above');
  });

  it('H3 many at once: those decided meanwhile are told of, the others are done', async () => {
    const first = await door.waiting('mnogo1');
    const second = await door.waiting('mnogo2');
    const third = await door.waiting('mnogo3');
    await decide(curator, second.id, 'reject', { reason: 'Не наш' });
    const ids = [first.id, second.id, third.id];
    const answer = (await curator.call('POST', '/api/admin/registrations/confirm', { ids })).json();
    const codes = Object.fromEntries(
      answer.items.map((one: { id: string; code: string | null }) => [one.id, one.code]),
    );
    assert.deepEqual(codes, { [first.id]: null, [second.id]: 'already_decided', [third.id]: null });
    assert.equal(
      (await events('identity.registration.confirm')).filter((one) => ids.includes(one.subjects[0])).length,
      2,
    );
  });

  it('H3 deactivation and confirmation at once leave nobody half way', async () => {
    const { id } = await door.waiting('polputi');
    const [confirmed, deactivated] = await whileHeld(door.server.services, rightsVersion, () => [
      decide(curator, id, 'confirm'),
      door.owner.call('POST', `/api/admin/users/${id}/deactivate`, { reason: 'Уволен' }),
    ]);
    const [person] = await door.rows('select status from app_user where id = $1', [id]);
    assert.ok(['active', 'deactivated'].includes(person.status), `${confirmed?.statusCode} ${deactivated?.statusCode}`);
    const again = await decide(curator, id, 'confirm');
    assert.equal(again.json().code, 'already_decided');
  });
});
