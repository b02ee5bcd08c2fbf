import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sendWaitingMail } from '#core/mail/send.ts';
import { type Door, openDoor } from '#test/support/door.ts';
import { type Mailbox, openMailbox } from '#test/support/mailbox.ts';
import type { Caller } from '#test/support/server.ts';

let door: Door;
let mailbox: Mailbox;
const first = 'zelenyj-avtobus-77';
const next = 'sirenevyj-tuman-9-utrom';

before(async () => {
  mailbox = await openMailbox();
  door = await openDoor({ SMTP_URL: mailbox.url, PUBLIC_URL: 'https://vedomo.example.org' });
});
after(async () => {
  await door.server.close();
  await mailbox.close();
});

async function made(login: string, more: Record<string, unknown> = {}) {
  const body = { login, name: `Сотрудник ${login}`, email: `${login}@example.org`, ...more };
  const answer = await door.owner.call('POST', '/api/admin/users', body);
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json() as { id: string; login: string };
}
const ready = { password: first, mustChangePassword: false };
const visitor = (path: string, body: object) => door.server.anonymous.call('POST', path, body);
/** The secret of the newest link that came to the mailbox. */
async function token(login: string): Promise<string> {
  await sendWaitingMail(door.server.services);
  return /#(\S+)/.exec(mailbox.to(`${login}@example.org`).at(-1)?.text ?? '')?.[1] ?? '';
}
const invite = (id: string, body: object = {}, by: Caller = door.owner) =>
  by.call('POST', `/api/admin/users/${id}/invite`, body);
const accept = (secret: string, password = next) =>
  visitor('/api/auth/invitation', { token: secret, password, consentTextId: door.consentTextId });
const signIn = (login: string, password: string) => visitor('/api/auth/sign-in', { login, password });

