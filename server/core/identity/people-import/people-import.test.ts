import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { delimiterOf } from '#core/import/decode.ts';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';
import { zipOf } from '#test/support/workbook.ts';

import { guessMapping } from './guess-mapping.ts';
import { runImport } from './run-import.ts';

let server: TestServer;
let owner: Caller;
before(async () => {
  server = await startTestServer();
  owner = await server.owner();
  const group = await owner.call('POST', '/api/admin/groups', { name: 'Бухгалтерия', kind: 'department', index: '05' });
  assert.equal(group.statusCode, 201);
});
after(() => server.close());

const rows = async (text: string, values: unknown[] = []) =>
  (await server.services.pools.read.query(text, values)).rows;
const begin = (bytes: Buffer, name = 'люди.csv') =>
  owner.call('POST', '/api/admin/users/import', { name, content: bytes.toString('base64') });
const check = (id: string, mapping: unknown, options: object = {}) =>
  owner.call('POST', `/api/admin/users/import/${id}/check`, { id: undefined, mapping, options });
async function checked(text: string, options: object = {}) {
  const card = (await begin(Buffer.from(text))).json();
  const answer = await check(card.id, card.mapping, options);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}
async function applied(id: string) {
  const answer = await owner.call('POST', `/api/admin/users/import/${id}/apply`);
  assert.equal(answer.statusCode, 200, answer.body);
  await runImport.run(server.services, { id });
  return (await owner.call('GET', `/api/admin/users/import/${id}`)).json();
}
const win1251 = (text: string) =>
  Buffer.from(
    [...text].map((letter) => {
      const code = letter.charCodeAt(0);
      if (code < 128) return code;
      if (letter === 'ё') return 0xb8;
      return code - 0x410 + 0xc0;
    }),
  );

