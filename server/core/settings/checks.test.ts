// Every setting has a check that is of use: what is typed is tried before it is saved, and nothing else changes by it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type House, openHouse, password } from '#test/sign-in/house.ts';
import type { Caller } from '#test/support/server.ts';

interface Finding {
  tone: 'good' | 'bad' | 'plain';
  text: { ru: string; en: string };
  people: { id: string; name: string }[];
}

let house: House;
before(async () => {
  house = await openHouse();
  await rows(`update app_user set email = 'owner@example.org' where id = $1`, [house.ownerId]);
});
after(() => house.close());

const rows = async (text: string, values: unknown[] = []) =>
  (await house.server.services.pools.write.query(text, values)).rows;
const check = (key: string, body: object = {}, by: Caller = house.owner) =>
  by.call('POST', `/api/admin/settings/${key}/test`, body);
async function found(key: string, body: object = {}, by: Caller = house.owner): Promise<Finding[]> {
  const answer = await check(key, body, by);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json().findings;
}
const line = (findings: Finding[], words: RegExp): Finding => {
  const hit = findings.find(({ text }) => words.test(text.ru));
  assert.ok(hit, `${words} in ${JSON.stringify(findings.map((one) => one.text.ru))}`);
  return hit;
};

describe('checks of settings', () => {
  it('every setting can be tried, and says in both languages how', async () => {
    const { items } = (await house.owner.call('GET', '/api/admin/settings')).json();
    assert.ok(items.length >= 9);
    for (const { key, check } of items) assert.ok(check.hint.ru && check.hint.en, key);
  });

  it('D1 a password is judged by every rule, by what is typed in the form, and is kept nowhere', async () => {
    const tones = (findings: Finding[]) => findings.slice(0, 5).map((one) => one.tone);
    const probe = 'Лиловый-парусник-271';
    const fits = await found('passwords', { probe });
    assert.deepEqual(tones(fits), ['good', 'good', 'good', 'good', 'good']);
    assert.deepEqual(tones(await found('passwords', { probe, value: { length: 30 } }))[0], 'bad');
    assert.deepEqual(tones(await found('passwords', { probe: 'password' })).slice(0, 2), ['bad', 'bad']);
    assert.equal(line(await found('passwords', { probe: 'Орлова-Вера' }), /логина, имени/).tone, 'bad');
    assert.equal((await check('passwords')).json().errors[0].code, 'setting_probe_missing');
    assert.equal((await check('passwords', { probe, value: { length: 2 } })).json().errors[0].field, 'value.length');
    const [{ length }] = await rows(`select count(*)::int as length from setting where key = 'passwords'`);
    assert.equal(length, 0, 'nothing is saved');
    const kept = await rows(`select 1 from event where data::text || personal::text like '%парусник%'
      union all select 1 from idempotency where response::text like '%парусник%'`);
    assert.equal(kept.length, 0);
  });

  it('D1 the second step: how many it touches, who has none yet, by name only for whoever may see people', async () => {
    const bare = await house.person('bare', ['editor'], null);
    await house.person('mailed', ['editor']);
    const rules = { secondFactorRoles: ['editor'] };
    const seen = await found('sign-in', { value: rules });
    assert.match(line(seen, /обязателен для людей/).text.ru, /людей: 2\. .*— 0, с кодом по почте — 1/);
    const without = line(seen, /ещё нет у людей: 1/);
    assert.deepEqual(without.people, [{ id: bare.id, name: 'Проверкин bare' }]);
    const read = await house.events(bare.id, 'core.setting.test');
    assert.equal(read[0]?.outcome, 'read', 'whose name was shown is in the journal');
    assert.match(
      line(await found('sign-in', { value: { ...rules, emailCode: 'never' } }), /ещё нет/).text.ru,
      /людей: 2/,
    );
    assert.equal(
      line(await found('sign-in', { value: { secondFactorRoles: [] } }), /не обязателен никому/).tone,
      'bad',
    );

    const role = await house.owner.call('POST', '/api/admin/roles', {
      name: 'Только настройки',
      key: 'only-settings',
      grants: ['core.setting.list', 'core.setting.test'].map((operation) => ({ operation, reach: 'all' })),
    });
    assert.equal(role.statusCode, 201, role.body);
    await house.setting({ secondFactorRoles: ['editor'] });
    await house.person('tuner', ['only-settings']);
    const tuner = house.withCookie(house.cookies(await house.begin('tuner')));
    assert.deepEqual(line(await found('sign-in', {}, tuner), /ещё нет/).people, []);
    assert.equal((await check('sign-in', { value: rules }, tuner)).json().code, 'not_allowed');
  });

  it('D1 the lock: what the rule would have done to the sign-ins of the last week', async () => {
    const { id } = await house.person('clumsy');
    for (let n = 0; n < 4; n++) assert.equal((await house.begin('clumsy', 'wrong')).statusCode, 401);
    assert.equal((await house.begin('clumsy', password)).statusCode, 200);
    const strict = line(await found('sign-in', { value: { failuresUntilLock: 3 } }), /верных входов/);
    assert.match(strict.text.ru, /закрылся бы у людей: 1, и 1 верных входов/);
    assert.deepEqual([strict.tone, strict.people.map((one) => one.id)], ['bad', [id]]);
    assert.equal(line(await found('sign-in', { value: { failuresUntilLock: 5 } }), /ни у кого/).tone, 'good');
    house.server.clock.advance(8 * 86_400_000);
    line(await found('sign-in', { value: { failuresUntilLock: 3 } }), /неверных попыток — 0/);
  });

  it('D2 registration: who decides, and the letter with the code as people get it', async () => {
    const findings = await found('registration');
    line(findings, /Регистрация открыта/);
    assert.match(line(findings, /Подтвердить могут/).text.ru, /: 1$/);
    const [letter] = await house.mail.to(house.server.services, 'owner@example.org');
    assert.match(letter?.text ?? '', /Ваш код: 000000 \(это образец\)/);
    line(await found('registration', { value: { open: false } }), /закрыта/);
  });

  it('notices: one to whoever asks, in the program and by mail', async () => {
    house.mail.letters.length = 0;
    line(await found('notices'), /Следующий список сроков — \d\d\.\d\d\.\d{4} в 07:30/);
    const { items } = (await house.owner.call('GET', '/api/notices')).json();
    assert.equal(items[0].data.text.ru, 'Проверка уведомлений: так они приходят вам.');
    const letters = await house.mail.to(house.server.services, 'owner@example.org');
    assert.equal(letters.filter((one) => /Проверка уведомлений/.test(one.text)).length, 1);
    line(await found('notices', { value: { mail: false } }), /так настроено/);
  });

  it('P33 terms: what would be proposed today, and nothing is', async () => {
    const { id } = await house.person('leaver');
    assert.equal(
      (await house.owner.call('POST', `/api/admin/users/${id}/deactivate`, { reason: 'Уволен' })).statusCode,
      200,
    );
    house.server.clock.advance(3 * 86_400_000);
    line(await found('personal-data'), /Отключённые учётные записи: срок ни у кого не вышел/);
    const sooner = await found('personal-data', { value: { deactivatedDays: 2 } });
    line(sooner, /Отключённые учётные записи: будет предложено — 1/);
    line(await found('personal-data', { value: { deactivatedDays: 0 } }), /Отключённые учётные записи: срок не задан/);
    assert.equal((await rows('select 1 from disposal')).length, 0);
  });

  it('L9 the organisation: a typing error in its tax number, and what consents lack', async () => {
    assert.equal(line(await found('organisation', { value: { inn: '7710140670' } }), /ИНН/).tone, 'bad');
    const whole = { inn: '7710140679', address: 'Москва', privacyContact: 'Охранова Д. С.', fullName: 'ООО «Весна»' };
    assert.ok((await found('organisation', { value: whole })).every((one) => one.tone === 'good'));
  });

  it('deadlines: what falls into the night, and whether anybody on duty hears of it', async () => {
    line(await found('deadlines'), /На ночь приходится сроков: 0 из 0/);
    const none = await found('deadlines', { value: { nightFrom: '07:00', nightUntil: '07:00' } });
    line(none, /Ночи нет/);
  });

  it('mail: a server that is typed and not saved yet is the one that is tried', async () => {
    const wrong = await check('mail', { value: { url: 'smtp://127.0.0.1:1' } });
    assert.equal(wrong.json().code, 'setting_check_failed');
    assert.equal((await check('mail', { value: { url: house.mail.url } })).statusCode, 200);
  });
});
