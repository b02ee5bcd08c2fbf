// Mass incidents: proposed once, made in one act, answered once to each in their channel, solved with everybody's consent;
// a crash in the middle, two at once, undo.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { newId } from '#core/ids.ts';
import { noticesMade } from '#test/support/settle.ts';
import { upload } from '#test/support/upload.ts';
import { type Desk, openDesk } from '../test-desk.ts';
import { carryOn } from './carry-on.ts';
import { proposeIncidents } from './proposals.ts';

describe('mass incidents', () => {
  let desk: Desk;
  let owner: pg.Client;
  let floor: string;
  const requesters: string[] = [];
  const subject = 'Не печатает сетевой принтер';
  const many = 40;
  const smtp = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'Ведомо <desk@example.org>' };

  before(async () => {
    desk = await openDesk(smtp);
    owner = new pg.Client({ connectionString: desk.server.ownerUrl });
    await owner.connect();
    const { ids, ask, as } = desk;
    const printers = `/api/helpdesk/categories/${ids['category.printers']}`;
    await ask(as.curator, 'PATCH', printers, { groupId: ids['group.office'], minutesRequired: true });
    const other = await ask(as.curator, 'POST', '/api/places', { name: 'Корпус 2', kind: 'building' });
    floor = (await ask(as.curator, 'POST', '/api/places', { name: 'этаж 1', kind: 'floor', parentId: other.body.id }))
      .body.id;
    // The same employee over and over, under other names: a third reads the program alone, a third by e-mail, a third in a chat.
    for (let at = 0; at < many; at++) requesters.push(await twin(at));
  });
  after(async () => {
    await owner.end();
    await desk.server.close();
  });

  async function twin(at: number): Promise<string> {
    const id = newId();
    const mail = at % 3 === 1 ? `p${at}@example.org` : null;
    const copy = async (table: string, key: string, more: object) => {
      const [columns] = await desk.rows<{ names: string }>(
        `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
         where table_name = $1 and is_identity = 'NO' and is_generated = 'NEVER'`,
        [table],
      );
      await desk.rows(
        `insert into ${table} (${columns?.names}) select ${columns?.names} from (
           select (jsonb_populate_record(null::${table}, to_jsonb(whole) || $2::jsonb)).* from ${table} whole where ${key} = $1) made`,
        [desk.people.employee, JSON.stringify({ [key]: id, ...more })],
      );
    };
    await desk.rows(`insert into principal (id, kind, name, created_at) values ($1, 'user', $2, now())`, [
      id,
      `Заявитель ${at}`,
    ]);
    await copy('app_user', 'id', { login: `twin${at}`, email: mail });
    await copy('user_role', 'user_id', {});
    if (at % 3 === 2)
      await desk.rows(
        `insert into chat (id, channel, bot, address_key, person_id, state, linked_at, seen_at) values ($1, 'telegram', 'bot', $2, $3, 'linked', now(), now())`,
        [newId(), Buffer.from(id), id],
      );
    return id;
  }
  const storm = async (placeId: string, people: readonly string[]): Promise<string[]> => {
    const made: string[] = [];
    for (const requesterId of people)
      made.push((await desk.ticket(desk.as.curator, { subject, placeId, requesterId })).id);
    return made;
  };
  const propose = () => proposeIncidents.run(desk.server.services, {});
  const proposals = async () =>
    (await desk.ask(desk.as.curator, 'GET', '/api/helpdesk/incidents/proposals')).body.items;
  const carry = () => Promise.all([carryOn.run(desk.server.services, {}), carryOn.run(desk.server.services, {})]);
  const ties = async (id: string) => (await desk.ask(desk.as.curator, 'GET', `/api/helpdesk/tickets/${id}/ties`)).body;
  const states = async (ids: readonly string[]) =>
    (await desk.rows<{ state: string }>('select state from record where id = any($1::uuid[]) order by id', [ids])).map(
      (row) => row.state,
    );
  const make = (proposalId: string) => desk.ask(desk.as.curator, 'POST', '/api/helpdesk/incidents', { proposalId });
  const told = async () => {
    await noticesMade(desk.server.services);
  };

  it('§6.6 40 requesters, 3 channels, 1 exception stays open', async () => {
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
    const { as, ask } = desk;
    desk.server.clock.advance(16 * 60_000);
    const people = requesters.slice(0, 5);
    const tickets = await storm(floor, people);
    await propose();
    const [asked] = await proposals();
    assert.equal(
      (await ask(as.curator, 'POST', `/api/helpdesk/incidents/proposals/${asked.id}/decline`, {})).status,
      200,
    );
    assert.equal(
      (await ask(as.curator, 'POST', `/api/helpdesk/incidents/proposals/${asked.id}/decline`, {})).body.code,
      'incident_decided',
    );
    await propose();
    assert.deepEqual(await proposals(), []);
    const made = await ask(as.curator, 'POST', '/api/helpdesk/incidents', { ids: tickets });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    assert.equal(
      (await ask(as.curator, 'POST', '/api/helpdesk/incidents', { ids: [made.body.id] })).body.code,
      'incident_none',
    );
    await carry();
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
  });

  it('§6.6 making an incident is taken back within ten minutes: its parts are tickets of their own again', async () => {
    const { as, ask } = desk;
    const place = await ask(as.curator, 'POST', '/api/places', { name: 'Корпус 3', kind: 'building' });
    const tickets = await storm(place.body.id, requesters.slice(0, 5));
    await propose();
    const asked = (await proposals()).find((one: { building: { id: string } }) => one.building.id === place.body.id);
    const { body: made } = await make(asked.id);
    await carry();
    assert.equal((await ties(made.id)).parts.open, 5);
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
