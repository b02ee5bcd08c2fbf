// Contacts (issue 2 §3): check digits, phones, addresses and names that are written in many ways.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { words } from '#core/refusal.ts';
import { checkEmail, emailKey } from './email.ts';
import { organisationKey, organisationName, sameOrganisation } from './organisation-name.ts';
import { checkPhone } from './phone.ts';
import { checkInn, checkKpp, checkOgrn, checkOgrnip } from './registration-numbers.ts';

const everyOneDigitChange = (number: string): string[] =>
  [...number].flatMap((digit, at) =>
    [...'0123456789']
      .filter((other) => other !== digit)
      .map((other) => number.slice(0, at) + other + number.slice(at + 1)),
  );

test('ИНН of organisations and people are told apart and their check digits counted', () => {
  for (const inn of ['7707083893', '7736050003', '7707329152', '7736207543'])
    assert.deepEqual(checkInn(inn), { ok: true, value: inn, kind: 'organisation' });
  assert.deepEqual(checkInn('500100732259'), { ok: true, value: '500100732259', kind: 'person' });
  assert.deepEqual(checkInn(' ИНН: 7707 083\u00a0893'), { ok: true, value: '7707083893', kind: 'organisation' });
  for (const wrong of ['', '0000000000', '770708389', '77070838930', '77070838a3', '500100732295', '٧٧٠٧٠٨٣٨٩٣'])
    assert.deepEqual(checkInn(wrong), { ok: false, code: 'inn_wrong' }, wrong);
});

test('a mistyped digit of an ИНН, ОГРН or ОГРНИП is caught in nearly all places', () => {
  const slipped = (numbers: string[], check: (number: string) => { ok: boolean }) =>
    numbers.flatMap(everyOneDigitChange).filter((number) => check(number).ok).length /
    numbers.flatMap(everyOneDigitChange).length;
  assert.ok(slipped(['7707083893', '500100732259'], checkInn) < 0.03);
  assert.ok(slipped(['1027700132195', '1047707030513'], checkOgrn) < 0.03);
  assert.ok(slipped(['304500116000157'], checkOgrnip) < 0.03);
});

test('ОГРН and ОГРНИП are not taken for each other; КПП has a shape only', () => {
  assert.deepEqual(checkOgrn('ОГРН 1027700132195'), { ok: true, value: '1027700132195' });
  assert.deepEqual(checkOgrnip('ОГРНИП 304500116000157'), { ok: true, value: '304500116000157' });
  assert.equal(checkOgrn('304500116000157').ok, false);
  assert.equal(checkOgrnip('1027700132195').ok, false);
  assert.deepEqual(checkOgrn('2027700132195'), { ok: false, code: 'ogrn_wrong' });
  assert.deepEqual(checkKpp('7736 01 001'), { ok: true, value: '773601001' });
  assert.deepEqual(checkKpp('7736ab001'), { ok: true, value: '7736AB001' });
  for (const wrong of ['77360100', '7736010011', '003601001', '7736АВ001'])
    assert.deepEqual(checkKpp(wrong), { ok: false, code: 'kpp_wrong' }, wrong);
});

test('phones become E.164, read as Russian when no country is written, with the extension apart', () => {
  const cases: [string, string, string?][] = [
    ['8 (495) 123-45-67', '+74951234567'],
    ['8 (495) 123-45-67 доб. 12', '+74951234567', '12'],
    ['84951234567 (вн.5)', '+74951234567', '5'],
    ['8 495 1234567 ext 3', '+74951234567', '3'],
    ['тел. +7 916 123 45 67', '+79161234567'],
    ['9161234567', '+79161234567'],
    ['8-800-555-35-35', '+78005553535'],
    ['8(727)2501234', '+77272501234'],
    ['+375 29 123 45 67', '+375291234567'],
    ['+44 20 7946 0958', '+442079460958'],
  ];
  for (const [written, value, extension] of cases)
    assert.deepEqual(checkPhone(written), extension ? { ok: true, value, extension } : { ok: true, value }, written);
  assert.deepEqual(checkPhone('029 123-45-67', 'BY'), { ok: true, value: '+375291234567' });
  for (const wrong of ['', '123', '+7 999', 'позвоните', '8 000 000 00 00', '1'.repeat(500)])
    assert.deepEqual(checkPhone(wrong), { ok: false, code: 'phone_wrong' }, wrong);
});

test('e-mail addresses keep their name, the domain goes to lower case, Cyrillic ones are good', () => {
  assert.deepEqual(checkEmail(' Ivan@Пример.РФ '), { ok: true, value: 'Ivan@пример.рф' });
  assert.deepEqual(checkEmail('u@xn--e1afmkfd.xn--p1ai'), { ok: true, value: 'u@пример.рф' });
  assert.deepEqual(checkEmail('почта+1@org.example'), { ok: true, value: 'почта+1@org.example' });
  assert.equal(emailKey('Ivan@Example.RU'), emailKey('ivan@example.ru'));
  for (const wrong of [
    '',
    'a',
    'a@b',
    '@b.ru',
    'a..b@c.ru',
    'x@1.2.3.4',
    'a@-b.ru',
    'a b@c.ru',
    'a@b..ru',
    'a@b.ru/x',
    `${'a'.repeat(65)}@b.ru`,
  ])
    assert.deepEqual(checkEmail(wrong), { ok: false, code: 'email_wrong' }, wrong);
});

test('one organisation written in many ways has one key', () => {
  const writings = [
    'ООО "Ромашка"',
    'Ромашка ООО',
    'ООО «Ромашка»',
    'OOO Ромашка',
    'общество с ограниченной ответственностью „РОМАШКА“',
    ' Ромашка ,  ООО ',
  ];
  for (const written of writings) assert.equal(organisationKey(written), 'ромашка ооо', written);
  assert.ok(sameOrganisation('ООО "Ромашка"', 'Ромашка'));
  assert.ok(sameOrganisation('ФГБУ «Клён-Сервис»', 'Клен сервис ФГБУ'));
  assert.equal(organisationKey('Завод № 5, ПАО'), organisationKey('Публичное акционерное общество «Завод 5»'));
});

test('two organisations stay two: another legal form, another name, a name made of a form alone', () => {
  assert.equal(sameOrganisation('ООО "Ромашка"', 'АО "Ромашка"'), false);
  assert.equal(sameOrganisation('ООО "Ромашка"', 'ООО "Ромашка плюс"'), false);
  assert.equal(sameOrganisation('«»', '""'), false);
  assert.deepEqual(organisationName('АО'), { name: 'ао', form: '' });
  assert.deepEqual(organisationName('Ипотека Банк'), { name: 'ипотека банк', form: '' });
});

test('every refusal of these checks has words in both languages', () => {
  for (const code of ['inn_wrong', 'kpp_wrong', 'ogrn_wrong', 'ogrnip_wrong', 'phone_wrong', 'email_wrong']) {
    const { ru, en } = words(code);
    assert.ok(/[а-яё]/i.test(ru) && /[a-z]/i.test(en), code);
  }
});
