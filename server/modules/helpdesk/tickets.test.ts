// A ticket's life through HTTP: asked for, taken by one of two, answered, put on hold, solved, reopened, closed, rated;
// who sees what of it; categories that only the curator keeps.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Desk, openDesk } from './test-desk.ts';

describe('tickets', () => {
  let desk: Desk;
  let queue: string;
  before(async () => {
    desk = await openDesk();
    queue = desk.ids['group.office'] as string;
    const printers = `/api/helpdesk/categories/${desk.ids['category.printers']}`;
    const set = await desk.ask(desk.as.curator, 'PATCH', printers, { groupId: queue });
    assert.equal(set.status, 200, JSON.stringify(set.body));
  });
  after(() => desk.server.close());

  it('H1 an employee asks, a technician takes, asks back, solves; the employee reopens, confirms and rates once', async () => {
    const { as, act } = desk;
    const made = await desk.ticket(as.employee, { description: 'Мигает лампа', placeId: desk.ids['place.room'] });
    assert.match(made.number, /^ЗН-\d{4}-\d{6}$/);
    assert.deepEqual(
      [made.state, made.requester.name, made.group.id, made.place.name, made.mine, made.channel],
      ['new', 'Иванова Дарья Петровна', queue, 'Корпус 1, каб. 214', true, 'web'],
    );
    assert.ok(!made.can.includes('helpdesk.ticket.take'));
    const taken = await act(as.technician, made.id, 'take');
    assert.deepEqual([taken.status, taken.body.state, taken.body.executor.name], [200, 'in_work', 'Громов Пётр Ильич']);
    const asked = await act(as.technician, made.id, 'wait', { reason: 'requester', note: 'Какого цвета лампа?' });
    assert.deepEqual(
      [asked.body.state, asked.body.waitingReason, asked.body.awaitsUs],
      ['waiting', 'requester', false],
    );
    assert.equal((await act(as.technician, made.id, 'note', { body: 'Похоже на барабан' })).status, 201);
    assert.equal((await act(as.employee, made.id, 'reply', { body: 'Красная' })).status, 201);
    const card = await desk.ask(as.technician, 'GET', `/api/helpdesk/tickets/${made.id}`);
    assert.deepEqual([card.body.state, card.body.waitingReason, card.body.awaitsUs], ['in_work', null, true]);
    const words = async (who: typeof as.employee) =>
      (await desk.ask(who, 'GET', `/api/records/${made.id}/comments`)).body.items.map(
        (one: { body: string }) => one.body,
      );
    assert.deepEqual(await words(as.employee), ['Какого цвета лампа?', 'Красная']);
    assert.deepEqual(await words(as.technician), ['Какого цвета лампа?', 'Похоже на барабан', 'Красная']);
    const solved = await act(as.technician, made.id, 'resolve', { result: 'Заменён барабан', minutes: 20 });
    assert.deepEqual([solved.body.state, solved.body.minutes, solved.body.stateGroup], ['resolved', 20, 'done']);
    const again = await act(as.employee, made.id, 'reopen', { reason: 'Снова полосы' });
    assert.deepEqual([again.body.state, again.body.reopened], ['in_work', 1]);
    await act(as.technician, made.id, 'resolve', { result: 'Заменён картридж' });
    assert.equal((await act(as.employee, made.id, 'close')).body.state, 'closed');
    assert.equal((await act(as.employee, made.id, 'rate', { rating: 5, words: 'Спасибо' })).body.rating, 5);
    const twice = await act(as.employee, made.id, 'rate', { rating: 1 });
    assert.deepEqual([twice.status, twice.body.code], [409, 'rated_already']);
    assert.equal((await act(as.technician, made.id, 'rate', { rating: 5 })).status, 403);
    const turns = await desk.rows<{ state: string }>(
      'select state from ticket_turn where ticket_id = $1 order by at, id',
      [made.id],
    );
    assert.deepEqual(
      turns.map((turn) => turn.state),
      ['new', 'in_work', 'waiting', 'in_work', 'resolved', 'in_work', 'resolved', 'closed'],
    );
  });

  it('H1 two technicians take the same ticket in the same moment: one has it, the other is told who', async () => {
    const { as, act } = desk;
    const { id } = await desk.ticket(as.employee);
    const both = await Promise.all([act(as.technician, id, 'take'), act(as.second, id, 'take')]);
    const lost = both.filter((one) => one.status === 409);
    assert.deepEqual([both.filter((one) => one.status === 200).length, lost.length], [1, 1]);
    assert.equal(lost[0]?.body.code, 'ticket_taken');
    const [row] = await desk.rows<{ n: number }>(
      `select count(*)::int as n from participant where record_id = $1 and part = 'executor'`,
      [id],
    );
    assert.equal(row?.n, 1);
  });

  it('H1 another queue does not see the ticket; once it is handed over there, it does', async () => {
    const { as, act } = desk;
    const { id } = await desk.ticket(as.employee);
    assert.equal((await desk.ask(as.stranger, 'GET', `/api/helpdesk/tickets/${id}`)).status, 404);
    assert.equal((await act(as.stranger, id, 'take')).status, 404);
    const moved = await act(as.curator, id, 'assign', { groupId: desk.ids['group.supply'], note: 'Это к вам' });
    assert.deepEqual([moved.status, moved.body.group.id], [200, desk.ids['group.supply']]);
    assert.equal((await act(as.stranger, id, 'take')).status, 200);
    const refused = await act(as.curator, id, 'assign', { executorId: desk.people.employee });
    assert.deepEqual([refused.status, refused.body.code], [409, 'executor_cannot']);
  });

  it('H1 a note of ours is found by no requester, in no list, search or attachment', async () => {
    const { as } = desk;
    const { id } = await desk.ticket(as.employee, { subject: 'Скрипит кресло' });
    await desk.act(as.technician, id, 'note', { body: 'Кандидат на списание' });
    const timeline = await desk.ask(as.employee, 'GET', `/api/records/${id}/timeline`);
    assert.ok(!JSON.stringify(timeline.body).includes('helpdesk.ticket.note'));
    assert.ok(!JSON.stringify(timeline.body).includes('списание'));
  });

  it('H1 lists are filtered, counted and reach no further than the reader', async () => {
    const { as, ask } = desk;
    const subject = 'Шумит вентилятор';
    for (let at = 0; at < 3; at++) await desk.ticket(as.employee, { subject, priority: at ? 'normal' : 'urgent' });
    const find = async (who: typeof as.employee, filter: object) =>
      (await ask(who, 'POST', '/api/helpdesk/tickets/search', filter)).body;
    assert.equal((await find(as.technician, { q: subject, group: 'open' })).items.length, 3);
    assert.equal((await find(as.technician, { q: subject, priority: 'urgent' })).items.length, 1);
    assert.equal((await find(as.stranger, { q: subject })).items.length, 0);
    assert.equal((await find(as.employee, { q: subject, executorId: 'none' })).items.length, 3);
    const page = await find(as.curator, { q: subject, limit: 2 });
    assert.equal(page.items.length, 2);
    assert.equal((await find(as.curator, { q: subject, limit: 2, after: page.next })).items.length, 1);
    const counted = await ask(as.curator, 'POST', '/api/helpdesk/tickets/count', { q: subject });
    assert.deepEqual(counted.body, { count: 3, more: false });
    const counters = (await ask(as.technician, 'GET', '/api/helpdesk/counters')).body;
    const open = await ask(as.technician, 'POST', '/api/helpdesk/tickets/count', { group: 'open' });
    assert.equal(counters.open, open.body.count);
    for (const sort of ['registered', 'due', 'changed', 'requester'])
      assert.equal((await ask(as.technician, 'GET', `/api/helpdesk/tickets?sort=${sort}`)).status, 200, sort);
    // By deadline, those without one come last and none is lost, however the pages fall; the narrow count what they list.
    const some = (await find(as.technician, { q: subject })).items.map((one: { id: string }) => one.id);
    await desk.rows('update record set due_at = null where id = any($1::uuid[])', [some.slice(0, 2)]);
    for (const limit of [1, 2, 3, 50]) {
      const seen: { id: string; dueAt: string | null }[] = [];
      let after: string | null | undefined;
      do {
        const part = await find(as.technician, {
          q: subject,
          group: 'open',
          sort: 'due',
          limit,
          ...(after ? { after } : {}),
        });
        seen.push(...part.items);
        after = part.next;
      } while (after);
      assert.deepEqual(
        [seen.length, new Set(seen.map((one) => one.id)).size, seen.map((one) => one.dueAt === null)],
        [3, 3, [false, true, true]],
        `by ${limit}`,
      );
    }
    for (const who of [as.curator, as.technician, as.employee, as.stranger]) {
      const told = (await ask(who, 'GET', '/api/helpdesk/counters')).body;
      const listed = async (filter: object) =>
        (await ask(who, 'POST', '/api/helpdesk/tickets/count', { group: 'open', ...filter })).body.count;
      assert.deepEqual(
        [told.open, told.unassigned, told.waiting, told.awaitsUs],
        [
          await listed({}),
          await listed({ executorId: 'none' }),
          await listed({ state: 'waiting' }),
          await listed({ awaitsUs: true }),
        ],
      );
    }
    for (const filter of [
      { placeId: desk.ids['place.building'] },
      { categoryId: desk.ids['category.printers'] },
      { groupId: queue },
      { overdue: true },
      { awaitsUs: true },
      { registeredFrom: '2020-01-01', registeredTo: '2100-01-01' },
      { channel: 'web' },
      { resultKind: 'done' },
    ])
      assert.ok((await find(as.technician, filter)).items, JSON.stringify(filter));
  });

  it('H1 a merged ticket leads to the other one, and its requester hears there', async () => {
    const { as, act } = desk;
    const kept = await desk.ticket(as.technician, { subject: 'Нет сети' });
    const double = await desk.ticket(as.employee, { subject: 'Не работает сеть' });
    const merged = await act(as.curator, double.id, 'merge', { intoId: kept.id });
    assert.deepEqual([merged.status, merged.body.state, merged.body.mergedInto.number], [200, 'merged', kept.number]);
    assert.equal((await desk.ask(as.employee, 'GET', `/api/helpdesk/tickets/${kept.id}`)).status, 200);
    const into = await act(as.curator, kept.id, 'merge', { intoId: double.id });
    assert.equal(into.body.code, 'merge_target');
    assert.equal((await act(as.curator, kept.id, 'merge', { intoId: kept.id })).body.code, 'merge_itself');
  });

  it('H1 two people change different fields of a ticket and both succeed; the same field is asked about', async () => {
    const { as, ask } = desk;
    const { id, version } = await desk.ticket(as.employee);
    const url = `/api/helpdesk/tickets/${id}`;
    const seen = { 'if-match': `"${version}"` };
    assert.equal((await ask(as.technician, 'PATCH', url, { priority: 'high' }, seen)).status, 200);
    assert.equal((await ask(as.second, 'PATCH', url, { subject: 'Принтер молчит' }, seen)).status, 200);
    const stale = await ask(as.curator, 'PATCH', url, { priority: 'low' }, seen);
    assert.deepEqual([stale.status, stale.body.code], [412, 'stale']);
  });

  it('H1 whoever answers is told where the answer goes; the requester and strangers are not', async () => {
    const { as, ask } = desk;
    const { id } = await desk.ticket(as.employee);
    const ways = async (who: typeof as.owner, ticket = id) =>
      ask(who, 'GET', `/api/helpdesk/tickets/${ticket}/reply-ways`);
    assert.deepEqual((await ways(as.technician)).body, { ways: ['app'], numberOnly: false });
    await desk.rows(
      `insert into chat (id, channel, bot, address_key, person_id, state, linked_at, seen_at)
       values (gen_random_uuid(), 'telegram', 'bot', 'k', $1, 'linked', now(), now())`,
      [desk.people.employee],
    );
    assert.deepEqual((await ways(as.technician)).body.ways, ['app', 'telegram']);
    const mute = await ask(as.employee, 'PATCH', '/api/me/notices', {
      choices: [{ kind: 'ticket', channel: 'chat', on: false }],
    });
    assert.equal(mute.status, 200, JSON.stringify(mute.body));
    assert.deepEqual((await ways(as.technician)).body.ways, ['app']);
    // Somebody without an account and without a mailbox of ours hears nothing.
    const call = await desk.ticket(as.technician, { requesterId: null, contactId: desk.ids['contact.person'] });
    assert.deepEqual((await ways(as.technician, call.id)).body.ways, []);
    await desk.rows(`update record set clearance = 'confidential' where id = $1`, [id]);
    assert.equal((await ways(as.owner)).body.numberOnly, true);
    for (const who of [as.employee, as.stranger]) assert.equal((await ways(who)).status, 404);
  });

  it('H1 silence closes a solved ticket after the days of its category, a reopened one stays', async () => {
    const { as, act } = desk;
    const quiet = await desk.ticket(as.employee);
    const loud = await desk.ticket(as.employee);
    for (const { id } of [quiet, loud]) await act(as.technician, id, 'resolve', { result: 'Готово' });
    assert.equal((await act(as.employee, loud.id, 'reopen', { reason: 'Нет' })).status, 200);
    const { closeSilent } = await import('./closing.ts');
    await closeSilent.run(desk.server.services, {});
    const state = async (id: string) =>
      (await desk.rows<{ state: string }>('select state from record where id = $1', [id]))[0]?.state;
    assert.equal(await state(quiet.id), 'resolved');
    desk.server.clock.advance(12 * 86_400_000);
    await closeSilent.run(desk.server.services, {});
    assert.deepEqual([await state(quiet.id), await state(loud.id)], ['closed', 'new']);
  });

  it('H1 what a state does not allow is refused with the state', async () => {
    const curator = await desk.server.signIn('curator', 'sinij-parohod-2026');
    const { id } = await desk.ticket(curator);
    const refused = await desk.act(curator, id, 'close');
    assert.deepEqual([refused.status, refused.body.code], [409, 'ticket_state']);
    assert.match(JSON.stringify(refused.body), /заявка в состоянии «(Новая|Назначена)»/);
    assert.equal((await desk.act(curator, id, 'cancel', { reason: 'Ошибка' })).body.life, 'cancelled');
    assert.equal((await desk.act(curator, id, 'take')).status, 409);
  });
});

