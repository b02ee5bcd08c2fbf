import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { delimiterOf } from '#core/import/decode.ts';
import { guessColumns } from '#core/import/guess-columns.ts';
import { csv, type Imports, openImports } from '#test/support/imports.ts';
import { zipOf } from '#test/support/workbook.ts';
import { peopleColumns } from './columns.ts';

let imports: Imports;
let owner: Imports['owner'];
let rows: Imports['rows'];
before(async () => {
  imports = await openImports();
  ({ owner, rows } = imports);
  const group = await owner.call('POST', '/api/admin/groups', { name: 'Бухгалтерия', kind: 'department', index: '05' });
  assert.equal(group.statusCode, 201);
});
after(() => imports.close());

const begin = (text: string, options: object = {}) =>
  imports.begin('people', 'люди.csv', Buffer.from(text), { options });
const guess = (headings: string[], lines: string[][] = []) => guessColumns(peopleColumns, headings, lines);

describe('import of people', () => {
  it('D2 columns are told by their headings, in Russian or English, whatever separates them, else by what stands in them', () => {
    assert.equal(delimiterOf('ФИО;Логин;"Почта, рабочая"'), ';');
    assert.equal(delimiterOf('name\tlogin'), '\t');
    assert.equal(delimiterOf('name,login,email'), ',');
    assert.deepEqual(guess(['Фамилия', 'Имя', 'Отчество', 'Эл. почта', 'Отдел', 'Ф.И.О.', 'Прочее']), [
      'lastName',
      'firstName',
      'middleName',
      'email',
      'group',
      'name',
      null,
    ]);
    assert.deepEqual(guess(['A', 'B'], [['Иванов Иван', 'ivanov@example.org']]), ['name', 'email']);
  });

  it('O1 every table knows its columns by their own titles, so that a template that was downloaded fits', () => {
    for (const { kind, columns } of imports.server.services.catalog.imports.values())
      for (const locale of ['ru', 'en'] as const)
        assert.deepEqual(
          guessColumns(
            columns,
            columns.map(({ title }) => title[locale]),
          ),
          columns.map(({ key }) => key),
          `${kind} ${locale}`,
        );
  });

  it('D2 the same people come out of CSV and XLSX; a name or a surname is needed', async () => {
    const lines = [
      ['ФИО', 'Логин', 'Должность'],
      ['Иванов Пётр Ильич', 'ivanov', 'Юрист'],
    ];
    for (const [name, bytes] of [
      ['л.csv', csv(...lines.map((line) => line.join(';')))],
      ['л.xlsx', zipOf(lines)],
    ] as const) {
      const card = await imports.begin('people', name, bytes);
      assert.deepEqual([card.mapping, card.counts.new], [['name', 'login', 'position'], 1]);
    }
    const nameless = await begin('Логин;Должность\nivanov;Юрист\n');
    assert.equal(nameless.state, 'mapping');
    const refused = await owner.call('POST', `/api/imports/${nameless.id}/check`, {});
    assert.equal(refused.json().errors[0].code, 'import_columns_missing');
  });

  it('D2 the dry run tells every row and changes nothing', async () => {
    const before = await rows('select count(*)::int as n from app_user');
    const card = await begin(
      'ФИО;Логин;Почта;Отдел;Дата рождения\nНовый Иван;novyj;novyj@example.org;05;12.03.1990\nДвойник;novyj;drugoj@example.org;;\n' +
        'Плохой;плохой логин;не почта;Нет такого;\nОрлова Вера Павловна;owner;;;\nБез имени;;bez@example.org;;32.13.1990\nЧужой адрес;chuzhoj;novyj@example.org;;\n',
    );
    assert.deepEqual(card.counts, { new: 1, changed: 0, same: 1, error: 4 });
    assert.deepEqual(await rows('select count(*)::int as n from app_user'), before);
    const wrong = (await owner.call('GET', `/api/imports/${card.id}/rows?verdict=error`)).json().items;
    const codes = wrong.map((one: { row: number; problems: { column: string; code: string }[] }) => [
      one.row,
      one.problems.map(({ column, code }) => `${column} ${code}`),
    ]);
    assert.deepEqual(codes[0], [3, [' import_twice']]);
    assert.deepEqual(
      codes[1]?.[1].includes('group import_group_unknown') && codes[1][1].length >= 3,
      true,
      JSON.stringify(codes[1]),
    );
    assert.deepEqual(codes[2], [6, ['birthDate import_date_wrong']]);
    assert.deepEqual(codes[3], [7, ['email import_twice']]);
    // Whose rows were shown is an event about them.
    await owner.call('GET', `/api/imports/${card.id}/rows?verdict=same`);
    const [self] = await rows(`select id from app_user where login = 'owner'`);
    const seen = await rows(
      `select 1 from event where operation = 'core.import.rows' and outcome = 'read' and $1 = any(subject_ids)`,
      [self?.id],
    );
    assert.equal(seen.length > 0, true);
  });

  it('D2 the run makes people through the same operation, each an event; run again it does nothing', async () => {
    const text =
      'ФИО;Логин;Почта;Отдел\nПервый Иван;imp1;imp1@example.org;Бухгалтерия\nВторой Пётр;imp2;imp2@example.org;05\n';
    const done = await imports.run((await begin(text, { invite: true })).id);
    assert.deepEqual([done.state, done.applied.new, done.applied.error], ['done', 2, 0]);
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
      { operation: 'core.import.batch', n: 1 },
      { operation: 'core.import.finish', n: 1 },
      { operation: 'identity.invitation.send', n: 2 },
      { operation: 'identity.user.create', n: 2 },
    ]);
    assert.deepEqual((await begin(text)).counts, { new: 0, changed: 0, same: 2, error: 0 });
    const changed = await begin('ФИО;Логин;Телефон\nПервый Иван Ильич;IMP1;+7 495 000-00-01\n');
    assert.deepEqual(changed.counts, { new: 0, changed: 1, same: 0, error: 0 });
    await imports.run(changed.id);
    const person = `select p.name, u.phone, u.email from app_user u join principal p on p.id = u.id where login = 'imp1'`;
    assert.deepEqual(await rows(person), [
      { name: 'Первый Иван Ильич', phone: '+7 495 000-00-01', email: 'imp1@example.org' },
    ]);
    // Judged by what the person is now: what was changed on the page since is changed back only by the word of the file.
    const kept = await begin('ФИО;Логин\nПервый И. И.;imp1\n', { update: false });
    assert.deepEqual(kept.counts, { new: 0, changed: 0, same: 1, error: 0 });
  });

  it('D2 what was cut short goes on with the next row, nobody is made or invited twice; what fails is told and stops nothing', async () => {
    const people = Array.from({ length: 5 }, (_, n) => `Человек ${n};cut${n};cut${n}@example.org`).join('\n');
    const card = await begin(`ФИО;Логин;Почта\n${people}\n`, { invite: true });
    const { write } = imports.server.services.pools;
    // Somebody takes a login after the run has begun, and the program dies when the first person is made but not marked.
    await write.query(
      `update data_import set state = 'failed', started_at = now() - interval '1 minute' where id = $1`,
      [card.id],
    );
    await owner.call('POST', '/api/admin/users', { login: 'cut3', name: 'Опередивший' });
    const first = await imports.run(card.id);
    assert.deepEqual([first.state, first.applied.new, first.applied.error], ['done', 4, 1], JSON.stringify(first));
    await write.query(`update data_import set state = 'failed' where id = $1`, [card.id]);
    await write.query('update data_import_row set outcome = null where import_id = $1 and row = 2', [card.id]);
    const again = await imports.run(card.id);
    assert.equal(again.state, 'done');
    assert.equal((await rows(`select 1 from app_user where login like 'cut_'`)).length, 5);
    const sent = await rows(
      `select 1 from event where operation = 'identity.invitation.send' and request_id = $1 and outcome = 'done'`,
      [card.id],
    );
    assert.equal(sent.length, 4);
    const wrong = (await owner.call('GET', `/api/imports/${card.id}/rows?verdict=error`)).json().items;
    assert.deepEqual([wrong.length, wrong[0].row], [1, 5], JSON.stringify(wrong));
    assert.equal((await owner.call('POST', `/api/imports/${card.id}/run`)).json().code, 'import_state');
  });

  it('O1 §6.5 shifts and executors’ skills come by tables: checked beside each row, and the second time nothing is doubled', async () => {
    const make = async (path: string, input: object) => (await owner.call('POST', path, input)).json().id as string;
    await make('/api/admin/users', {
      login: 'dezhurny',
      name: 'Дежурный Иван Петрович',
      password: 'zelenyj-avtobus-77',
    });
    const category = await make('/api/helpdesk/categories', { name: 'Кондиционеры' });
    const house = await make('/api/places', { name: 'Корпус 7', kind: 'building' });
    const room = await make('/api/places', { name: 'каб. 701', kind: 'room', parentId: house });
    const shifts =
      'Сотрудник;Дата;Дни недели;С;До;Последний день\nДежурный Иван Петрович;07.12.2026;;20:00;8:00;\n' +
      'dezhurny;;пн–пт;9;18:00;31.12.2026\nНикто Такой;;пн;9;18;\ndezhurny;;когда-нибудь;9;25:00;\n';
    const card = await imports.begin('roster', 'смены.csv', Buffer.from(shifts));
    assert.deepEqual(card.counts, { new: 2, changed: 0, same: 0, error: 2 }, JSON.stringify(card));
    const wrong = (await owner.call('GET', `/api/imports/${card.id}/rows?verdict=error`)).json().items;
    assert.deepEqual(
      wrong.map((one: { problems: { code: string }[] }) => one.problems.map(({ code }) => code)),
      [['import_own_principal'], ['import_weekdays_wrong', 'import_time_wrong']],
    );
    assert.equal((await imports.run(card.id)).applied.new, 2);
    const lines = () =>
      rows(
        `select weekdays, from_minute, until_minute, starts_on::text, ends_on::text from duty_line order by from_minute`,
      );
    const made = await lines();
    assert.deepEqual(made[1], {
      weekdays: [1],
      from_minute: 1200,
      until_minute: 480,
      starts_on: '2026-12-07',
      ends_on: '2026-12-07',
    });
    assert.deepEqual([made[0]?.weekdays, made[0]?.ends_on], [[1, 2, 3, 4, 5], '2026-12-31']);
    const again = await imports.begin('roster', 'смены.csv', Buffer.from(shifts));
    assert.deepEqual(again.counts, { new: 0, changed: 0, same: 2, error: 2 });
    const later = await imports.begin('roster', 'смены.csv', Buffer.from(shifts.replace('18:00;31', '17:30;31')));
    assert.equal(later.counts.changed, 1);
    await imports.run(later.id);
    assert.deepEqual((await lines()).map((line) => line.until_minute).sort(), [1050, 480]);

    const skills =
      'Сотрудник или очередь;Категории;Места;Полный день, часов\ndezhurny;Кондиционеры;Корпус 7, каб. 701;4\n' +
      'Бухгалтерия;Нет такой;;\nowner;;;\n';
    const checked = await imports.begin('helpdesk.executors', 'умения.csv', Buffer.from(skills));
    assert.deepEqual(checked.counts, { new: 0, changed: 1, same: 1, error: 1 }, JSON.stringify(checked));
    await imports.run(checked.id);
    const kept = () =>
      rows(
        `select s.category_id, l.place_id, c.full_minutes from ticket_capacity c join app_user u on u.id = c.principal_id
           left join ticket_skill s on s.principal_id = u.id left join ticket_site l on l.user_id = u.id where u.login = 'dezhurny'`,
      );
    assert.deepEqual(await kept(), [{ category_id: category, place_id: room, full_minutes: 240 }]);
    assert.equal((await imports.begin('helpdesk.executors', 'у.csv', Buffer.from(skills))).counts.same, 2);
    const free = 'Сотрудник;Категории;Места;Полный день\ndezhurny;любые;;\n';
    await imports.run((await imports.begin('helpdesk.executors', 'у.csv', Buffer.from(free))).id);
    assert.deepEqual(await kept(), [{ category_id: null, place_id: room, full_minutes: 240 }]);
  });

  it('D2 an import gives nothing that its owner does not hold, and is not there for whoever may not make people', async () => {
    const role = (login: string, key: string) =>
      owner.call('POST', '/api/admin/users', {
        login,
        name: 'Сотрудник Иван',
        password: 'zelenyj-avtobus-77',
        mustChangePassword: false,
        roles: [{ key }],
      });
    await role('impadmin', 'admin');
    await role('impviewer', 'viewer');
    const admin = await imports.server.signIn('impadmin', 'zelenyj-avtobus-77');
    const card = await imports.begin(
      'people',
      'л.csv',
      Buffer.from('ФИО;Логин;Роль\nХитрый Иван;hitryj;owner\n'),
      {},
      admin,
    );
    await admin.call('POST', `/api/imports/${card.id}/run`);
    const done = await imports.settled(card.id, admin);
    assert.deepEqual([done.applied.new, done.applied.error], [0, 1], JSON.stringify(done));
    assert.equal((await rows(`select 1 from app_user where login = 'hitryj'`)).length, 0);
    const viewer = await imports.server.signIn('impviewer', 'zelenyj-avtobus-77');
    const { items = [] } = (await viewer.call('GET', '/api/imports/kinds')).json();
    assert.equal(
      items.some(({ kind }: { kind: string }) => kind === 'people'),
      false,
    );
  });
});
