// Imports through HTTP on the real database: free tables of any shape, the dry run, the run, the same file again.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { csv, type Imports, openImports } from '#test/support/imports.ts';
import { zipOf } from '#test/support/workbook.ts';

let imports: Imports;
let owner: Imports['owner'];
let rows: Imports['rows'];
let begin: Imports['begin'];
let run: Imports['run'];
before(async () => {
  imports = await openImports();
  ({ owner, rows, begin, run } = imports);
});
after(() => imports.close());

const win1251 = (text: string) =>
  Buffer.from(
    [...text].map((letter) => {
      const code = letter.charCodeAt(0);
      const odd: Record<string, number> = { ё: 0xb8, Ё: 0xa8, '№': 0xb9, '«': 0xab, '»': 0xbb };
      return code < 128 ? code : (odd[letter] ?? code - 0x410 + 0xc0);
    }),
  );

const register = [
  'Журнал входящей корреспонденции за 2025 год;;;;;;',
  'Содержание;Дата;Вх. №;От кого;ИНН;Исх. №;Дата исх.;Исполнитель;Примечание',
  'О поставке счётчиков;12.01.2025;1;ООО «Ёлочка»;7707083893;15/3-22;10.01.2025;Никто Н. Н.;',
  'О ремонте;13.01.2025;2;Ёлочка ООО;;16/3;;;',
  'О проверке;13.01.2025;2;АО «Север»;;;;;второе под тем же номером',
  'Жалоба;45672;5;Петров Иван Сергеевич;;;;;',
  'Без номера;15.01.2025;б/н;АО «Север»;;;;;',
  'По делу;16.01.2025;01/30-И303;АО «Север»;;;;;',
  ';99.01.2025;7;АО «Север»;;;;;',
  'Из будущего;12.01.2095;8;АО «Север»;;;;;',
];