describe('import of people', () => {
  it('D2 columns are told by their headings, in Russian or English, whatever separates them', () => {
    assert.equal(delimiterOf('ФИО;Логин;"Почта, рабочая"'), ';');
    assert.equal(delimiterOf('name\tlogin'), '\t');
    assert.equal(delimiterOf('name,login,email'), ',');
    assert.deepEqual(guessMapping(['Фамилия', 'Имя', 'Отчество', 'Эл. почта', 'Отдел', 'Прочее'], []), [
      'lastName',
      'firstName',
      'middleName',
      'email',
      'group',
      null,
    ]);
    assert.deepEqual(guessMapping(['A', 'B'], [['Иванов Иван', 'ivanov@example.org']]), ['name', 'email']);
  });

  it('D2 the same people come out of UTF-8, Windows-1251 and XLSX', async () => {
    const lines = [
      ['ФИО', 'Логин', 'Должность'],
      ['Иванов Пётр Ильич', 'ivanov', 'Юрист'],
    ];
    const csv = lines.map((line) => line.join(';')).join('\r\n');
    for (const bytes of [Buffer.from(`\uFEFF${csv}`), win1251(csv), zipOf(lines)]) {
      const answer = await begin(bytes);
      assert.equal(answer.statusCode, 201, answer.body);
      const { columns, mapping, rows: count } = answer.json();
      assert.deepEqual(
        [columns[0], mapping, count],
        [{ name: 'ФИО', samples: ['Иванов Пётр Ильич'] }, ['name', 'login', 'position'], 1],
      );
    }
    assert.equal((await begin(Buffer.from('PK\u0003\u0004 not a workbook'))).json().code, 'import_unreadable');
    assert.equal((await begin(Buffer.from('ФИО;Логин\n'))).json().code, 'import_empty');
  });

  it('D2 the dry run tells every row and changes nothing', async () => {
    const before = await rows('select count(*)::int as n from app_user');
    const card = await checked(
      'ФИО;Логин;Почта;Отдел;Дата рождения\nНовый Иван;novyj;novyj@example.org;05;12.03.1990\nДвойник;novyj;drugoj@example.org;;\n' +
        'Плохой;плохой логин;не почта;Нет такого;\nОрлова Вера Павловна;owner;;;\nБез имени;;bez@example.org;;32.13.1990\n',
    );
    assert.deepEqual(card.verdicts, { create: 1, update: 0, same: 1, error: 3 });
    assert.deepEqual(await rows('select count(*)::int as n from app_user'), before);
    const wrong = (await owner.call('GET', `/api/admin/users/import/${card.id}/rows?verdict=error`)).json().items;
    const codes = wrong.map((one: { row: number; problems: { field: string; code: string }[] }) => [
      one.row,
      one.problems.map((p) => p.code),
    ]);
    assert.deepEqual(codes[0], [3, ['import_twice']]);
    assert.ok(codes[1][1].includes('import_group_unknown') && codes[1][1].length >= 3, JSON.stringify(codes[1]));
    assert.equal(codes[2][0], 6);
  });

  it('D2 the run makes people through the same operation, each an event; run again it does nothing', async () => {
    const text =
      'ФИО;Логин;Почта;Отдел\nПервый Иван;imp1;imp1@example.org;Бухгалтерия\nВторой Пётр;imp2;imp2@example.org;05\n';
    const done = await applied((await checked(text, { invite: true })).id);
    assert.deepEqual([done.state, done.applied, done.failed], ['done', 2, 0]);
    const made = await rows(`select login, status from app_user where login like 'imp_' order by login`);
    assert.deepEqual(made, [
      { login: 'imp1', status: 'invited' },
      { login: 'imp2', status: 'invited' },
    ]);
    const events = await rows(
      `select operation, count(*)::int as n from event where request_id = $1 group by 1 order by 1`,
      [done.id],
    );
    assert.deepEqual(events, [
      { operation: 'identity.import.finish', n: 1 },
      { operation: 'identity.invitation.send', n: 2 },
      { operation: 'identity.user.create', n: 2 },
    ]);
    const again = await checked(text);
    assert.deepEqual(again.verdicts, { create: 0, update: 0, same: 2, error: 0 });
    const changed = await checked('ФИО;Логин;Телефон\nПервый Иван Ильич;IMP1;+7 495 000-00-01\n');
    assert.deepEqual(changed.verdicts, { create: 0, update: 1, same: 0, error: 0 });
    await applied(changed.id);
    const [person] = await rows(
      `select p.name, u.phone, u.email from app_user u join principal p on p.id = u.id where login = 'imp1'`,
    );
    assert.deepEqual(person, { name: 'Первый Иван Ильич', phone: '+7 495 000-00-01', email: 'imp1@example.org' });
  });

  it('D2 what was cut short goes on with the next row; what fails is told and stops nothing', async () => {
    const people = Array.from({ length: 5 }, (_, n) => `Человек ${n};cut${n};cut${n}@example.org`).join('\n');
    const card = await checked(`ФИО;Логин;Почта\n${people}\n`);
    await owner.call('POST', `/api/admin/users/import/${card.id}/apply`);
    // Somebody takes a login between the dry run and the run.
    await owner.call('POST', '/api/admin/users', { login: 'cut3', name: 'Опередивший' });
    await runImport.run(server.services, { id: card.id });
    // The program died after a person was made and before the row was marked: nobody is made twice.
    const { write } = server.services.pools;
    await write.query(`update people_import set state = 'running', finished_at = null where id = $1`, [card.id]);
    await write.query(
      'update people_import_row set applied_at = null, outcome = null where import_id = $1 and row = 2',
      [card.id],
    );
    await runImport.run(server.services, { id: card.id });
    const done = (await owner.call('GET', `/api/admin/users/import/${card.id}`)).json();
    assert.deepEqual([done.state, done.applied, done.failed], ['done', 5, 1]);
    assert.equal((await rows(`select 1 from app_user where login like 'cut_'`)).length, 5);
    assert.equal((await owner.call('POST', `/api/admin/users/import/${card.id}/apply`)).json().code, 'import_state');
  });

  it('D2 an import gives nothing that its owner does not hold', async () => {
    await owner.call('POST', '/api/admin/users', {
      login: 'impadmin',
      name: 'Администратор',
      password: 'zelenyj-avtobus-77',
      mustChangePassword: false,
      roles: [{ key: 'admin' }],
    });
    const before = owner;
    owner = await server.signIn('impadmin', 'zelenyj-avtobus-77');
    const done = await applied((await checked('ФИО;Логин;Роль\nХитрый Иван;hitryj;owner\n')).id);
    owner = before;
    assert.deepEqual([done.applied, done.failed], [1, 1]);
    assert.equal((await rows(`select 1 from app_user where login = 'hitryj'`)).length, 0);
  });
});
