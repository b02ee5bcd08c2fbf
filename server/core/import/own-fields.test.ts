// The organisation's own fields as columns of an imported register, through HTTP: guessed, read by type, written, changed.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { csv, type Imports, openImports } from '#test/support/imports.ts';
import { filesOfTask } from '#test/support/tasks.ts';

let imports: Imports;
let owner: Imports['owner'];
let person: { id: string; name: string; login: string };
const made: Record<string, { id: string; version: number }> = {};
before(async () => {
  imports = await openImports();
  ({ owner } = imports);
  [person] = (await imports.rows(
    `select p.id, p.name, u.login from principal p join app_user u on u.id = p.id order by p.id limit 1`,
  )) as [typeof person];
  const define = async (field: Record<string, unknown>) => {
    const answer = await owner.call('POST', '/api/admin/fields', { subject: 'letter', ...field });
    assert.equal(answer.statusCode, 201, answer.body);
    made[String(field.key)] = answer.json();
  };
  const options = [
    { key: 'supply', title: 'Поставка' },
    { key: 'rent', title: 'Аренда' },
  ];
  await define({ key: 'contract_sum', name: 'Сумма договора', type: 'number', unit: 'руб.', decimals: 2 });
  await define({ key: 'term', name: 'Срок договора', type: 'date' });
  await define({ key: 'paid', name: 'Оплачено', type: 'flag' });
  await define({ key: 'topic', name: 'Тематика', type: 'choice', options });
  await define({ key: 'boss', name: 'Куратор договора', type: 'principal' });
  await define({ key: 'party', name: 'Посредник', type: 'contact' });
  await define({ key: 'basis', name: 'Основание', type: 'text', required: true });
  await define({ key: 'route', name: 'Маршрут', type: 'text', kinds: ['outgoing_letter'] });
  const people = csv('Фамилия;Имя;Отчество', 'Сидорова;Анна;Ильинична');
  await imports.begin('contacts.people', 'люди.csv', people, { options: { dryRun: false } });
  const firms = csv('Наименование;ИНН', 'ООО «Полюс»;7702070139');
  await imports.begin('contacts.organisations', 'фирмы.csv', firms, { options: { dryRun: false } });
});
after(() => imports.close());

const heading =
  '№;Дата;Корреспондент;Содержание;Сумма договора, руб.;term;Оплачено;Тематика;Куратор договора;Посредник;Основание;Маршрут';
const line = (number: number, own: string) => `${number};1${number}.02.2025;АО «Север»;О договоре ${number};${own}`;
const table = () => [
  heading,
  line(1, `1 250,50 руб.;01.03.2027;да;поставка;${person.login};Сидорова Анна Ильинична;Договор 17;Москва`),
  line(2, `-;46000;нет;rent;${person.name};7702070139;;`),
  line(3, ';;;;;;;'),
  line(4, '1,234;99.01.2027;может быть;Погода;Никто Н. Н.;ООО «Нет такого»;;'),
  line(5, 'много;;;;;;;'),
];
const load = (lines: string[], more: object = { options: { dryRun: false } }) =>
  imports.begin('letters.incoming', 'договоры.csv', csv(...lines), more);
const letterOf = async (number: string) => {
  const [row] = await imports.rows('select id from record where number = $1', [number]);
  return (await owner.call('GET', `/api/correspondence/letters/${row?.id}`)).json();
};
const wrongOf = async (id: string) =>
  (await owner.call('GET', `/api/imports/${id}/rows?verdict=error`)).json().items as {
    row: number;
    problems: { column: string; code: string; message: { ru: string } }[];
  }[];

