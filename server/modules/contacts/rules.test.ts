// What a contact's fields may hold, and how contacts are compared and found.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanContact, emptyContact, kindOfName, nameKey, questionOf, sameTaxpayer, searchWordsOf } from './rules.ts';

test('numbers, mailboxes and phones are kept in one form; wrong ones are told by field', () => {
  const { values, errors } = cleanContact({
    inn: 'ИНН 7707 083893',
    ogrn: '1027700132195',
    emails: ['Info@Romashka.RU', 'info@romashka.ru', ''],
    phones: ['8 (495) 500-55-50 доб. 12'],
  });
  assert.deepEqual(errors, []);
  assert.equal(values.inn, '7707083893');
  assert.deepEqual(values.phones, ['+74955005550 доб. 12']);
  assert.equal(values.emails.length, 1, 'one mailbox once');
  assert.deepEqual(cleanContact(values).values, values, 'what is kept is accepted again');
  const wrong = cleanContact({ inn: '7707083890', kpp: '12', emails: ['a@b.ru', 'нет'], phones: ['12'] });
  assert.deepEqual(
    wrong.errors.map((error) => `${error.field} ${error.code}`),
    ['inn inn_wrong', 'kpp kpp_wrong', 'emails.1 email_wrong', 'phones.0 phone_wrong'],
  );
});

test('a name typed alone is a person’s when it has a patronymic or initials', () => {
  for (const name of [
    'Иванов Пётр Сергеевич',
    'Сидорова Елена Викторовна',
    'Алиев Рашид оглы',
    'Петров И. С.',
    'И. С. Петров',
    'Сидорова Мария',
    'Семён Кузнецов',
  ])
    assert.equal(kindOfName(name), 'person', name);
  for (const name of [
    'ООО «Ромашка»',
    'Администрация города Северска',
    'ИП Иванов Пётр Сергеевич',
    'Росреестр',
    'Надежда',
    'Детский Мир',
    'Салон Мария',
  ])
    assert.equal(kindOfName(name), 'organisation', name);
});

test('one name in several spellings has one key', () => {
  const keys = ['ООО "Ромашка"', 'Ромашка ООО', 'Общество с ограниченной ответственностью «Ромашка»'].map((name) =>
    nameKey('organisation', name),
  );
  assert.deepEqual([...new Set(keys)], ['ромашка ооо']);
});

test('a lookup asks for beginnings of words, and only letters and digits reach the database', () => {
  assert.deepEqual(questionOf('ООО «Ром'), { prefix: 'ром', words: `'ооо':* & 'ром':*` });
  assert.equal(questionOf(` '"&| `), null);
  assert.deepEqual(
    searchWordsOf({ ...emptyContact, name: 'ООО «Ёлка»', emails: ['a@el.ru'], phones: ['+74955005550'] }),
    ['ооо', 'елка', 'a', 'el', 'ru', '74955005550', '4955005550'],
  );
});

test('contacts with one ИНН are one taxpayer, unless both name different branches', () => {
  const one = { inn: '7707083893', kpp: '773601001' };
  assert.equal(sameTaxpayer(one, { ...one, kpp: '' }), true);
  assert.equal(sameTaxpayer(one, { ...one, kpp: '540602001' }), false);
  assert.equal(sameTaxpayer({ inn: '', kpp: '' }, { inn: '', kpp: '' }), false);
});
