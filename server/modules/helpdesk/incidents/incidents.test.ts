// Mass incidents: proposed once, made in one act, answered once to each in their channel, solved with everybody's consent;
// a crash in the middle, two at once, undo.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { upload } from '#test/support/upload.ts';
import { type Desk, openDesk } from '../test-desk.ts';
import { carryOn } from './carry-on.ts';
import { incidentsOf, subject, twin } from './test-requesters.ts';

describe('mass incidents', () => {
  let desk: Desk;
  let of: ReturnType<typeof incidentsOf>;
  let owner: pg.Client;
  let floor: string;
  const requesters: string[] = [];
  const many = 40;
  const smtp = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'Ведомо <desk@example.org>' };

  before(async () => {
    desk = await openDesk(smtp);
    of = incidentsOf(desk);
    owner = new pg.Client({ connectionString: desk.server.ownerUrl });
    await owner.connect();
    const { ids, ask, as } = desk;
    const printers = `/api/helpdesk/categories/${ids['category.printers']}`;
    await ask(as.curator, 'PATCH', printers, { groupId: ids['group.office'], minutesRequired: true });
    const other = await ask(as.curator, 'POST', '/api/places', { name: 'Корпус 2', kind: 'building' });
    floor = (await ask(as.curator, 'POST', '/api/places', { name: 'этаж 1', kind: 'floor', parentId: other.body.id }))
      .body.id;
    // The same employee over and over, under other names: a third reads the program alone, a third by e-mail, a third in a chat.
    for (let at = 0; at < many; at++) requesters.push(await twin(desk, at));
  });
  after(async () => {
    await owner.end();
    await desk.server.close();
  });

  it('§6.6 40 requesters, 3 channels, 1 exception stays open', async () => {
    const { storm, propose, proposals, carry, ties, states, make, told } = of;
    const { as, ask, act } = desk;
    const tickets = await storm(desk.ids['place.room'] as string, requesters);
    await Promise.all([propose(), propose()]);
    await propose();
    const [asked, ...more] = await proposals();
    assert.deepEqual(
      [asked.building.name, asked.category.name, asked.tickets, more.length],
      ['Корпус 1', 'Принтер и сканер', many + 1, 0],
    );
    const heard = await desk.rows<{ user_id: string; count: number }>(
      `select user_id, count(*)::int as count from notice where kind = 'incident' group by user_id`,
    );
    assert.ok(heard.some((row) => row.user_id === desk.people.curator));
    assert.ok(heard.every((row) => row.count === 1 && row.user_id !== desk.people.technician));
    assert.equal((await ask(as.technician, 'GET', '/api/helpdesk/incidents/proposals')).status, 403);

    // Two press at once: one incident comes of it.
    const both = await Promise.all([make(asked.id), make(asked.id)]);
    assert.deepEqual(
      both.map((one) => one.status).sort(),
      [201, 409],
      JSON.stringify(both.map((one) => one.body.code)),
    );
    const incident = both.find((one) => one.status === 201)?.body;
    await carry();
    assert.deepEqual((await ties(incident.id)).parts, { total: many + 1, open: many + 1, requesters: many + 1 });
    const [clocks] = await desk.rows<{ due: number; parts: number }>(
      `select count(*) filter (where r.due_at is not null)::int as due, count(*)::int as parts from ticket t join record r on r.id = t.id
       where t.parent_id = $1`,
      [incident.id],
    );
    assert.deepEqual(clocks, { due: 0, parts: many + 1 });
    assert.equal(
      (await ask(as.curator, 'GET', `/api/helpdesk/tickets/${tickets[0]}`)).body.parent.number,
      incident.number,
    );

    const history = await ask(as.curator, 'GET', `/api/records/${tickets[0]}/timeline`);
    assert.ok(
      JSON.stringify(history.body).includes(`"name":"${incident.number}"`),
      'the history names it by its number',
    );

    // One answer to all. It fails at one part in the middle, is carried on twice at once, and reaches each once.
    await owner.query(`create function fails() returns trigger language plpgsql as $$ begin
      if new.record_id = '${tickets[20]}' then raise exception 'the power went off'; end if; return new; end $$`);
    await owner.query('create trigger fails before insert on comment for each row execute function fails()');
    await told();
    await desk.rows('delete from notice');
    const fileId = await upload(as.curator, 'Схема.txt', Buffer.from('схема'));
    const said = await act(as.curator, incident.id, 'reply', {
      body: 'Чиним сервер печати, до 15:00',
      fileIds: [fileId],
    });
    assert.equal(said.status, 201, JSON.stringify(said.body));
    await assert.rejects(carryOn.run(desk.server.services, {}));
    assert.equal((await ties(incident.id)).works[0].waiting, 1);
    await owner.query('drop trigger fails on comment');
    await carry();
    await carry();
    const [answered] = (await ties(incident.id)).works;
    assert.deepEqual([answered.kind, answered.waiting, answered.done, answered.refused], ['answer', 0, many + 1, []]);
    const words = await desk.rows<{ count: number; files: number }>(
      `select (select count(*)::int from comment c where c.record_id = t.id and c.body like 'Чиним%' and c.audience = 'external') as count,
         (select count(*)::int from attachment a where a.record_id = t.id and a.file_id = $2) as files
       from ticket t where t.parent_id = $1`,
      [incident.id, fileId],
    );
    assert.ok(words.every((one) => one.count === 1 && one.files === 1));
    await told();
    const reached = await desk.rows<{ id: string; shown: number; mail: number; chat: number }>(
      `select u.id, count(*)::int as shown,
         count(*) filter (where exists (select from notice_delivery d where d.notice_id = n.id and d.channel = 'mail'))::int as mail,
         count(*) filter (where exists (select from notice_delivery d where d.notice_id = n.id and d.channel = 'chat'))::int as chat
       from unnest($1::uuid[]) u (id) left join notice n on n.user_id = u.id and n.kind = 'ticket' group by u.id`,
      [requesters],
    );
    for (const [at, id] of requesters.entries()) {
      const { shown, mail, chat } = reached.find((row) => row.id === id) ?? {};
      assert.deepEqual(
        { shown, mail, chat },
        { shown: 1, mail: at % 3 === 1 ? 1 : 0, chat: at % 3 === 2 ? 1 : 0 },
        `requester ${at}`,
      );
    }
    const staff = await desk.rows<{ count: number }>(
      `select count(*)::int as count from notice where user_id = $1 and kind = 'comment'`,
      [desk.people.technician],
    );
    assert.ok((staff[0]?.count ?? 0) <= 1, 'those who do the parts are not told forty times');

    // Solving the whole asks each; one says no and keeps a ticket of their own, with a deadline.
    const solved = await act(as.curator, incident.id, 'resolve', { result: 'Сервер печати заменён', minutes: 90 });
    assert.equal(solved.status, 200, JSON.stringify(solved.body));
    await carry();
    assert.deepEqual([...new Set(await states(tickets))], ['resolved']);
    const exception = tickets[7] as string;
    await desk.rows(`update ticket set requester_id = $2 where id = $1`, [exception, desk.people.employee]);
    await desk.rows(`update participant set principal_id = $2 where record_id = $1 and part = 'requester'`, [
      exception,
      desk.people.employee,
    ]);
    const no = await act(as.employee, exception, 'reopen', { reason: 'Нет, не работает' });
    assert.deepEqual([no.status, no.body.parent, no.body.dueAt !== null], [200, null, true], JSON.stringify(no.body));
    await act(as.curator, incident.id, 'close');
    await carry();
    const after = await states(tickets);
    assert.equal(after.filter((state) => state === 'new').length, 1);
    assert.equal((await states([exception]))[0], 'new');
    // Deadlines are counted for the whole, once.
    const day = desk.server.services.clock.now().getUTCFullYear();
    const report = await ask(as.curator, 'GET', `/api/helpdesk/reports/summary?from=${day}-01-01&to=${day}-12-31`);
    assert.equal(
      report.body.total.inTime + report.body.total.late,
      2,
      'the incident and the solved ticket of the world',
    );
  });

  it('§6.6 a declined one is not asked again for hours; a new similar ticket is offered the open incident', async () => {
    const { storm, propose, proposals, carry, ties, told } = of;
    const { as, ask } = desk;
    desk.server.clock.advance(16 * 60_000);
    const people = requesters.slice(0, 5);
    const tickets = await storm(floor, people);
    await propose();
    const [asked] = await proposals();
    const decline = () => ask(as.curator, 'POST', `/api/helpdesk/incidents/proposals/${asked.id}/decline`, {});
    assert.equal((await decline()).status, 200);
    assert.equal((await decline()).body.code, 'incident_decided');
    await propose();
    assert.deepEqual(await proposals(), []);
    const made = await ask(as.curator, 'POST', '/api/helpdesk/incidents', { ids: tickets });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    assert.equal(
      (await ask(as.curator, 'POST', '/api/helpdesk/incidents', { ids: [made.body.id] })).body.code,
      'incident_none',
    );
    await carry();
    // Whoever asks next in that building is told what is being mended, and joins by sending their own ticket as its part.
    const category = { categoryId: desk.ids['category.printers'], placeId: floor };
    const similar = async (more: object = {}) =>
      (
        await ask(as.employee, 'POST', '/api/helpdesk/tickets/similar', {
          text: 'Плохо печатает',
          ...category,
          ...more,
        })
      ).body.items;
    const [shown, ...beside] = await similar();
    assert.deepEqual([shown.id, shown.incident, shown.people, shown.joined], [made.body.id, true, 5, false]);
    assert.ok(!beside.some((one: { id: string }) => tickets.includes(one.id)), 'the whole stands for its parts');
    const own = { subject: 'И у меня', ...category, parentId: shown.id };
    const elsewhere = await ask(as.employee, 'POST', '/api/helpdesk/tickets', {
      ...own,
      placeId: desk.ids['place.room'],
    });
    assert.equal(elsewhere.status, 400, 'an incident of another building is not theirs to join');
    const mine = await ask(as.employee, 'POST', '/api/helpdesk/tickets', own);
    assert.deepEqual(
      [mine.status, mine.body.parent?.id, mine.body.dueAt],
      [201, made.body.id, null],
      JSON.stringify(mine.body),
    );
    assert.equal((await similar())[0].joined, true);
    assert.equal((await ask(as.employee, 'GET', `/api/helpdesk/tickets/${made.body.id}`)).status, 404);
    await ask(
      as.curator,
      'PATCH',
      `/api/helpdesk/tickets/${mine.body.id}`,
      { parentId: null },
      { 'if-match': `"${mine.body.version}"` },
    );
    assert.equal(
      (
        await ask(
          as.curator,
          'PATCH',
          `/api/helpdesk/tickets/${made.body.id}`,
          { parentId: mine.body.id },
          { 'if-match': `"${made.body.version}"` },
        )
      ).body.code,
      'incident_whole',
    );
    await desk.act(as.employee, mine.body.id, 'cancel', { reason: 'Проверка' });
    const late = await desk.ticket(as.employee, { subject, placeId: floor });
    const { offer } = await ties(late.id);
    assert.deepEqual([offer.id, offer.parts], [made.body.id, 5]);
    const seen = { 'if-match': `"${late.version}"` };
    const joined = await ask(as.curator, 'PATCH', `/api/helpdesk/tickets/${late.id}`, { parentId: offer.id }, seen);
    assert.equal(joined.body.parent.id, made.body.id, JSON.stringify(joined.body));
    await propose();
    assert.deepEqual(await proposals(), []);
    // A requester of two parts is told once.
    await ask(
      as.curator,
      'PATCH',
      `/api/helpdesk/tickets/${tickets[1]}`,
      { requesterId: people[0] },
      { 'if-match': '"2"' },
    );
    await told();
    await desk.rows('delete from notice');
    await desk.act(as.curator, made.body.id, 'reply', { body: 'Ищем причину' });
    await carry();
    await told();
    const heard = await desk.rows<{ count: number }>(`select count(*)::int as count from notice where user_id = $1`, [
      people[0],
    ]);
    assert.equal(heard[0]?.count, 1);
    // It cannot vanish into another ticket; cancelled, it lets its parts go, and nobody joins it any more.
    const merged = await desk.act(as.curator, made.body.id, 'merge', { intoId: late.id });
    assert.equal(merged.body.code, 'merge_whole');
    assert.equal((await desk.act(as.curator, made.body.id, 'cancel', { reason: 'Причины разные' })).status, 200);
    await carry();
    assert.equal((await ties(made.body.id)).parts.total, 0);
    const alone = await desk.rows<{ due: string | null }>(
      'select due_at as due from record where id = any($1::uuid[])',
      [tickets],
    );
    assert.ok(alone.every((one) => one.due !== null));
    assert.ok(!(await similar()).some((one: { incident: boolean }) => one.incident));
    assert.equal((await ask(as.employee, 'POST', '/api/helpdesk/tickets', own)).body.code, 'incident_over');
  });

  it('§6.6 making an incident is taken back within ten minutes: its parts are tickets of their own again', async () => {
    const { storm, propose, proposals, carry, ties, states, make } = of;
    const { as, ask } = desk;
    const place = await ask(as.curator, 'POST', '/api/places', { name: 'Корпус 3', kind: 'building' });
    const tickets = await storm(place.body.id, requesters.slice(0, 5));
    await propose();
    const asked = (await proposals()).find((one: { building: { id: string } }) => one.building.id === place.body.id);
    const { body: made } = await make(asked.id);
    // Answered before anybody has joined: whoever is on the way hears it too, once.
    await desk.act(as.curator, made.id, 'reply', { body: 'Уже едем' });
    await carry();
    await carry();
    assert.equal((await ties(made.id)).parts.open, 5);
    const heard = await desk.rows<{ count: number }>(
      `select count(*)::int as count from comment where record_id = any($1::uuid[]) and body = 'Уже едем' group by record_id`,
      [tickets],
    );
    assert.deepEqual(
      heard.map((one) => one.count),
      [1, 1, 1, 1, 1],
    );
    const back = await ask(as.curator, 'POST', `/api/helpdesk/undo/${made.undoId}`, {});
    assert.deepEqual([back.body.restored, back.body.refused], [1, []]);
    await carry();
    const parts = await desk.rows<{ parent: string | null; due: string | null }>(
      `select t.parent_id as parent, r.due_at as due from ticket t join record r on r.id = t.id where t.id = any($1::uuid[])`,
      [tickets],
    );
    assert.ok(parts.every((part) => part.parent === null && part.due !== null));
    assert.deepEqual(await states([made.id]), ['cancelled']);
    assert.ok((await proposals()).some((one: { id: string }) => one.id === asked.id));
  });
});
