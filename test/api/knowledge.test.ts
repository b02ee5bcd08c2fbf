// The knowledge base through HTTP: drafts, publishing, versions, who reads what; suggestions measured on labelled phrases;
// what is counted, and what is kept of searches that nothing answered.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { idSince, nearbyStatement, since } from '../../server/modules/helpdesk/joining/open-nearby.ts';
import { type Desk, openDesk } from '../../server/modules/helpdesk/test-desk.ts';
import { worldPassword } from '../../server/world.ts';
import { base, phrases } from '../knowledge-cases/phrases.ts';
import type { Caller } from '../support/server.ts';

type Fields = Record<string, unknown>;

describe('knowledge base', () => {
  let desk: Desk;
  let section: string;
  before(async () => {
    desk = await openDesk();
    section = desk.ids['section.printing'] as string;
  });
  after(() => desk.server.close());

  const articles = '/api/knowledge/articles';
  const draft = async (who: Caller, fields: Fields = {}) => {
    const made = await desk.ask(who, 'POST', articles, {
      sectionId: section,
      title: 'Как подключить сканер',
      answer: 'Скачайте программу со страницы «Сканеры».',
      ...fields,
    });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    return made.body;
  };
  const publish = async (id: string, fields: Fields = {}) => {
    const done = await desk.ask(desk.as.curator, 'POST', `${articles}/${id}/publish`, fields);
    assert.equal(done.status, 200, JSON.stringify(done.body));
    return done.body;
  };
  const read = (who: Caller, id: string) => desk.ask(who, 'GET', `${articles}/${id}`);
  const list = async (who: Caller, input: Fields = {}) =>
    (await desk.ask(who, 'POST', `${articles}/search`, { limit: 100, ...input })).body.items as Fields[];
  const suggest = async (who: Caller, text: string, more: Fields = {}) =>
    (await desk.ask(who, 'POST', '/api/knowledge/suggest', { text, ...more })).body.items as {
      id: string;
      title: string;
    }[];

  it('H1 an executor drafts, only a curator publishes, then everybody reads what was published', async () => {
    const { as } = desk;
    const made = await draft(as.technician);
    assert.deepEqual([made.state, made.published, made.author.name], ['draft', null, 'Громов Пётр Ильич']);
    assert.ok(!made.can.includes('knowledge.article.publish'));
    assert.equal((await read(as.employee, made.id)).status, 404);
    assert.equal((await read(as.second, made.id)).status, 404, "a draft is its author's");
    assert.equal((await desk.ask(as.technician, 'POST', `${articles}/${made.id}/publish`, {})).status, 403);
    assert.equal((await desk.ask(as.employee, 'POST', articles, { sectionId: section, title: 'x' })).status, 403);
    const shown = await publish(made.id, { note: 'Первая', checkOn: '2027-03-01' });
    assert.deepEqual([shown.state, shown.published, shown.checkOn], ['published', 1, '2027-03-01']);
    const seen = (await read(as.employee, made.id)).body;
    assert.deepEqual(
      [seen.title, seen.draft, seen.can.includes('knowledge.article.update')],
      ['Как подключить сканер', null, false],
    );
    assert.equal((await read(as.stranger, made.id)).status, 200);
    // What is written next is its author's until it is published.
    const edited = await desk.ask(
      as.technician,
      'PATCH',
      `${articles}/${made.id}`,
      { title: 'Подключение сканера', answer: 'Новое' },
      {
        'if-match': `"${shown.version}"`,
      },
    );
    assert.deepEqual([edited.status, edited.body.changed, edited.body.draft.title], [200, true, 'Подключение сканера']);
    assert.equal((await read(as.employee, made.id)).body.title, 'Как подключить сканер');
    await publish(made.id);
    assert.equal((await read(as.employee, made.id)).body.title, 'Подключение сканера');
    const versions = await desk.ask(as.technician, 'GET', `${articles}/${made.id}/versions`);
    assert.deepEqual(
      versions.body.items.map((one: Fields) => [one.number, one.title, one.note]),
      [
        [2, 'Подключение сканера', ''],
        [1, 'Как подключить сканер', 'Первая'],
      ],
    );
    assert.equal((await desk.ask(as.employee, 'GET', `${articles}/${made.id}/versions`)).status, 403);
    const twice = await desk.ask(as.curator, 'POST', `${articles}/${made.id}/publish`, {});
    assert.deepEqual([twice.status, twice.body.code], [409, 'article_unchanged']);
    const outdated = await desk.ask(as.curator, 'POST', `${articles}/${made.id}/state`, { state: 'outdated' });
    assert.equal(outdated.body.state, 'outdated');
    assert.equal((await read(as.employee, made.id)).body.state, 'outdated');
    await desk.ask(as.curator, 'POST', `${articles}/${made.id}/state`, { state: 'archived' });
    assert.equal((await read(as.employee, made.id)).status, 404);
    const events = await desk.rows<{ operation: string }>(
      'select operation from event where record_id = $1 order by id',
      [made.id],
    );
    assert.deepEqual(
      events.map((event) => event.operation.replace('knowledge.article.', '')),
      ['create', 'publish', 'update', 'publish', 'setState', 'setState'],
    );
  });

  it('H1 an article for some groups is read by their people and those of groups inside, one for executors by executors', async () => {
    const { as, ids } = desk;
    const owner = as.owner;
    const inner = (
      await desk.ask(owner, 'POST', '/api/admin/groups', {
        name: 'Касса',
        kind: 'department',
        parentId: ids['group.finance'],
      })
    ).body;
    assert.ok(inner.id, JSON.stringify(inner));
    await desk.ask(owner, 'POST', '/api/admin/users', {
      login: 'cashier',
      name: 'Кассирова Вера Ивановна',
      password: 'Sturdy-cashier-2026',
      mustChangePassword: false,
      groupIds: [inner.id],
      roles: [{ key: 'employee' }],
    });
    const cashier = await desk.server.signIn('cashier', 'Sturdy-cashier-2026');
    const finance = await draft(as.curator, {
      title: 'Закрытие смены',
      audience: 'groups',
      groupIds: [ids['group.finance']],
    });
    await publish(finance.id);
    const kitchen = await draft(as.curator, { title: 'Кухня исполнителя', audience: 'executors' });
    await publish(kitchen.id);
    const who = { employee: as.employee, cashier, technician: as.technician, stranger: as.stranger };
    const sees: Record<string, string[]> = {};
    for (const [name, caller] of Object.entries(who)) {
      const rows = (await list(caller)).map((row) => row.title);
      sees[name] = ['Закрытие смены', 'Кухня исполнителя'].filter((title) => rows.includes(title));
      for (const [id, title] of [
        [finance.id, 'Закрытие смены'],
        [kitchen.id, 'Кухня исполнителя'],
      ])
        assert.equal((await read(caller, id)).status, sees[name].includes(title) ? 200 : 404, `${name} ${title}`);
      const found = await desk.ask(caller, 'POST', '/api/search', { q: 'закрытие смены', kind: 'article' });
      assert.equal(found.body.items.length, sees[name].includes('Закрытие смены') ? 1 : 0, `${name} searches`);
      assert.equal((await suggest(caller, 'закрытие смены')).length, sees[name].includes('Закрытие смены') ? 1 : 0);
    }
    assert.deepEqual(sees, {
      employee: ['Закрытие смены'],
      cashier: ['Закрытие смены'],
      technician: ['Кухня исполнителя'],
      stranger: ['Кухня исполнителя'],
    });
    const nobody = await desk.ask(as.curator, 'POST', articles, { sectionId: section, title: 'x', audience: 'groups' });
    assert.deepEqual([nobody.status, nobody.body.code], [422, 'article_groups']);
    // Reading is not taking part: nobody hangs files or words on what is only addressed to them.
    const jam = desk.ids['article.jam'];
    const hung = await desk.ask(as.employee, 'POST', `/api/records/${jam}/attachments`, {
      fileIds: [ids['file.loose']],
    });
    assert.equal(hung.status, 403);
    // Readers are told what is meant for them: nothing of what its writers say among themselves or have not published.
    await desk.ask(as.curator, 'POST', `/api/records/${jam}/comments`, {
      body: 'Проверить на МФУ',
      audience: 'internal',
    });
    const said = (await desk.ask(as.employee, 'GET', `/api/records/${jam}/comments`)).body.items;
    assert.deepEqual(said, []);
    const history = (await desk.ask(as.employee, 'GET', `/api/records/${jam}/timeline`)).body.items;
    assert.deepEqual(
      history.map((entry: Fields) => entry.operation),
      ['knowledge.article.publish'],
    );
  });

  it('H1 what fits is offered before a ticket is sent, and nonsense offers nothing (labelled phrases)', async () => {
    const { as } = desk;
    // The world's own article would double one of the base.
    await desk.ask(as.curator, 'POST', `${articles}/${desk.ids['article.jam']}/state`, { state: 'archived' });
    const keys = new Map<string, string>();
    for (const { key, ...fields } of base) {
      const made = await draft(as.curator, fields);
      await publish(made.id);
      keys.set(made.id, key);
    }
    const counts = { right: 0, first: 0, wanted: 0, offered: 0, wrong: [] as string[] };
    for (const [text, key] of phrases) {
      const offered = (await suggest(as.employee, text)).map((one) => keys.get(one.id));
      assert.ok(offered.length <= 3);
      counts.offered += offered.length;
      if (key === null) {
        if (offered.length > 0) counts.wrong.push(`${text} → ${offered}`);
        continue;
      }
      counts.wanted += 1;
      if (offered.includes(key)) counts.right += 1;
      else counts.wrong.push(`${text} → ${offered} instead of ${key}`);
      if (offered[0] === key) counts.first += 1;
    }
    const measured = {
      recall: counts.right / counts.wanted,
      first: counts.first / counts.wanted,
      precision: counts.right / counts.offered,
    };
    assert.ok(
      measured.recall >= 0.9 && measured.precision >= 0.85,
      JSON.stringify({ ...measured, wrong: counts.wrong }),
    );
  });

  it('H1 what became of an article is counted without a name, and a search without an answer keeps stems alone', async () => {
    const { as } = desk;
    const made = await draft(as.curator, { title: 'Учёт помощи' });
    await publish(made.id);
    const tell = (who: Caller, body: Fields) => desk.ask(who, 'POST', '/api/knowledge/uses', body);
    const of = (...kinds: string[]) => ({ uses: kinds.map((kind) => ({ articleId: made.id, kind })) });
    assert.equal((await tell(as.employee, of('shown', 'opened', 'helped', 'spared'))).status, 200);
    assert.equal((await tell(as.stranger, of('shown', 'notHelped'))).status, 200);
    assert.deepEqual((await read(as.curator, made.id)).body.uses, {
      shown: 2,
      opened: 1,
      helped: 1,
      notHelped: 1,
      spared: 1,
    });
    const hidden = await draft(as.curator, { title: 'Черновик без читателей' });
    await tell(as.employee, { uses: [{ articleId: hidden.id, kind: 'helped' }] });
    assert.equal((await read(as.curator, hidden.id)).body.uses.helped, 0, 'only what the person reads');
    const text = 'Заправить кондиционер. Позвоните Петровой Анне Сергеевне, 89161234567, каб. 214, anna@mail.ru';
    await tell(as.employee, { missed: { text, categoryId: desk.ids['category.printers'] } });
    await tell(as.stranger, { missed: { text: 'кондиционер заправить', categoryId: desk.ids['category.printers'] } });
    const misses = await desk.ask(as.curator, 'GET', '/api/knowledge/misses');
    const words = misses.body.items.map((one: Fields) => one.words);
    assert.ok(words.includes('заправ кондиционер'), JSON.stringify(words));
    assert.doesNotMatch(JSON.stringify(words), /петров|анн|сергеевн|916|214|mail/);
    assert.equal((await desk.ask(as.employee, 'GET', '/api/knowledge/misses')).status, 403);
    const columns = await desk.rows<{ column_name: string }>(
      `select column_name from information_schema.columns where table_name in ('article_use', 'article_miss')`,
    );
    assert.ok(!columns.some(({ column_name }) => /user|actor|person/.test(column_name)));
  });

  it('H1 two who edit different fields both succeed; the same field is refused to the second', async () => {
    const { as } = desk;
    const made = await draft(as.curator);
    const patch = (fields: Fields) =>
      desk.ask(as.curator, 'PATCH', `${articles}/${made.id}`, fields, { 'if-match': `"${made.version}"` });
    assert.equal((await patch({ answer: 'Первый' })).status, 200);
    assert.equal((await patch({ synonyms: 'сканер, мфу' })).status, 200);
    assert.equal((await patch({ answer: 'Второй' })).status, 412);
    const seen = (await read(as.curator, made.id)).body.draft;
    assert.deepEqual([seen.answer, seen.synonyms], ['Первый', 'сканер, мфу']);
  });
});