describe('an invitation', () => {
  it('D2 comes by mail, is good once, sets the password and takes the consent', async () => {
    const { id } = await made('novenkij');
    const sent = await invite(id);
    assert.deepEqual([sent.statusCode, sent.json().sentTo, sent.json().link], [200, 'novenkij@example.org', null]);
    const secret = await token('novenkij');
    assert.match(mailbox.to('novenkij@example.org').at(-1)?.text ?? '', /https:\/\/vedomo\.example\.org\/invite#/);
    const shown = (await visitor('/api/auth/invitation/read', { token: secret })).json();
    assert.deepEqual([shown.login, shown.name], ['novenkij', 'Сотрудник novenkij']);
    const answers = await Promise.all([accept(secret), accept(secret), accept(secret)]);
    assert.deepEqual(answers.map((one) => one.statusCode).sort(), [200, 410, 410]);
    assert.ok(answers.every((one) => one.cookies.length === 0));
    assert.equal((await signIn('novenkij', next)).json().next, 'done');
    assert.equal((await door.rows('select 1 from consent where subject_id = $1', [id])).length, 1);
    const left = await door.rows(`select body from outbox where recipient = 'novenkij@example.org' and secret`);
    assert.deepEqual(left, [{ body: '' }], 'the link is not left in the outbox');
  });

  it('D2 a new one ends the earlier; it is cancelled and ends after 72 hours', async () => {
    const { id } = await made('vtoroj');
    await invite(id);
    const earlier = await token('vtoroj');
    await invite(id);
    const later = await token('vtoroj');
    assert.equal((await accept(earlier)).json().code, 'link_spent');
    assert.equal((await door.owner.call('DELETE', `/api/admin/users/${id}/invite`)).statusCode, 200);
    assert.equal((await accept(later)).json().code, 'link_spent');
    assert.equal((await door.owner.call('DELETE', `/api/admin/users/${id}/invite`)).json().code, 'no_invitation');
    const shown = (await invite(id, { show: true })).json();
    door.server.clock.advance(72 * 3_600_000 + 1000);
    assert.equal((await accept(String(shown.link).split('#')[1] ?? '')).json().code, 'link_spent');
    door.owner = await door.server.owner();
  });

  it('D2 without mail the link is shown to the one who invites, and the journal says so', async () => {
    const { id } = await made('bezpochty', { email: null });
    assert.equal((await invite(id)).json().code, 'no_email');
    const { link } = (await invite(id, { show: true })).json();
    assert.equal((await accept(link.split('#')[1])).statusCode, 200);
    const [event] = await door.rows(
      `select data from event where operation = 'identity.invitation.send' order by id desc limit 1`,
    );
    assert.equal(event.data.way, 'shown');
    assert.equal((await invite(id, { show: true })).json().code, 'not_invited');
  });

  it('D2 without a mail server the link comes back instead of a letter that nobody could read', async () => {
    const { config } = door.server.services;
    const { smtpUrl } = config;
    const { id } = await made('bezservera');
    try {
      config.smtpUrl = undefined;
      const { link, sentTo } = (await invite(id)).json();
      assert.deepEqual([sentTo, (await accept(link.split('#')[1])).statusCode], [null, 200]);
    } finally {
      config.smtpUrl = smtpUrl;
    }
  });

  it('D2 an account that was closed meanwhile is not opened by its invitation', async () => {
    const { id } = await made('uvolen');
    await invite(id);
    const secret = await token('uvolen');
    await door.owner.call('POST', `/api/admin/users/${id}/deactivate`, { reason: 'Передумали' });
    assert.equal((await accept(secret)).json().code, 'link_spent');
  });
});

describe('a forgotten password', () => {
  it('D2 answers everybody alike; the link works once, ends every session and opens none', async () => {
    await made('zabyl', ready);
    const session = await door.server.signIn('zabyl', first);
    const known = await visitor('/api/auth/password/forgot', { login: 'zabyl@example.org' });
    const unknown = await visitor('/api/auth/password/forgot', { login: 'nobody@example.org' });
    assert.deepEqual([known.statusCode, known.body], [unknown.statusCode, unknown.body]);
    const secret = await token('zabyl');
    const weak = await visitor('/api/auth/password/reset', { token: secret, password: 'zabyl-zabyl-1' });
    assert.equal(weak.json().errors[0].code, 'password_common');
    const same = await visitor('/api/auth/password/reset', { token: secret, password: first });
    assert.equal(same.json().errors[0].code, 'password_reused');
    const set = await visitor('/api/auth/password/reset', { token: secret, password: next });
    assert.deepEqual([set.statusCode, set.cookies.length], [200, 0]);
    assert.equal((await session.call('GET', '/api/me')).statusCode, 401);
    assert.equal(
      (await visitor('/api/auth/password/reset', { token: secret, password: 'tretij-parol-na-stene-5' })).json().code,
      'link_spent',
    );
    assert.notEqual((await signIn('zabyl', first)).statusCode, 200);
    assert.equal((await signIn('zabyl', next)).json().next, 'done');
  });

  it('D2 the link ends after an hour, and letters to one person are limited', async () => {
    await made('dolgo', ready);
    await visitor('/api/auth/password/forgot', { login: 'dolgo' });
    const secret = await token('dolgo');
    door.server.clock.advance(3_600_000 + 1000);
    assert.equal(
      (await visitor('/api/auth/password/reset', { token: secret, password: next })).json().code,
      'link_spent',
    );
    const codes = async (login: string) => {
      const answers = [];
      for (let n = 0; n < 5; n++) answers.push((await visitor('/api/auth/password/forgot', { login })).statusCode);
      return answers;
    };
    assert.deepEqual(await codes('dolgo'), [202, 202, 202, 429, 429]);
    assert.deepEqual(await codes('nobody-at-all'), [202, 202, 202, 429, 429]);
    door.owner = await door.server.owner();
  });

  it('D2 an administrator sends a link, which takes the old password away, or gets a one-time password', async () => {
    const { id } = await made('sbros', ready);
    const reset = (body: object) => door.owner.call('POST', `/api/admin/users/${id}/reset-password`, body);
    assert.equal((await reset({ way: 'mail' })).json().sentTo, 'sbros@example.org');
    assert.notEqual((await signIn('sbros', first)).statusCode, 200);
    const secret = await token('sbros');
    assert.equal((await visitor('/api/auth/password/reset', { token: secret, password: next })).statusCode, 200);
    const { password } = (await reset({ way: 'show' })).json();
    assert.match(password, /^(\w{4}-){3}\w{4}$/);
    const answer = await signIn('sbros', password);
    assert.equal(answer.json().next, 'done', answer.body);
    const cookie = answer.cookies.map((one) => `${one.name}=${one.value}`).join('; ');
    const list = await door.server.anonymous.call('GET', '/api/admin/users', undefined, { cookie });
    assert.equal(list.statusCode, 403, list.body);
    const me = await door.server.anonymous.call('GET', '/api/me', undefined, { cookie });
    assert.equal(me.json().user.mustChangePassword, true);
    const stored = await door.rows(`select data::text as data from event where operation = 'identity.password.reset'`);
    assert.doesNotMatch(JSON.stringify(stored), new RegExp(password));
  });
});

describe('the password policy', () => {
  it('D2 refuses what is short, common, on the other layout, in translit, or made of the person’s own words', async () => {
    const tries: [string, string][] = [
      ['korotkij-9', 'password_short'],
      ['qwerty123456', 'password_common'],
      ['пароль123456', 'password_common'],
      ['gfhjkmgfhjkm1', 'password_common'],
      ['privet123456', 'password_common'],
      ['йцукенгшщзхъ', 'password_common'],
      ['smirnova-smirnova', 'password_common'],
      ['cvbhyjdf-1990', 'password_common'],
      ['vedomo-vedomo-1', 'password_common'],
    ];
    for (const [password, code] of tries) {
      const body = { login: 'smirnova', name: 'Смирнова Ольга Петровна', password };
      const answer = await door.owner.call('POST', '/api/admin/users', body);
      assert.equal(answer.json().errors?.[0].code, code, `${password}: ${answer.body}`);
    }
  });

  it('D2 length and strength are settings', async () => {
    await door.set('passwords', { length: 16 });
    const answer = await door.owner.call('POST', '/api/admin/users', {
      login: 'dlinnyj',
      name: 'Длинный',
      password: 'ozero-veter-1',
    });
    assert.match(answer.json().errors[0].message.ru, /16/);
    await door.set('passwords', { length: 12 });
  });
});
