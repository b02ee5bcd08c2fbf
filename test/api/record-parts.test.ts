import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#core/ids.ts';
import { whileHeld } from '#test/support/race.ts';
import { type Office, openOffice } from './office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.server.close());
const codeOf = (answer: { json(): { code?: string } }) => answer.json().code;

describe('what hangs on a record', () => {
  it('L3 whoever sees the letter comments on it; to others it does not exist', async () => {
    const { id } = await office.letter(office.clerk, 'О поставке бумаги');
    const added = await office.clerk.call('POST', `/api/records/${id}/comments`, { body: 'Передано в отдел' });
    assert.equal(added.statusCode, 201, added.body);
    const seen = (await office.reader.call('GET', `/api/records/${id}/comments`)).json().items;
    assert.deepEqual(
      seen.map((one: { body: string; author: string; own: boolean }) => [one.body, one.author, one.own]),
      [['Передано в отдел', 'Сотрудник clerk', false]],
    );
    // A viewer has no right to comment at all, another department does not see the letter.
    assert.equal((await office.reader.call('POST', `/api/records/${id}/comments`, { body: 'Я' })).statusCode, 403);
    for (const path of ['comments', 'timeline'])
      assert.equal((await office.other.call('GET', `/api/records/${id}/${path}`)).statusCode, 404, path);
    assert.equal((await office.other.call('POST', `/api/records/${id}/comments`, { body: 'Я' })).statusCode, 404);
    assert.equal((await office.owner.call('GET', `/api/records/${newId()}/comments`)).statusCode, 404);
  });

  it('L3 a comment does not raise the version, an attachment does', async () => {
    const { id } = await office.letter(office.clerk, 'О версии');
    const version = async () => (await office.clerk.call('GET', `/api/correspondence/letters/${id}`)).json().version;
    const before = await version();
    await office.clerk.call('POST', `/api/records/${id}/comments`, { body: 'Слово' });
    assert.equal(await version(), before);
    const file = await office.upload(office.clerk, 'Счёт.txt', 'счёт');
    const attached = await office.clerk.call('POST', `/api/records/${id}/attachments`, { fileIds: [file] });
    assert.equal(attached.statusCode, 201, attached.body);
    assert.equal(await version(), before + 1);
  });

  it('L3 a file is attached once, by whoever uploaded it, and read with the record', async () => {
    const { id } = await office.letter(office.clerk, 'О файлах');
    const attach = (fileId: string, by = office.clerk) =>
      by.call('POST', `/api/records/${id}/attachments`, { fileIds: [fileId] });
    const foreign = await office.upload(office.other, 'Чужой.txt', 'чужой');
    assert.equal(codeOf(await attach(foreign)), 'file_not_yours');
    const file = await office.upload(office.clerk, 'Акт.txt', 'акт');
    assert.equal((await office.reader.call('GET', `/api/files/${file}`)).statusCode, 404);
    assert.equal((await attach(file)).statusCode, 201);
    assert.equal(codeOf(await attach(file)), 'file_not_yours');
    assert.equal((await office.reader.call('GET', `/api/files/${file}`)).body, 'акт');
    assert.equal((await office.other.call('GET', `/api/files/${file}`)).statusCode, 404);
    // Others of the department see the letter, and change it by a right of their own, which an editor has over own ones.
    const colleague = await office.person('colleague', ['editor'], [office.ids.chancery]);
    const theirs = await office.upload(colleague.caller, 'Мой.txt', 'мой');
    assert.equal((await attach(theirs, colleague.caller)).statusCode, 403);
  });

  it('L3 a removed attachment is read no more, stays in the history under its name, and is removed once', async () => {
    const { id } = await office.letter(office.clerk, 'Об удалении');
    const file = await office.upload(office.clerk, 'Лишний.txt', 'лишний');
    const [item] = (await office.clerk.call('POST', `/api/records/${id}/attachments`, { fileIds: [file] })).json()
      .items;
    const remove = () => office.clerk.call('DELETE', `/api/records/${id}/attachments/${item.id}`);
    assert.equal((await remove()).statusCode, 200);
    assert.equal((await office.clerk.call('GET', `/api/files/${file}`)).statusCode, 404);
    assert.equal((await remove()).statusCode, 404);
    const { items } = (await office.reader.call('GET', `/api/records/${id}/timeline`)).json();
    assert.deepEqual([items[0].operation, items[0].data.names[file]], ['record.attachment.remove', 'Лишний.txt']);
    const [event] = await office.sql<{ text: string }>(
      `select data::text || personal::text as text from event where id = $1`,
      [items[0].id],
    );
    assert.equal(event?.text.includes('Лишний'), false);
  });

  it('L4 a cancelled letter takes no attachment and loses none, but takes comments', async () => {
    const { id } = await office.letter(office.clerk, 'Об отмене');
    const file = await office.upload(office.clerk, 'До.txt', 'до');
    const [item] = (await office.clerk.call('POST', `/api/records/${id}/attachments`, { fileIds: [file] })).json()
      .items;
    const late = await office.upload(office.clerk, 'После.txt', 'после');
    const version = (await office.clerk.call('GET', `/api/correspondence/letters/${id}`)).json().version;
    const cancelled = await office.clerk.call(
      'POST',
      `/api/correspondence/letters/${id}/cancel`,
      { reason: 'Ошибка' },
      { 'if-match': String(version) },
    );
    assert.equal(cancelled.statusCode, 200, cancelled.body);
    const attached = await office.clerk.call('POST', `/api/records/${id}/attachments`, { fileIds: [late] });
    assert.equal(codeOf(attached), 'record_closed');
    assert.equal(
      codeOf(await office.clerk.call('DELETE', `/api/records/${id}/attachments/${item.id}`)),
      'record_closed',
    );
    assert.equal((await office.clerk.call('GET', `/api/files/${late}`)).statusCode, 200);
    const word = await office.clerk.call('POST', `/api/records/${id}/comments`, { body: 'Отменено по просьбе' });
    assert.equal(word.statusCode, 201);
  });

  it('L7 a link needs both ends visible, is drawn once from either end, and both histories tell of it', async () => {
    const one = await office.letter(office.clerk, 'Запрос');
    const two = await office.letter(office.clerk, 'Дополнение');
    const hidden = await office.letter(office.other, 'Чужое');
    const link = (from: string, to: string) =>
      office.clerk.call('POST', `/api/records/${from}/links`, { toId: to, kind: 'relates' });
    assert.equal(codeOf(await link(one.id, one.id)), 'link_to_itself');
    assert.equal((await link(one.id, hidden.id)).statusCode, 404);
    const both = await whileHeld(office.server.services, 'lock table record_link in share mode', () => [
      link(one.id, two.id),
      link(two.id, one.id),
    ]);
    assert.deepEqual(both.map((answer) => answer.statusCode).sort(), [201, 409]);
    const [row] = await office.sql<{ id: string }>('select id from record_link where from_id = any($1)', [
      [one.id, two.id],
    ]);
    for (const { id } of [one, two]) {
      const { items } = (await office.clerk.call('GET', `/api/records/${id}/timeline`)).json();
      assert.equal(items[0].operation, 'record.link.add');
    }
    assert.equal((await office.clerk.call('DELETE', `/api/records/${hidden.id}/links/${row?.id}`)).statusCode, 404);
    assert.equal((await office.clerk.call('DELETE', `/api/records/${two.id}/links/${row?.id}`)).statusCode, 200);
    assert.equal((await office.clerk.call('DELETE', `/api/records/${two.id}/links/${row?.id}`)).statusCode, 404);
  });

  it('L3 the history tells who did what, newest first, page by page, without who only looked', async () => {
    const { id } = await office.letter(office.clerk, 'Об истории');
    for (const body of ['Раз', 'Два', 'Три']) await office.clerk.call('POST', `/api/records/${id}/comments`, { body });
    const file = await office.upload(office.clerk, 'Скан.txt', 'скан');
    await office.clerk.call('POST', `/api/records/${id}/attachments`, { fileIds: [file] });
    assert.equal((await office.reader.call('GET', `/api/files/${file}`)).statusCode, 200);
    const operations: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page = await office.reader.call(
        'GET',
        `/api/records/${id}/timeline?limit=2${next ? `&after=${next}` : ''}`,
      );
      for (const item of page.json().items) {
        operations.push(item.operation);
        assert.equal(item.actor, 'Сотрудник clerk');
        assert.ok(item.title.ru && item.title.en);
      }
      next = page.json().next;
    }
    assert.deepEqual(operations, [
      'record.attachment.add',
      ...Array(3).fill('record.comment.add'),
      'correspondence.letter.register',
    ]);
    const bad = await office.reader.call('GET', `/api/records/${id}/timeline?after=nonsense`);
    assert.equal(codeOf(bad), 'bad_cursor');
  });

  it('L3 a changed field is told with both values', async () => {
    const { id } = await office.letter(office.clerk, 'Старая тема');
    const { version } = (await office.clerk.call('GET', `/api/correspondence/letters/${id}`)).json();
    const changed = await office.clerk.call(
      'PATCH',
      `/api/correspondence/letters/${id}`,
      { subject: 'Новая тема' },
      { 'if-match': String(version) },
    );
    assert.equal(changed.statusCode, 200, changed.body);
    const { items } = (await office.reader.call('GET', `/api/records/${id}/timeline`)).json();
    assert.deepEqual(items[0].changes, [{ field: 'subject', from: 'Старая тема', to: 'Новая тема' }]);
  });

  it('L3 O1 a history names people, groups and correspondents, and who of them is from outside was seen', async () => {
    const { id } = await office.letter(office.clerk, 'О приёме', { responsibleId: office.ids.reader });
    const contact = async (name: string) =>
      (await office.clerk.call('POST', '/api/contacts', { kind: 'person', name })).json().id as string;
    const [first, second] = [await contact('Зайцева Ольга Игоревна'), await contact('Белов Иван Петрович')];
    for (const fields of [{ correspondentId: first }, { correspondentId: second, responsibleId: office.ids.legal }]) {
      const { version } = (await office.clerk.call('GET', `/api/correspondence/letters/${id}`)).json();
      const changed = await office.clerk.call('PATCH', `/api/correspondence/letters/${id}`, fields, {
        'if-match': String(version),
      });
      assert.equal(changed.statusCode, 200, changed.body);
    }
    const told = (await office.owner.call('GET', `/api/records/${id}/timeline`)).json().items[0].changes;
    const of = (field: string) => told.find((change: { field: string }) => change.field === field);
    assert.deepEqual(of('responsibleId'), {
      field: 'responsibleId',
      from: { id: office.ids.reader, name: 'Сотрудник reader' },
      to: { id: office.ids.legal, name: 'Юристы' },
    });
    assert.deepEqual(
      [of('correspondentId').from.name, of('correspondentId').to.name],
      ['Зайцева Ольга Игоревна', 'Белов Иван Петрович'],
    );
    const [read] = await office.sql<{ subject_ids: string[] }>(
      `select subject_ids from event where operation = 'record.timeline.read' and outcome = 'read' order by id desc limit 1`,
    );
    assert.deepEqual(read?.subject_ids.toSorted(), [first, second].toSorted());
  });

  it('C7 a requester is told what is meant for the outside and nothing else, and writes there', async () => {
    const { id } = await office.letter(office.clerk, 'Обращение');
    const person = await office.person('requester', ['viewer', 'editor']);
    await office.sql(
      `insert into participant (record_id, principal_id, part, kind, state, clearance, registration_order)
       select id, $2, 'requester', kind, state, clearance, registration_order from record where id = $1`,
      [id, person.id],
    );
    const inside = await office.upload(office.clerk, 'Внутренний.txt', 'внутренний');
    const outside = await office.upload(office.clerk, 'Ответ.txt', 'ответ');
    const attach = (fileIds: string[], audience: string) =>
      office.clerk.call('POST', `/api/records/${id}/attachments`, { fileIds, audience });
    await attach([inside], 'internal');
    await attach([outside], 'external');
    await office.clerk.call('POST', `/api/records/${id}/comments`, { body: 'Между нами' });
    await office.clerk.call('POST', `/api/records/${id}/comments`, { body: 'Вам ответят', audience: 'external' });
    const comments = (await person.caller.call('GET', `/api/records/${id}/comments`)).json().items;
    assert.deepEqual(
      comments.map((one: { body: string }) => one.body),
      ['Вам ответят'],
    );
    const { items } = (await person.caller.call('GET', `/api/records/${id}/timeline`)).json();
    assert.ok(items.length > 0 && items.every((one: { audience: string }) => one.audience === 'external'));
    assert.equal((await person.caller.call('GET', `/api/files/${inside}`)).statusCode, 404);
    assert.equal((await person.caller.call('GET', `/api/files/${outside}`)).statusCode, 200);
    const asked = await person.caller.call('POST', `/api/records/${id}/comments`, {
      body: 'Когда?',
      audience: 'internal',
    });
    assert.equal(asked.json().audience, 'external');
    // A part from inside beside it opens the rest.
    await office.sql(
      `insert into participant (record_id, principal_id, part, kind, state, clearance, registration_order)
       select id, $2, 'executor', kind, state, clearance, registration_order from record where id = $1`,
      [id, person.id],
    );
    const all = (await person.caller.call('GET', `/api/records/${id}/comments`)).json().items;
    assert.equal(all.length, 3);
  });

  it('C7 a marked letter opens only to those whose grant covers the mark, with all that hangs on it', async () => {
    const { id } = await office.letter(office.owner, 'Тайное', { clearance: 'confidential' });
    await office.sql(
      `insert into participant (record_id, principal_id, part, kind, state, clearance, registration_order)
       select id, $2, 'executor', kind, state, clearance, registration_order from record where id = $1`,
      [id, office.ids.clerk],
    );
    for (const path of ['comments', 'timeline'])
      assert.equal((await office.clerk.call('GET', `/api/records/${id}/${path}`)).statusCode, 404);
    assert.equal((await office.owner.call('GET', `/api/records/${id}/comments`)).statusCode, 200);
  });
});
