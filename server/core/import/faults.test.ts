// What goes wrong around an import: two of one table at once, letters cut in half, a task called off before it began, a
// table that lacks columns, options that are not told again, a right that is not held.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { csv, type Imports, openImports } from '#test/support/imports.ts';
import { whileHeld } from '#test/support/race.ts';
import { upload } from '#test/support/upload.ts';

let imports: Imports;
let owner: Imports['owner'];
let rows: Imports['rows'];
let begin: Imports['begin'];
let run: Imports['run'];
before(async () => {
  imports = await openImports();
  ({ owner, rows, begin, run } = imports);
  for (const login of ['checker', 'unmarked'])
    await owner.call('POST', '/api/admin/users', {
      login,
      name: 'Проверкина Яна',
      password: 'zelenyj-avtobus-77',
      mustChangePassword: false,
      roles: [{ key: 'admin' }],
    });
});
after(() => imports.close());

describe('imports that meet trouble', () => {
  it('O1 one table run twice at once writes each of its people once', async () => {
    const table = csv('Фамилия;Имя;Отчество', 'Близнецова;Анна;Ильинична', 'Близнецов;Лев;Ильич');
    const one = await begin('contacts.people', 'люди.csv', table);
    const other = await begin('contacts.people', 'люди.csv', table);
    const start = (id: string) => owner.call('POST', `/api/imports/${id}/run`).then(() => imports.settled(id));
    // Both are held where they would write what they have judged.
    const ended = await whileHeld(imports.server.services, 'lock table data_import_key in exclusive mode', () => [
      start(one.id),
      start(other.id),
    ]);
    assert.deepEqual(
      ended.map((card) => card.state),
      ['done', 'done'],
    );
    const made = await rows(`select name from contact where name like 'Близнец%' order by name`);
    assert.deepEqual(
      made.map((contact) => contact.name),
      ['Близнецов Лев Ильич', 'Близнецова Анна Ильинична'],
    );
  });

  it('O1 signs outside the usual alphabets may stand where a cell or a sample is cut', async () => {
    const note = `${'а'.repeat(119)}😀${'б'.repeat(4_878)}😀`;
    const table = csv('Наименование;Примечание', `ООО «Улыбка»;${note}`);
    const card = await begin('contacts.organisations', 'фирмы.csv', table);
    assert.equal(card.state, 'checked', JSON.stringify(card.error));
    assert.equal(card.columns[1].samples[0], 'а'.repeat(119));
    const [kept] = await rows('select length(cells ->> 1) as letters from data_import_row where import_id = $1', [
      card.id,
    ]);
    assert.deepEqual(kept, { letters: 4_998 }, 'half of a sign is no sign');
  });

  it('O1 what a check is not told stays as it was said at the beginning', async () => {
    const table = csv('Наименование;ИНН', 'АО «Прежнее»;7702070139');
    const card = await begin('contacts.organisations', 'фирмы.csv', table, { options: { update: false } });
    assert.equal(card.options.update, false);
    const answer = await owner.call('POST', `/api/imports/${card.id}/check`, { options: { intoClosed: true } });
    const { update, intoClosed, dryRun } = answer.json().options;
    assert.deepEqual([update, intoClosed, dryRun], [false, true, true]);
    await imports.settled(card.id);
  });

  it('L2 who may not run an import cannot have it run by leaving out the check', async () => {
    const [found] = await rows(`select id from app_user where login = 'checker'`);
    const { id, version } = (await owner.call('GET', `/api/admin/users/${found?.id}`)).json();
    const switches = [{ operation: 'core.import.run', enabled: false, reach: 'all' }];
    const narrowed = await owner.call('PATCH', `/api/admin/users/${id}`, { switches }, { 'if-match': `"${version}"` });
    assert.equal(narrowed.statusCode, 200, narrowed.body);
    const checker = await imports.server.signIn('checker', 'zelenyj-avtobus-77');
    const table = csv('Наименование', 'ООО «Мимо прав»');
    const fileId = await upload(checker, 'x.csv', table);
    const kind = 'contacts.organisations';
    const past = await checker.call('POST', '/api/imports', { fileId, kind, options: { dryRun: false } });
    assert.deepEqual([past.statusCode, past.json().code], [403, 'not_allowed']);
    const card = await begin(kind, 'x.csv', table, {}, checker);
    assert.equal(card.state, 'checked');
    const again = await checker.call('POST', `/api/imports/${card.id}/check`, { options: { dryRun: false } });
    assert.equal(again.statusCode, 403, again.body);
    assert.deepEqual(await rows(`select 1 from contact where name = 'ООО «Мимо прав»'`), []);
  });

  it('O1 a journal keeps its index, template and department where the table has no such columns', async () => {
    const group = await owner.call('POST', '/api/admin/groups', { name: 'Архив', kind: 'department', index: '07' });
    const journal = await owner.call('POST', '/api/correspondence/journals', {
      name: 'Обращения',
      direction: 'incoming',
      index: 'ОГ',
      template: '{journal}-{yyyy}-{q}/{n:4}',
      restart: 'quarter',
      departmentId: group.json().id,
    });
    assert.equal(journal.statusCode, 201, journal.body);
    const card = await begin(
      'correspondence.journals',
      'журналы.csv',
      csv('Наименование;Документопоток', 'Обращения;Входящий'),
    );
    assert.equal(card.state, 'checked', JSON.stringify(card));
    await run(card.id);
    const [kept] = await rows(
      `select j.department_id, s.index, s.template, s.restart from journal j join number_series s on s.id = j.id where j.name = 'Обращения'`,
    );
    assert.deepEqual(kept, {
      department_id: group.json().id,
      index: 'ОГ',
      template: '{journal}-{yyyy}-{q}/{n:4}',
      restart: 'quarter',
    });
  });

  it('O1 three letters under one number that differ in a note alone: the third is told to be the second again', async () => {
    const line = (note: string) => `501;05.03.2024;АО «Север»;О тройном;${note}`;
    const table = csv('№;Дата регистрации;Корреспондент;Содержание;Примечание', line('раз'), line('два'), line('три'));
    const [journal] = await rows(`select id from journal where name = 'Входящие'`);
    const card = await begin('letters.incoming', 'тройка.csv', table, { options: { journalId: journal?.id } });
    assert.deepEqual(card.counts, { new: 2, changed: 0, same: 0, error: 1 });
    const done = await run(card.id);
    assert.deepEqual([done.state, done.applied.new], ['done', 2], JSON.stringify(done.error));
  });

  it('L2 rows that somebody imports are for those who might have brought them in', async () => {
    const card = await begin('contacts.organisations', 'тайна.csv', csv('Наименование', 'ООО «Тайна»'));
    const [person] = await rows(`select id from app_user where login = 'unmarked'`);
    const other = await imports.server.signIn('unmarked', 'zelenyj-avtobus-77');
    const seen = async () => {
      const listed = (await other.call('GET', '/api/imports')).json().items.map((one: { id: string }) => one.id);
      const lines = await other.call('GET', `/api/imports/${card.id}/rows`);
      const file = await other.call('GET', `/api/imports/${card.id}/result`);
      return [listed.includes(card.id), lines.statusCode, file.statusCode];
    };
    assert.deepEqual(await seen(), [true, 200, 200]);
    const { write } = imports.server.services.pools;
    const forbid = `insert into user_switch (user_id, operation, enabled, reach) values ($1, 'contacts.contact.create', false, 'all')`;
    await write.query(forbid, [person?.id]);
    await write.query('update rights_version set version = version + 1');
    assert.deepEqual(await seen(), [false, 404, 404]);
    await write.query('delete from user_switch where user_id = $1', [person?.id]);
    await write.query('update rights_version set version = version + 1');
  });

  it('L8 a letter with a mark that the importer may not open is not linked to, nor told to be answered', async () => {
    const outgoing = csv('№;Дата регистрации;Корреспондент;Содержание', 'ИС-77;20.01.2025;ООО «Ель»;О тайном');
    await begin('letters.outgoing', 'исх.csv', outgoing, { options: { dryRun: false } });
    const [secret] = await rows(`select id from record where number = 'ИС-77'`);
    const client = imports.server.services.pools.write;
    for (const table of ['record', 'participant'])
      await client.query(
        `update ${table} set clearance = 'confidential' where ${table === 'record' ? 'id' : 'record_id'} = $1`,
        [secret?.id],
      );
    const checker = await imports.server.signIn('unmarked', 'zelenyj-avtobus-77');
    const answer = csv(
      'Журнал;Дата регистрации;Рег. №;Корреспондент;Содержание',
      'Входящие;03.02.2025;9;ООО «Ель»;На № ИС-77 от 20.01.2025',
    );
    const card = await begin('letters.incoming', 'вх.csv', answer, { options: { dryRun: false } }, checker);
    assert.deepEqual(
      [card.state, card.findings.linked, card.findings.unlinkedRows],
      ['done', 0, [2]],
      JSON.stringify(card),
    );
    assert.deepEqual(await rows('select 1 from letter where id = $1 and answered_id is not null', [secret?.id]), []);
  });

  it('O1 an import whose task is called off before it began is called off, and its rows may go', async () => {
    const card = await begin('contacts.organisations', 'фирмы.csv', csv('Наименование', 'ООО «Отменённое»'));
    await imports.pause();
    const running = (await owner.call('POST', `/api/imports/${card.id}/run`)).json();
    assert.equal((await owner.call('POST', `/api/tasks/${running.taskId}/cancel`)).statusCode, 200);
    const ended = (await owner.call('GET', `/api/imports/${card.id}`)).json();
    assert.deepEqual([ended.state, ended.finishedAt !== null], ['cancelled', true]);
    imports.goOn();
  });
});