describe('imports of tables', () => {
  it('O1 a register in Windows-1251 with a title above its headings: matched, checked, errors beside rows, nothing written', async () => {
    const card = await begin('letters.incoming', 'журнал.csv', win1251(register.join('\r\n')));
    assert.equal(card.state, 'checked', JSON.stringify(card));
    assert.deepEqual(card.mapping, [
      'subject',
      'registeredOn',
      'number',
      'correspondent',
      'inn',
      'externalNumber',
      'documentDate',
      'responsible',
      'note',
    ]);
    assert.deepEqual(card.columns[0], {
      name: 'Содержание',
      samples: ['О поставке счётчиков', 'О ремонте', 'О проверке'],
    });
    assert.deepEqual(card.counts, { new: 6, changed: 0, same: 0, error: 2 });
    assert.deepEqual(card.findings.gaps, [{ journal: 'Входящие', period: '2025', from: 3, to: 4 }]);
    assert.deepEqual(card.findings.doubles, [{ journal: 'Входящие', number: '2', rows: [4, 5] }]);
    assert.deepEqual(await rows('select 1 from letter'), []);
    const wrong = (await owner.call('GET', `/api/imports/${card.id}/rows?verdict=error`)).json().items;
    const told = wrong.map((line: { row: number; problems: { column: string; code: string }[] }) => [
      line.row,
      line.problems.map((one) => `${one.column} ${one.code}`),
    ]);
    assert.deepEqual(told, [
      [9, ['registeredOn import_date_wrong', 'subject import_value_missing']],
      [10, ['registeredOn registered_in_future']],
    ]);
    const done = await run(card.id);
    assert.deepEqual([done.state, done.applied], ['done', { new: 6, changed: 0, same: 0, error: 0 }]);
    const letters = await rows(
      `select r.number, r.ordinal::int, r.registered_on, r.counterpart, i.ordinal::int as place, i.suffix <> '' as apart, r.state
       from record r join letter l on l.id = r.id join issued_number i on i.record_id = r.id order by r.registration_order`,
    );
    assert.deepEqual(
      letters.map((one) => [one.number, one.place, one.apart, one.registered_on, one.counterpart]),
      [
        ['1', 1, false, '2025-01-12', 'ООО «Ёлочка»'],
        ['2', 2, false, '2025-01-13', 'ООО «Ёлочка»'],
        ['2', 0, true, '2025-01-13', 'АО «Север»'],
        ['б/н', 0, true, '2025-01-15', 'АО «Север»'],
        ['5', 5, false, '2025-01-15', 'Петров Иван Сергеевич'],
        ['01/30-И303', 0, true, '2025-01-16', 'АО «Север»'],
      ],
    );
    // Contacts were made once, with the ИНН that the table gave; a person has a key of their own.
    const made = await rows(`select name, kind, inn from contact order by name`);
    assert.deepEqual(
      made.map((one) => [one.name, one.inn]),
      [
        ['АО «Север»', ''],
        ['ООО «Ёлочка»', '7707083893'],
        ['Петров Иван Сергеевич', ''],
      ],
    );
    assert.equal((await rows(`select 1 from data_subject where kind = 'contact'`)).length, 1);
    const [note] = await rows(`select l.note from letter l join record r on r.id = l.id where r.number = '1'`);
    assert.equal(note?.note, 'Исполнитель: Никто Н. Н.');
    // The next registration of that year goes after the highest number that was brought in.
    const journal = (await rows(`select id from journal where direction = 'incoming'`))[0]?.id;
    const next = await owner.call('POST', '/api/correspondence/letters', {
      journalId: journal,
      subject: 'Следующее',
      correspondentName: 'АО «Север»',
      registeredOn: '2025-12-30',
    });
    assert.equal(next.json().number, 'ВХ-2025/00006', next.body);
    // It opens, is found by its number, and can be cancelled like any other.
    const [first] = await rows(`select r.id from record r where r.number = 'б/н'`);
    const cancelled = await owner.call('POST', `/api/correspondence/letters/${first?.id}/cancel`, { reason: 'проба' });
    assert.equal(cancelled.statusCode, 200, cancelled.body);
    // One event for the batch and one for the whole, with counts; the file with outcomes beside the rows.
    const events = await rows(
      `select operation, data - 'import' as data from event where request_id = $1 order by at, id`,
      [done.id],
    );
    assert.deepEqual(
      events.map((one) => one.operation),
      ['core.import.batch', 'core.import.finish'],
    );
    assert.equal((events[1]?.data as { new: number } | undefined)?.new, 6);
    const file = await owner.call('GET', `/api/imports/${done.id}/result`);
    assert.match(file.body, /^\uFEFFСодержание;Дата;.*;Итог;Дата;Подробности\r\n/);
    assert.match(
      file.body,
      /О проверке;.*;Создано;\d{4}-\d\d-\d\d;Регистрационный номер: Этот номер есть и в строке 4/,
    );
    assert.match(file.body, /;Ошибка;;"Дата регистрации: Такой даты нет; Содержание: Не заполнено"/);
    const task = (await owner.call('GET', `/api/tasks/${done.taskId}`)).json();
    assert.equal(task.kind, 'core.import');
  });

  it('O1 the same rows again in another order of columns and as a workbook: nothing new, nothing changed; one cell changed is one change', async () => {
    const order = [3, 2, 1, 0, 4, 8, 5, 6, 7];
    const table = register.slice(1, 8).map((line) => {
      const cells = line.split(';');
      return order.map((place) => cells[place] ?? '');
    });
    const again = await begin('letters.incoming', 'журнал.xlsx', zipOf(table), { options: { dryRun: false } });
    assert.deepEqual([again.state, again.counts], ['done', { new: 0, changed: 0, same: 6, error: 0 }]);
    assert.deepEqual(again.applied, { new: 0, changed: 0, same: 6, error: 0 });
    table[2] = (table[2] ?? []).map((cell) => (cell === 'О ремонте' ? 'О ремонте кровли' : cell));
    const changed = await begin('letters.incoming', 'журнал.xlsx', zipOf(table), { options: { dryRun: false } });
    assert.deepEqual(changed.applied, { new: 0, changed: 1, same: 5, error: 0 }, JSON.stringify(changed));
    const [letter] = await rows(`select title, version from record where title like 'О ремонте%'`);
    assert.deepEqual(letter, { title: 'О ремонте кровли', version: 2 });
    const [told] = await rows(`select count(*)::int as n from event where operation = 'correspondence.letter.update'`);
    assert.equal(told?.n, 1);
    const last = await begin('letters.incoming', 'журнал.xlsx', zipOf(table), { options: { dryRun: false } });
    assert.deepEqual(last.applied, { new: 0, changed: 0, same: 6, error: 0 });
  });

  it('L3 answers are linked by the numbers they name, ours and theirs; what is not found is listed', async () => {
    const out = await begin(
      'letters.outgoing',
      'исходящие.csv',
      csv(
        '№;Дата регистрации;Корреспондент;Содержание;Способ доставки;В ответ на',
        'ИС-2025/00001;20.01.2025;ООО «Ёлочка»;О сроках поставки;Почта;15/3-22 от 10.01.2025',
        'ИС-2025/00002;21.01.2025;АО «Север»;МУП «Маяк»;;"на № 999 от 01.01.2025"',
        'ИС-2025/00003;22.01.2025;АО «Север»; Приглашение, ООО «Ёлочка»;Курьер;',
      ),
      { options: { dryRun: false } },
    );
    assert.deepEqual([out.state, out.applied.new, out.findings.linked, out.findings.unlinkedRows], ['done', 3, 1, [3]]);
    const back = await begin(
      'letters.incoming',
      'ответы.csv',
      csv(
        'Дата регистрации\tРег. №\tКорреспондент\tСодержание',
        '2025-02-03\t9\tООО «Ёлочка»\tО согласовании, на № ИС-2025/00001 от 20.01.2025',
      ),
      { options: { dryRun: false } },
    );
    assert.deepEqual([back.applied.new, back.findings.linked], [1, 1]);
    const [start] = await rows(`select id from record where number = '9'`);
    const chain = (await owner.call('GET', `/api/correspondence/letters/${start?.id}/chain`)).json();
    assert.deepEqual(
      chain.letters.map((one: { number: string }) => one.number),
      ['1', 'ИС-2025/00001', '9'],
    );
    const addressees = await rows('select name, delivery_method from letter_addressee order by name, delivery_method');
    assert.deepEqual(addressees[0], { name: 'АО «Север»', delivery_method: 'courier' });
  });

  it('O1 organisations and people: found by ИНН or name, completed, not doubled; journals are made', async () => {
    const firms = csv(
      'Наименование;ИНН;КПП;Юридический адрес;E-mail;Телефон',
      'Ёлочка;7707083893;773601001;Москва, ул. Вавилова, 19;info@elka.example;+7 495 500-55-50',
      'АО «Полюс»;7702070139;;;;',
      'ООО «Ошибка»;123;;;не почта;',
    );
    const card = await begin('contacts.organisations', 'фирмы.csv', firms);
    assert.deepEqual(card.counts, { new: 1, changed: 1, same: 0, error: 1 });
    const done = await run(card.id);
    assert.deepEqual(done.applied, { new: 1, changed: 1, same: 0, error: 0 }, JSON.stringify(done));
    const [firm] = await rows(`select name, kpp, emails from contact where inn = '7707083893'`);
    assert.deepEqual(firm, { name: 'Ёлочка', kpp: '773601001', emails: ['info@elka.example'] });
    const again = await begin('contacts.organisations', 'фирмы.csv', firms);
    assert.deepEqual(again.counts, { new: 0, changed: 0, same: 2, error: 1 });
    const people = await begin(
      'contacts.people',
      'люди.csv',
      csv(
        'Фамилия;Имя;Отчество;Организация;Должность',
        'Сидорова;Анна;Ильинична;АО «Полюс»;Юрист',
        'Орлов;Лев;;ООО «Новая»;',
      ),
      { options: { dryRun: false } },
    );
    assert.deepEqual([people.applied.new, people.findings.made], [2, 1], JSON.stringify(people));
    const [person] = await rows(
      `select o.name from contact c join contact o on o.id = c.organisation_id where c.name = 'Сидорова Анна Ильинична'`,
    );
    assert.deepEqual(person, { name: 'АО «Полюс»' });
    const journals = await begin(
      'correspondence.journals',
      'журналы.csv',
      csv(
        'Наименование;Документопоток;Индекс;Кол-во цифр в номере;Период нумерации',
        'Обращения граждан;Входящий;ОГ;4;Год',
        'Странный;;;;',
      ),
      { options: { dryRun: false } },
    );
    assert.deepEqual([journals.applied.new, journals.counts.error], [1, 1], JSON.stringify(journals));
    const [journal] = await rows(
      `select s.template, s.restart, s.index from journal j join number_series s on s.id = j.id where j.name = 'Обращения граждан'`,
    );
    assert.deepEqual(journal, { template: '{journal}-{yyyy}/{n:4}', restart: 'year', index: 'ОГ' });
  });

  it('O1 columns by hand, saved under a name and found again; two journals ask which; a closed period keeps its rows out', async () => {
    const table = csv('А;Б;В;Г', '901;05.05.2024;АО «Север»;О разном');
    const first = await begin('letters.incoming', 'чужой.csv', table);
    assert.equal(first.state, 'mapping');
    const missing = await owner.call('POST', `/api/imports/${first.id}/check`, {
      mapping: ['number', null, null, null],
    });
    assert.equal(missing.json().errors[0].code, 'import_columns_missing');
    const mapping = { А: 'number', Б: 'registeredOn', В: 'correspondent', Г: 'subject' };
    const ask = async (id: string, options: object) => {
      await owner.call('POST', `/api/imports/${id}/check`, { mapping, options });
      return imports.settled(id);
    };
    assert.deepEqual((await ask(first.id, {})).counts, { new: 0, changed: 0, same: 0, error: 1 }, 'two journals');
    const journalId = (await rows(`select id from journal where name = 'Входящие'`))[0]?.id;
    await owner.call('POST', `/api/correspondence/journals/${journalId}/periods`, { period: '2024', reason: 'сдан' });
    assert.deepEqual((await ask(first.id, { journalId })).counts.error, 1, 'closed');
    assert.deepEqual((await ask(first.id, { journalId, intoClosed: true })).counts.new, 1);
    assert.equal((await run(first.id)).applied.new, 1);
    const [counter] = await rows(`select last::int from number_counter where series_id = $1 and period = '2024'`, [
      journalId,
    ]);
    assert.deepEqual(counter, { last: -902 }, 'still closed, and goes on after the number when it is opened again');
    const save = () =>
      owner.call('POST', '/api/imports/mappings', { kind: 'letters.incoming', name: 'Чужой', columns: mapping });
    assert.equal((await save()).statusCode, 200);
    const me = (await rows('select owner_id from data_import_mapping'))[0]?.owner_id;
    const other = { login: 'other', name: 'Другая', password: 'zelenyj-avtobus-77', mustChangePassword: false };
    const { id: them } = (await owner.call('POST', '/api/admin/users', other)).json();
    const give = (who: unknown) =>
      imports.server.services.pools.write.query('update data_import_mapping set owner_id = $1', [who]);
    await give(them);
    assert.equal((await save()).json().errors[0].code, 'import_mapping_taken', 'another person’s stays');
    await give(me);
    const saved = await save();
    assert.equal(saved.statusCode, 200, saved.body);
    const found = await begin('letters.incoming', 'чужой.csv', table, { check: false });
    assert.deepEqual([found.state, found.mapping], ['mapping', ['number', 'registeredOn', 'correspondent', 'subject']]);
    assert.equal((await owner.call('POST', `/api/imports/${found.id}/cancel`)).statusCode, 200);
    assert.equal((await owner.call('POST', `/api/imports/${found.id}/run`)).json().code, 'import_state');
    assert.equal(
      (await begin('letters.incoming', 'плохой.xlsx', Buffer.from('PK\u0003\u0004 no'))).error.code,
      'import_unreadable',
    );
  });
});