describe('similar open tickets and joining', () => {
  let desk: Desk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.server.close());

  const similar = async (who: Caller, fields: Fields = {}) => {
    const { status, body } = await desk.ask(who, 'POST', '/api/helpdesk/tickets/similar', {
      text: 'Снова не печатает принтер',
      categoryId: desk.ids['category.printers'],
      placeId: desk.ids['place.room'],
      ...fields,
    });
    assert.equal(status, 200, JSON.stringify(body));
    return body.items as Fields[];
  };
  const ticket = (id: unknown) => desk.ids[`ticket.${id}`] as string;

  it('H1 an open ticket of the same room is offered by number, category and state alone', async () => {
    const [found, ...more] = await similar(desk.as.employee);
    assert.deepEqual(more, []);
    assert.deepEqual(Object.keys(found ?? {}).toSorted(), [
      ...[
        'category',
        'createdAt',
        'here',
        'id',
        'incident',
        'joined',
        'mine',
        'number',
        'people',
        'state',
        'stateGroup',
      ],
    ]);
    assert.deepEqual(
      [found?.id, found?.here, found?.mine, found?.joined, found?.people],
      [ticket('printer'), true, false, false, 0],
    );
    assert.deepEqual(
      await similar(desk.as.employee, { text: 'течёт кран', categoryId: desk.ids['category.printers'] }),
      [],
    );
  });

  it('H1 marked tickets, those of patients and old ones are offered to nobody', async () => {
    const { as, ids } = desk;
    const category = `/api/helpdesk/categories/${ids['category.printers']}`;
    await desk.ask(as.curator, 'PATCH', category, { patientData: true });
    assert.deepEqual(await similar(as.employee), []);
    assert.equal((await desk.act(as.employee, ticket('printer'), 'join')).status, 404);
    await desk.ask(as.curator, 'PATCH', category, { patientData: false });
    assert.equal((await similar(as.employee)).length, 1);
    await desk.rows(`update record set clearance = 'restricted' where id = $1`, [ticket('printer')]);
    assert.deepEqual(await similar(as.employee), []);
    await desk.rows(`update record set clearance = 'none', created_at = created_at - interval '8 days' where id = $1`, [
      ticket('printer'),
    ]);
    assert.deepEqual(await similar(as.employee), []);
    await desk.rows(`update record set created_at = created_at + interval '8 days' where id = $1`, [ticket('printer')]);
  });

  it('H1 who joins is counted once, sees nothing of the ticket, and may leave', async () => {
    const { as, act } = desk;
    const id = ticket('printer');
    const first = await act(as.employee, id, 'join');
    assert.deepEqual([first.status, first.body.people], [200, 1]);
    assert.equal((await act(as.employee, id, 'join')).body.people, 1);
    assert.equal((await act(as.stranger, id, 'join')).body.people, 2);
    assert.equal((await desk.ask(as.employee, 'GET', `/api/helpdesk/tickets/${id}`)).status, 404);
    const [mine] = (await desk.ask(as.employee, 'GET', '/api/helpdesk/joined')).body.items;
    assert.deepEqual([mine.id, mine.people], [id, 2]);
    assert.equal((await similar(as.employee))[0]?.joined, true);
    assert.equal((await act(as.employee, id, 'leave')).status, 200);
    assert.equal((await act(as.employee, id, 'leave')).status, 404);
    assert.deepEqual((await desk.ask(as.employee, 'GET', '/api/helpdesk/joined')).body.items, []);
    const [row] = await desk.rows<{ joined: number }>('select joined from ticket where id = $1', [id]);
    assert.equal(row?.joined, 1);
    const own = await desk.ticket(as.employee, { placeId: desk.ids['place.room'] });
    assert.equal((await act(as.employee, own.id, 'join')).body.code, 'join_own');
  });

  it('P31 P34 the destruction of a person reaches earlier versions of articles and the tickets that they joined', async () => {
    const { as, act, ask } = desk;
    const hired = await ask(as.owner, 'POST', '/api/admin/users', {
      login: 'leaving',
      name: 'Бухвостова Инна Карловна',
      password: worldPassword,
      mustChangePassword: false,
      roles: [{ key: 'employee' }],
    });
    const leaving = await desk.server.signIn('leaving', worldPassword);
    const id = ticket('printer');
    const joined = async () =>
      (await desk.rows<{ joined: number }>('select joined from ticket where id = $1', [id]))[0];
    const before = await joined();
    assert.equal((await act(leaving, id, 'join')).status, 200);
    const fields = { sectionId: desk.ids['section.printing'], title: 'Ключи от серверной', answer: 'У дежурного.' };
    const article = (
      await ask(as.curator, 'POST', '/api/knowledge/articles', { ...fields, body: 'У Бухвостовой И. К.' })
    ).body;
    const at = `/api/knowledge/articles/${article.id}`;
    const first = await ask(as.curator, 'POST', `${at}/publish`, {});
    const seen = { 'if-match': `"${first.body.version}"` };
    assert.equal((await ask(as.curator, 'PATCH', at, { body: 'У дежурного по этажу.' }, seen)).status, 200);
    assert.equal((await ask(as.curator, 'POST', `${at}/publish`, {})).status, 200);
    const tasks = '/api/privacy/disposals';
    const task = (await ask(as.owner, 'POST', tasks, { subjectId: hired.body.id, way: 'destroy', reason: 'Уволена' }))
      .body;
    assert.equal((await ask(as.owner, 'POST', `${tasks}/approve`, { ids: [task.id] })).status, 200);
    await ask(as.owner, 'POST', `${tasks}/${task.id}/leftovers`, {});
    const { leftovers } = (await ask(as.owner, 'GET', `${tasks}/${task.id}`)).body;
    assert.deepEqual(
      leftovers.map((one: { place: string }) => one.place),
      ['article_version.body'],
    );
    const decisions = leftovers.map((one: { id: string }) => ({ id: one.id, decision: 'replace' }));
    await ask(as.owner, 'POST', `${tasks}/${task.id}/leftovers/decisions`, { decisions });
    const done = await ask(as.owner, 'POST', `${tasks}/${task.id}/carry-out`, { confirm: true });
    assert.equal(done.status, 200, JSON.stringify(done.body));
    const bodies = await desk.rows<{ body: string }>(
      'select body from article_version where article_id = $1 order by number',
      [article.id],
    );
    assert.match(bodies[0]?.body ?? '', /^У Субъект [0-9A-F]{8}/);
    assert.deepEqual(await joined(), before);
    assert.deepEqual(await desk.rows('select from ticket_join where user_id = $1', [hired.body.id]), []);
  });

  it('H1 the sketch of an article names nobody of the ticket', async () => {
    const { as, act } = desk;
    const made = await desk.ticket(as.employee, { subject: 'Полосы у Ивановой Д. П. на печати' });
    await act(as.curator, made.id, 'assign', { executorId: desk.people.technician });
    await act(as.technician, made.id, 'resolve', { result: 'Громов П. И. заменил барабан у Дарьи Ивановой' });
    const sketch = await desk.ask(as.technician, 'GET', `/api/helpdesk/tickets/${made.id}/sketch`);
    assert.deepEqual([sketch.body.title, sketch.body.answer], ['Полосы у на печати', 'заменил барабан у']);
    assert.equal((await desk.ask(as.employee, 'GET', `/api/helpdesk/tickets/${made.id}/sketch`)).status, 403);
  });

  it('H1 who joined hears of each new state in words of the outside, and of nothing else', async () => {
    const { as, act } = desk;
    const made = await desk.ticket(as.owner, {
      subject: 'Личная тема заявителя',
      placeId: desk.ids['place.room'],
      groupId: desk.ids['group.office'],
    });
    assert.equal((await act(as.employee, made.id, 'join')).status, 200);
    await act(as.technician, made.id, 'note', { body: 'Внутреннее слово' });
    await act(as.technician, made.id, 'reply', { body: 'Ответ заявителю' });
    await act(as.technician, made.id, 'take');
    await act(as.technician, made.id, 'resolve', { result: 'Секретный результат' });
    const told = await desk.rows<{ operation: string; record_id: string | null; data: { text: { ru: string } } }>(
      `select operation, record_id, data from notice where user_id = $1 and kind = 'ticket-joined' order by id`,
      [desk.people.employee],
    );
    assert.deepEqual(
      told.map(({ operation, record_id, data }) => [operation, record_id, data.text.ru]),
      [
        ['helpdesk.ticket.take', null, `${made.number} · Принтер и сканер · В работе`],
        ['helpdesk.ticket.resolve', null, `${made.number} · Принтер и сканер · Решена`],
      ],
    );
    const card = (await desk.ask(as.technician, 'GET', `/api/helpdesk/tickets/${made.id}`)).body;
    assert.equal(card.joined, 1);
    await act(as.employee, made.id, 'leave');
    await act(as.owner, made.id, 'reopen', { reason: 'Снова' });
    const after = await desk.rows(`select from notice where user_id = $1 and kind = 'ticket-joined'`, [
      desk.people.employee,
    ]);
    assert.equal(after.length, 2);
  });

  it('H1 among many tickets the similar ones are found by indexes of place and category', async () => {
    const { rows, ids, people } = desk;
    await rows(
      `with made as (
         insert into record (id, kind, title, state, state_group, registration_order, created_by, created_at, changed_at)
         select (lpad(to_hex((extract(epoch from now() - n * interval '1 hour') * 1000)::bigint), 12, '0')
             || '7000' || '8000' || lpad(to_hex(n), 12, '0'))::uuid,
           'ticket', 'Картридж ' || n, 'closed', 'done', n, $1, now() - n * interval '1 hour', now() from generate_series(1, 20000) as n
         returning id, created_at)
       insert into ticket (id, category_id, priority, channel, place_id, requester_id, spoken_at)
       select id, $2, 'normal', 'import', $3, $1, created_at from made`,
      [people.technician, ids['category.printers'], ids['place.building']],
    );
    await rows('analyze ticket');
    await rows('analyze record');
    const at = new Date();
    const plan = await rows<Record<string, string>>(`explain ${nearbyStatement}`, [
      ids['place.room'],
      ids['category.printers'],
      idSince(since(at)),
      ['картридж'],
      people.employee,
      since(at).toISOString(),
    ]);
    const text = plan.map((row) => Object.values(row)[0]).join('\n');
    assert.doesNotMatch(text, /Seq Scan on (ticket|record) /, text);
    assert.match(text, /ticket_place/);
  });
});
