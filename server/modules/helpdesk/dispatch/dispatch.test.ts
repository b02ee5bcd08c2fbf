// Giving tickets out: shifts, load, proposals with reasons, assignment by rule, two dispatchers at once, notices.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Caller } from '#test/support/server.ts';
import { noticesMade } from '#test/support/settle.ts';
import { at, openClockedDesk } from '../deadlines/test-clocks.ts';
import type { Desk } from '../test-desk.ts';
import { tellUnassigned } from './unassigned.ts';

describe('dispatch', () => {
  let desk: Desk;
  let queue: string;
  before(async () => {
    desk = await openClockedDesk('2026-12-21 09:00');
    queue = desk.ids['group.office'] as string;
    await desk.rows('delete from duty_line');
  });
  after(() => desk.server.close());

  const start = (who: Caller, input: object = {}) => desk.ask(who, 'POST', '/api/shifts/start', input);
  const stop = (who: Caller) => desk.ask(who, 'POST', '/api/shifts/stop', {});
  const propose = async (...ids: string[]) =>
    (await desk.ask(desk.as.curator, 'POST', '/api/helpdesk/dispatch/propose', { ids })).body.proposals;
  const setRules = async (value: object) => {
    const { body } = await desk.ask(desk.as.owner, 'GET', '/api/admin/settings');
    const { version } = body.items.find((one: { key: string }) => one.key === 'dispatch');
    const saved = await desk.ask(
      desk.as.owner,
      'PUT',
      '/api/admin/settings/dispatch',
      { value },
      {
        'if-match': `"${version}"`,
      },
    );
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
  };
  const noticesOf = async (kind: string) => {
    await noticesMade(desk.server.services);
    return desk.rows<{ user_id: string; operation: string }>(
      'select user_id, operation from notice where kind = $1 order by created_at, id',
      [kind],
    );
  };

  it('H4 the load is norm-minutes of open tickets, those on hold weigh little; proposals say why and why not', async () => {
    const { as, act, ask, ids, people } = desk;
    const printers = ids['category.printers'] as string;
    await ask(as.curator, 'PATCH', `/api/helpdesk/categories/${printers}`, { normMinutes: 40 });
    await desk.rows(`update record set state_group = 'done', state = 'closed' where kind = 'ticket'`);
    await desk.rows('update ticket set unassigned_since = null');
    const give = async (executorId: string, fields: object = {}) => {
      const card = await desk.ticket(as.curator, { groupId: queue, ...fields });
      await act(as.curator, card.id, 'assign', { executorId });
      return card.id as string;
    };
    await give(people.technician);
    const held = await give(people.technician);
    await act(as.technician, held, 'wait', { reason: 'part' });
    await start(as.technician);
    await start(as.second);
    const { people: shown, fullMinutes } = (
      await ask(as.curator, 'GET', `/api/helpdesk/dispatch/people?groupId=${queue}`)
    ).body;
    const load = (id: string) => shown.find((one: { person: { id: string } }) => one.person.id === id)?.load;
    assert.deepEqual(load(people.technician), { minutes: 48, open: 2, waiting: 1, overdue: 0 });
    assert.deepEqual([load(people.second).minutes, fullMinutes], [0, 480]);
    const own = (await ask(as.technician, 'GET', '/api/helpdesk/dispatch/mine')).body;
    assert.equal(own.load.minutes, 48);

    const free = await desk.ticket(as.employee, { placeId: ids['place.room'], groupId: undefined });
    await act(as.curator, free.id, 'assign', { groupId: queue });
    const [first] = await propose(free.id);
    assert.deepEqual(
      first.proposed.map((one: { person: { id: string } }) => one.person.id),
      [people.second, people.technician],
    );
    assert.deepEqual(first.proposed[0].because, [
      { code: 'duty' },
      { code: 'all-skills' },
      { code: 'load', minutes: 0, of: 480 },
    ]);
    const why = Object.fromEntries(
      first.others.map((one: { person: { name: string }; why: string }) => [one.person.name, one.why]),
    );
    assert.ok(
      Object.values(why).every((one) => ['off-duty', 'no-right'].includes(one as string)),
      JSON.stringify(why),
    );

    // Knowing the work and the place outweighs somewhat more to do; others cannot do it, or serve another building.
    const skills = (who: string, categoryIds: string[], placeIds: string[]) =>
      ask(as.curator, 'PUT', `/api/helpdesk/dispatch/people/${who}`, { categoryIds, placeIds });
    assert.equal((await skills(people.technician, [printers], [ids['place.building'] as string])).status, 200);
    const [second] = await propose(free.id);
    assert.equal(second.proposed[0].person.id, people.technician);
    assert.deepEqual(
      second.proposed[0].because.map((one: { code: string }) => one.code),
      ['duty', 'skill', 'site', 'load'],
    );
    const { items } = (await ask(as.curator, 'GET', '/api/helpdesk/categories')).body;
    const other = items.find((one: { name: string }) => one.name === 'Другое').id;
    await skills(people.second, [other], []);
    assert.equal(
      (await propose(free.id))[0].others.find((one: { person: { id: string } }) => one.person.id === people.second).why,
      'no-skill',
    );
    const elsewhere = (await ask(as.curator, 'POST', '/api/places', { name: 'Корпус 9', kind: 'building' })).body.id;
    await skills(people.second, [], [elsewhere]);
    assert.equal(
      (await propose(free.id))[0].others.find((one: { person: { id: string } }) => one.person.id === people.second).why,
      'other-site',
    );
    await skills(people.second, [], []);
    await skills(people.technician, [], []);
    // Nobody sees more people or tickets here than by their right.
    assert.equal((await ask(as.technician, 'POST', '/api/helpdesk/dispatch/propose', { ids: [free.id] })).status, 403);
    assert.equal((await ask(as.employee, 'GET', '/api/helpdesk/dispatch/people')).status, 403);
  });

  it('H4 an absent person is not proposed; a tie goes to whoever got a ticket longest ago, every time the same', async () => {
    const { as, act, ask, people } = desk;
    await desk.rows(`update record set state_group = 'done', state = 'closed' where kind = 'ticket'`);
    const free = await desk.ticket(as.curator, { groupId: queue });
    const order = async () =>
      (await propose(free.id))[0].proposed.map((one: { person: { id: string } }) => one.person.id);
    for (const [who, then] of [
      [people.technician, people.second],
      [people.second, people.technician],
    ] as const) {
      const given = await desk.ticket(as.curator, { groupId: queue });
      desk.server.clock.advance(60_000);
      await act(as.curator, given.id, 'assign', { executorId: who });
      await act(as.curator, given.id, 'resolve', { result: 'Готово' });
      assert.deepEqual(await order(), [then, who]);
      assert.deepEqual(await order(), [then, who]);
    }
    const away = await ask(as.owner, 'POST', `/api/admin/users/${people.technician}/substitutions`, {
      substituteId: people.second,
      reason: 'Отпуск',
      fromOn: '2026-12-21',
      untilOn: '2026-12-22',
    });
    assert.ok(away.status < 300, JSON.stringify(away.body));
    const [{ others, proposed }] = await propose(free.id);
    assert.equal(others.find((one: { person: { id: string } }) => one.person.id === people.technician).why, 'absent');
    assert.deepEqual(
      proposed.map((one: { person: { id: string } }) => one.person.id),
      [people.second],
    );
    await desk.rows('delete from substitution');
  });

  it('H4 by rule: by load in the creating transaction with the reason in the history, in turn, to a named person, by hand', async () => {
    const { as, act, ask, ids, people } = desk;
    await desk.rows(`update record set state_group = 'done', state = 'closed' where kind = 'ticket'`);
    const printers = ids['category.printers'] as string;
    const rule = async (assignment: string | null, assigneeId: string | null = null) => {
      const set = { assignment, assigneeId, groupId: queue, normMinutes: 40 };
      assert.equal((await ask(as.curator, 'PATCH', `/api/helpdesk/categories/${printers}`, set)).status, 200);
    };
    const executors = async (count: number) => {
      // All at once: each sees the load of those before it.
      const cards = await Promise.all(Array.from({ length: count }, () => desk.ticket(as.employee)));
      return cards.map((card) => card.executor?.id ?? null);
    };
    const counts = (list: (string | null)[]) =>
      [people.technician, people.second].map((id) => list.filter((one) => one === id).length);
    await rule('load');
    assert.deepEqual(counts(await executors(6)), [3, 3]);
    const made = await desk.ticket(as.employee);
    assert.equal(made.state, 'assigned');
    const inside = (await ask(as.curator, 'GET', `/api/records/${made.id}/timeline`)).body.items;
    const told = inside.find((one: { operation: string }) => one.operation === 'helpdesk.ticket.autoAssign');
    assert.equal(told.title.ru, 'Назначено автоматически');
    assert.match(told.data.reason, /^на смене, берёт любые категории, загрузка 2 ч из 8 ч/);
    const outside = await ask(as.employee, 'GET', `/api/records/${made.id}/timeline`);
    assert.ok(!JSON.stringify(outside.body).includes('загрузка'), 'the requester does not read of our load');
    // Let go of: the other one has it at once.
    const holder = made.executor.id === people.technician ? as.technician : as.second;
    const passed = await act(holder, made.id, 'release', { note: 'Нужен другой' });
    assert.notEqual(passed.body.executor.id, made.executor.id);
    assert.equal(passed.body.state, 'assigned');
    await rule('turn');
    const turns = [];
    for (let at = 0; at < 4; at++) {
      desk.server.clock.advance(1000);
      turns.push((await desk.ticket(as.employee)).executor.id);
    }
    assert.deepEqual([turns[0] !== turns[1], turns[0], turns[1]], [true, turns[2], turns[3]]);
    await rule('person', people.technician);
    assert.equal((await desk.ticket(as.employee)).executor.id, people.technician);
    await rule('hand');
    const byHand = await desk.ticket(as.employee);
    assert.deepEqual([byHand.executor, byHand.group], [null, null]);
    await rule('load');
    await stop(as.technician);
    await stop(as.second);
    const nobody = await desk.ticket(as.employee);
    assert.deepEqual([nobody.executor, nobody.group.id, nobody.state], [null, queue, 'new']);
    await setRules({ onDutyOnly: false });
    assert.ok((await desk.ticket(as.employee)).executor);
    await setRules({ onDutyOnly: true });
    await rule(null);
  });

  it('H4 of two dispatchers the second is told who gave it to whom, nothing is lost', async () => {
    const { as, act, people } = desk;
    const { id } = await desk.ticket(as.curator, { groupId: queue });
    const give = (who: Caller, executorId: string) => act(who, id, 'assign', { executorId, seenExecutorId: null });
    const both = await Promise.all([give(as.curator, people.technician), give(as.owner, people.second)]);
    const lost = both.find((one) => one.status !== 200);
    const won = both.find((one) => one.status === 200);
    assert.deepEqual([lost?.status, lost?.body.code], [409, 'ticket_assigned']);
    assert.match(lost?.body.message.ru, new RegExp(won?.body.executor.name));
    const { body } = await desk.ask(as.curator, 'POST', '/api/helpdesk/dispatch/rows', { ids: [id] });
    assert.equal(body.rows[0].executor.id, won?.body.executor.id);
    assert.equal((await desk.ask(as.stranger, 'POST', '/api/helpdesk/dispatch/rows', { ids: [id] })).status, 403);
  });

  it('§5.2 dispatchers hear once of a ticket that nobody does, at night only those on duty', async () => {
    const { as, people, server } = desk;
    await desk.rows('update ticket set unassigned_since = null');
    server.clock.set(at('2026-12-22 12:00'));
    const slow = await desk.ticket(as.curator, { groupId: queue });
    const quick = await desk.ticket(as.curator, { groupId: queue });
    server.clock.advance(9 * 60_000);
    await desk.act(as.technician, quick.id, 'take');
    const run = () => Promise.all([tellUnassigned.run(server.services, {}), tellUnassigned.run(server.services, {})]);
    await run();
    assert.equal((await noticesOf('unassigned')).length, 0);
    server.clock.advance(60_000);
    await run();
    await run();
    assert.deepEqual(
      (await noticesOf('unassigned')).map((one) => one.user_id),
      [people.curator],
    );
    // Given and taken back: it waits anew, and is not told of again.
    const given = await desk.act(as.curator, slow.id, 'assign', { executorId: people.second });
    await desk.ask(as.curator, 'POST', `/api/helpdesk/undo/${given.body.undoId}`, {});
    server.clock.advance(11 * 60_000);
    await run();
    assert.equal((await noticesOf('unassigned')).length, 1);
    server.clock.set(at('2026-12-22 23:00'));
    await desk.ticket(as.curator, { groupId: queue });
    server.clock.advance(20 * 60_000);
    await run();
    assert.equal((await noticesOf('unassigned')).length, 1, 'nobody is on duty: it waits for the morning');
    await start(as.curator);
    await run();
    assert.equal((await noticesOf('unassigned')).length, 2);
    await stop(as.curator);
  });
});