describe('categories', () => {
  let desk: Desk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.server.close());

  it('H4 only a curator opens the page, creates, changes, orders and switches off', async () => {
    const { as, ask } = desk;
    for (const who of [as.admin, as.technician, as.employee]) {
      assert.equal((await ask(who, 'GET', '/api/helpdesk/categories/all')).status, 403);
      assert.equal((await ask(who, 'POST', '/api/helpdesk/categories', { name: 'Моё' })).status, 403);
    }
    const made = await ask(as.curator, 'POST', '/api/helpdesk/categories', { name: 'Телефония', parentId: null });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const inner = await ask(as.curator, 'POST', '/api/helpdesk/categories', { name: 'Факс', parentId: made.body.id });
    assert.equal(inner.body.path, 'Телефония / Факс');
    const taken = await ask(as.curator, 'POST', '/api/helpdesk/categories', { name: 'Телефония' });
    assert.deepEqual([taken.status, taken.body.code], [409, 'category_name_taken']);
    const loop = await ask(as.curator, 'PATCH', `/api/helpdesk/categories/${made.body.id}`, {
      parentId: inner.body.id,
    });
    assert.equal(loop.body.code, 'category_loop');
    const { items } = (await ask(as.curator, 'GET', '/api/helpdesk/categories/all')).body;
    const top = items
      .filter((one: { parentId: string | null }) => one.parentId === null)
      .map((one: { id: string }) => one.id);
    assert.equal(
      (await ask(as.curator, 'PUT', '/api/helpdesk/categories/order', { ids: top.toReversed() })).status,
      200,
    );
    const sorted = (await ask(as.employee, 'GET', '/api/helpdesk/categories')).body.items;
    assert.equal(sorted[0].id, top.at(-1));
  });

  it('H4 a used category is switched off, not deleted: its tickets keep it, new ones may not have it', async () => {
    const { as, ask } = desk;
    const category = (await ask(as.curator, 'POST', '/api/helpdesk/categories', { name: 'Лифты' })).body;
    const { id } = await desk.ticket(as.employee, { categoryId: category.id });
    const off = await ask(as.curator, 'PATCH', `/api/helpdesk/categories/${category.id}`, { enabled: false });
    assert.equal(off.body.enabled, false);
    const refused = await ask(as.employee, 'POST', '/api/helpdesk/tickets', {
      subject: 'Лифт',
      categoryId: category.id,
    });
    assert.deepEqual([refused.status, refused.body.code], [409, 'category_off']);
    assert.equal((await ask(as.curator, 'GET', `/api/helpdesk/tickets/${id}`)).body.category.name, 'Лифты');
    await assert.rejects(desk.rows('delete from ticket_category where id = $1', [category.id]), /violates foreign key/);
  });
});