describe('own fields in imports', () => {
  it('L2 O1 fields are columns known by title or key, read by their types, each wrong cell told beside its row', async () => {
    const kinds = (await owner.call('GET', '/api/imports/kinds')).json().items;
    const columnsOf = (kind: string) =>
      kinds
        .find((one: { kind: string }) => one.kind === kind)
        .columns.flatMap((one: { key: string }) => (one.key.startsWith('custom.') ? [one.key.slice(7)] : []));
    assert.deepEqual(columnsOf('letters.incoming'), Object.keys(made).slice(0, -1));
    assert.deepEqual(columnsOf('letters.outgoing'), Object.keys(made));
    assert.deepEqual(columnsOf('correspondence.journals'), []);
    const card = await load(table(), {});
    assert.deepEqual(card.mapping.slice(4), [
      'custom.contract_sum',
      'custom.term',
      'custom.paid',
      'custom.topic',
      'custom.boss',
      'custom.party',
      'custom.basis',
      null,
    ]);
    assert.deepEqual(card.counts, { new: 3, changed: 0, same: 0, error: 2 }, JSON.stringify(card));
    assert.deepEqual(
      (await wrongOf(card.id)).map((one) => [one.row, one.problems.map((each) => `${each.column} ${each.code}`)]),
      [
        [
          5,
          [
            'custom.contract_sum custom_decimals',
            'custom.term import_date_wrong',
            'custom.paid import_own_flag',
            'custom.topic import_own_choice',
            'custom.boss import_own_principal',
          ],
        ],
        [6, ['custom.contract_sum import_own_number']],
      ],
    );
    assert.equal((await imports.run(card.id)).applied.new, 3);
    const boss = { id: person.id, name: person.name };
    const contacts = await imports.rows('select id, name from contact');
    const contact = (name: string) => contacts.find((one) => one.name === name);
    assert.deepEqual((await letterOf('1')).custom, {
      contract_sum: 1250.5,
      term: '2027-03-01',
      paid: true,
      topic: 'supply',
      boss,
      party: contact('Сидорова Анна Ильинична'),
      basis: 'Договор 17',
    });
    const second = { term: '2025-12-09', paid: false, topic: 'rent', boss, party: contact('ООО «Полюс»') };
    assert.deepEqual((await letterOf('2')).custom, second);
    assert.deepEqual((await letterOf('3')).custom, {});
    // Found by the list's filter; the field counts as filled; the file with outcomes names the column.
    const listed = await owner.call('POST', '/api/correspondence/letters/list', {
      direction: 'incoming',
      custom: { contract_sum: { from: 1000 }, topic: ['supply'] },
    });
    assert.equal(listed.json().items.length, 1, listed.body);
    const fields = (await owner.call('GET', '/api/fields?subject=letter')).json().items;
    assert.deepEqual(
      fields.filter((one: { used: boolean }) => !one.used).map((one: { key: string }) => one.key),
      ['route'],
    );
    const result = (await owner.call('GET', `/api/imports/${card.id}/result`)).body;
    assert.match(result, /Тематика: Варианта «Погода» у поля нет/);
    // The same as a workbook, which is itself a table to be imported: what was written is known again.
    const workbook = await owner.call('GET', `/api/imports/${card.id}/result?format=xlsx`);
    assert.match(String(workbook.headers['content-disposition']), /\.xlsx/);
    const back = await imports.begin('letters.incoming', 'итог.xlsx', workbook.rawPayload, {
      options: { dryRun: false },
    });
    assert.deepEqual(back.applied, { new: 0, changed: 0, same: 3, error: 0 }, JSON.stringify(back));
    const files = await filesOfTask(owner, back.taskId);
    assert.deepEqual(
      files.map((file) => file.name),
      ['итог — итог.xlsx'],
    );
    // The person outside whom a value names is among those whose data was written.
    const subject = contact('Сидорова Анна Ильинична')?.id;
    const [event] = await imports.rows(
      `select 1 from event where operation = 'core.import.batch' and request_id = $1 and $2 = any(subject_ids)`,
      [card.id, subject],
    );
    assert.ok(event);
  });

  it('L2 O1 the same file changes nothing; one value is one change by the action; empty cells take nothing away', async () => {
    const same = await load(table());
    assert.deepEqual(same.applied, { new: 0, changed: 0, same: 3, error: 0 }, JSON.stringify(same));
    const lines = table();
    lines[2] = line(2, '700;;;;;Сидорова Анна Ильинична;;');
    const changed = await load(lines);
    assert.deepEqual(changed.applied, { new: 0, changed: 1, same: 2, error: 0 }, JSON.stringify(changed));
    const { custom, version } = await letterOf('2');
    assert.deepEqual(
      [version, custom.contract_sum, custom.term, custom.topic, custom.party.name],
      [2, 700, '2025-12-09', 'rent', 'Сидорова Анна Ильинична'],
    );
    assert.deepEqual((await load(lines)).applied, { new: 0, changed: 0, same: 3, error: 0 });
    const unknown = [heading, line(7, ';;;;;ООО «Нет такого»;;')];
    const told = await wrongOf((await load(unknown)).id);
    assert.deepEqual(
      told[0]?.problems[0]?.message.ru.split(':')[0],
      'Контакта «ООО «Нет такого»» нет или их несколько',
    );
  });

  it('L2 options of former years come with former letters; a letter that stands is not given one', async () => {
    const topic = made.topic as { id: string };
    const [{ version } = { version: 0 }] = await imports.rows('select version from record_field where id = $1', [
      topic.id,
    ]);
    const options = [
      { key: 'supply', title: 'Поставка' },
      { key: 'rent', title: 'Аренда', retired: true },
    ];
    const retired = await owner.call(
      'PATCH',
      `/api/admin/fields/${topic.id}`,
      { options },
      { 'if-match': String(version) },
    );
    assert.equal(retired.statusCode, 200, retired.body);
    const lines = [heading, line(6, ';;;Аренда;;;;'), line(3, ';;;Аренда;;;;')];
    const done = await load(lines);
    assert.deepEqual(done.applied, { new: 1, changed: 0, same: 0, error: 1 }, JSON.stringify(done));
    assert.equal((await letterOf('6')).custom.topic, 'rent');
    const [wrong] = await wrongOf(done.id);
    assert.equal(wrong?.problems[0]?.message.ru, 'Вариант «Аренда» больше не предлагается');
  });
});
