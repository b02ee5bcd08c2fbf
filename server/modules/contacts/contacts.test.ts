// Contacts through HTTP: made, changed, found while typing, doubles refused, people's data journaled.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newId } from '#core/ids.ts';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';

let server: TestServer;
let owner: Caller;
before(async () => {
  server = await startTestServer();
  owner = await server.owner();
});
after(() => server.close());

const call = async (method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown, headers = {}) => {
  const answer = await owner.call(method, `/api/contacts${path}`, body, headers);
  return { status: answer.statusCode, body: answer.json() };
};
const make = (fields: Record<string, unknown>) => call('POST', '', { kind: 'organisation', ...fields });
const namesFor = async (q: string, more: Record<string, unknown> = {}) =>
  (await call('POST', '/search', { q, ...more })).body.items.map((item: { name: string }) => item.name);

test('L3 a contact is made with its numbers checked, and read back as answered', async () => {
  const made = await make({
    name: 'ООО «Вектор»',
    inn: '7728168971',
    kpp: '770801001',
    emails: ['info@vektor.example'],
    phones: ['8 800 200-00-00'],
  });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  assert.deepEqual(made.body.phones, ['+78002000000']);
  assert.deepEqual((await call('GET', `/${made.body.id}`)).body, made.body);
  const wrong = await make({ name: 'ООО «Ошибка»', inn: '7728168970' });
  assert.equal(wrong.body.errors[0].code, 'inn_wrong');
});

test('L3 a second contact with the same ИНН is refused with the name of the first; a branch is not', async () => {
  const double = await make({ name: 'Вектор', inn: '7728168971' });
  assert.equal(double.status, 409);
  assert.equal(double.body.code, 'contact_exists');
  assert.equal(double.body.details.name, 'ООО «Вектор»');
  assert.match(double.body.message.ru, /Вектор/);
  const branch = await make({ name: 'ООО «Вектор», Сибирский филиал', inn: '7728168971', kpp: '540602001' });
  assert.equal(branch.status, 201);
});

test('L3 of two clerks who make one organisation at once, the second is refused', async () => {
  const first = await server.services.pools.write.connect();
  try {
    await first.query('begin');
    await first.query(
      `with made as (
         insert into record (id, kind, title, state, state_group, registration_order, created_by, created_at, changed_at)
         select $1, 'contact', 'Первый', 'active', 'done', 1, id, now(), now() from principal where kind = 'user' limit 1
       ) insert into contact (id, kind, name, name_key, inn, words) values ($1, 'organisation', 'Первый', 'первый', '7710140679', '')`,
      [newId()],
    );
    const waits = async () => {
      const { rowCount } = await server.services.pools.read.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rowCount === 1;
    };
    let answered = false;
    const second = make({ name: 'Второй', inn: '7710140679' }).finally(() => {
      answered = true;
    });
    while (!answered && !(await waits()));
    await first.query('commit');
    assert.equal((await second).body.code, 'contact_exists');
  } finally {
    first.release();
  }
});

test('L3 a person works in an organisation; an organisation works nowhere', async () => {
  const [organisation] = (await call('POST', '/search', { q: 'вектор' })).body.items;
  const person = await make({
    kind: 'person',
    name: 'Жуков Олег Петрович',
    organisationId: organisation.id,
    position: 'Юрист',
  });
  assert.equal(person.body.organisationName, 'ООО «Вектор»');
  const wrong = await make({ name: 'АО «Звезда»', organisationId: organisation.id });
  assert.equal(wrong.body.errors[0].code, 'organisation_of_organisation');
  const missing = await make({ kind: 'person', name: 'Некто', organisationId: person.body.id });
  assert.equal(missing.body.errors[0].code, 'not_found');
});

test('L3 a lookup finds by beginnings of words, by ИНН, mailbox and phone, names that begin so first', async () => {
  await make({ name: 'АО «Северная гавань»' });
  await make({ name: 'Гаванский порт', fullName: 'Порт «Ёлочка»' });
  assert.deepEqual(await namesFor('гав'), ['Гаванский порт', 'АО «Северная гавань»']);
  assert.deepEqual(await namesFor('гавань сев'), ['АО «Северная гавань»']);
  assert.deepEqual(await namesFor('ЁЛОЧ'), ['Гаванский порт']);
  assert.deepEqual(await namesFor('77281'), ['ООО «Вектор»', 'ООО «Вектор», Сибирский филиал']);
  assert.deepEqual(await namesFor('info@vekt'), ['ООО «Вектор»']);
  assert.deepEqual(await namesFor('8002000000'), ['ООО «Вектор»']);
  assert.deepEqual(await namesFor('вектор', { kind: 'person' }), []);
  assert.deepEqual(await namesFor(`'); drop table contact; --`), []);
  assert.ok((await namesFor('')).length > 3);
  const [found] = (await call('POST', '/search', { q: 'гаванский' })).body.items;
  assert.deepEqual(await namesFor('', { ids: [found.id] }), ['Гаванский порт']);
  assert.deepEqual(await namesFor('', { ids: [] }), []);
});

test('L3 the list of contacts is by name, page by page', async () => {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: { items: { name: string }[]; next: string | null } = (
      await call('POST', '/list', { limit: 2, ...(after ? { after } : {}) })
    ).body;
    seen.push(...page.items.map((item) => item.name));
    after = page.next;
  } while (after);
  assert.deepEqual(seen, [...seen].sort(new Intl.Collator('ru').compare));
  assert.ok(seen.length >= 6);
  const people = await call('POST', '/list', { kind: 'person' });
  assert.deepEqual(
    people.body.items.map((item: { name: string }) => item.name),
    ['Жуков Олег Петрович'],
  );
});

test('L3 two people change different fields of a contact, and the lookup follows', async () => {
  const { body } = await make({ name: 'ООО «Старое имя»' });
  const change = (fields: Record<string, unknown>) => call('PATCH', `/${body.id}`, fields, { 'if-match': '1' });
  assert.equal((await change({ name: 'ООО «Новое имя»' })).body.version, 2);
  const other = await change({ note: 'Звонить до обеда' });
  assert.equal(other.status, 200, JSON.stringify(other.body));
  assert.equal(other.body.name, 'ООО «Новое имя»');
  assert.equal((await change({ name: 'ООО «Третье»' })).status, 412);
  assert.deepEqual(await namesFor('новое'), ['ООО «Новое имя»']);
  assert.deepEqual(await namesFor('старое'), []);
});

test('L6 the count beside the title is that of the filtered list', async () => {
  const listed = async (filter: object) => (await call('POST', '/list', { limit: 200, ...filter })).body.items.length;
  for (const filter of [{}, { kind: 'person' }, { kind: 'organisation' }, { q: 'новое' }, { q: 'нет такого' }]) {
    const counted = await call('POST', '/count', filter);
    assert.deepEqual(counted.body, { count: await listed(filter), more: false }, JSON.stringify(filter));
  }
  assert.equal((await call('POST', '/count', { exact: true })).body.count, await listed({}));
});

test('H7 what is shown of a person is journaled before the answer, what is shown of an organisation is not', async () => {
  const [person] = (await call('POST', '/search', { q: 'жуков' })).body.items;
  await call('GET', `/${person.id}`);
  const { rows } = await server.services.pools.read.query(
    `select operation from event where outcome = 'read' and subject_ids @> array[$1]::uuid[] order by id`,
    [person.id],
  );
  const operations = rows.map((row) => row.operation);
  assert.ok(operations.includes('contacts.contact.read') && operations.includes('contacts.contact.search'));
  const quiet = await server.services.pools.read.query(
    `select 1 from event where operation = 'contacts.contact.read' and subject_ids = '{}'`,
  );
  assert.equal(quiet.rowCount, 0);
  const told = await server.services.pools.read.query(`select data::text || personal::text as text from event`);
  assert.ok(
    told.rows.every((row) => !row.text.includes('Жуков')),
    'no name stands in the journal in clear',
  );
});

test('L1 a contact made without saying what it is: a person by the patronymic, an organisation otherwise', async () => {
  const kindOf = async (name: string) => (await call('POST', '', { name })).body.kind;
  assert.equal(await kindOf('Сидоров Иван Петрович'), 'person');
  assert.equal(await kindOf('ООО «Лесной Двор»'), 'organisation');
});
