// Macros and templates: previewed, run in one transaction with the rights of their steps, taken back row by row.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { noticesMade } from '#test/support/settle.ts';
import { worldPassword } from '../../../world.ts';
import { type Desk, type DeskLogin, openDesk } from '../test-desk.ts';

describe('macros and templates', () => {
  let desk: Desk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.server.close());

  const url = '/api/helpdesk/macros';
  const make = async (who: DeskLogin, steps: object, fields: object = {}) => {
    const body = { kind: 'macro', name: `Макрос ${Math.random()}`, audience: 'all', steps, ...fields };
    return desk.ask(desk.as[who], 'POST', url, body);
  };
  const made = async (steps: object, fields: object = {}) => {
    const { status, body } = await make('curator', steps, fields);
    assert.equal(status, 201, JSON.stringify(body));
    return body.id as string;
  };
  const run = (who: DeskLogin, id: string, ids: string[], more: object = {}, key?: string) =>
    desk.ask(desk.as[who], 'POST', `${url}/${id}/run`, { ids, ...more }, key ? { 'idempotency-key': key } : undefined);
  const preview = (who: DeskLogin, id: string, ids: string[]) =>
    desk.ask(desk.as[who], 'POST', `${url}/${id}/preview`, { ids });
  const undo = (who: DeskLogin, undoId: string) => desk.ask(desk.as[who], 'POST', `/api/helpdesk/undo/${undoId}`, {});
  const queue = () => ({ groupId: desk.ids['group.office'], requesterId: desk.people.employee });

  /** All that hangs on a ticket, but for versions and moments of change. */
  const rowsOf = async (id: string) => {
    const [ticket] = await desk.rows<object>('select * from ticket where id = $1', [id]);
    const [record] = await desk.rows<Record<string, unknown>>('select * from record where id = $1', [id]);
    const { version: _version, changed_at: _changed, ...rest } = record ?? {};
    const all = async (sql: string) => desk.rows(sql, [id]);
    return {
      ticket,
      record: rest,
      parts: await all('select principal_id, part, state from participant where record_id = $1 order by 2, 1'),
      comments: await all('select * from comment where record_id = $1 order by id'),
      items: await all('select * from ticket_checklist_item where ticket_id = $1 order by id'),
      time: await all('select * from ticket_time where ticket_id = $1 order by id'),
      due: await all('select * from record_deadline where record_id = $1 order by 1, 2'),
    };
  };
  const whole = () => ({
    reply: 'Здравствуйте, {{requester.address}}! {{executor.name}} придёт к вам сегодня, {{today}}.',
    note: 'Взял {{me}}: {{subject}}',
    priority: 'high',
    executor: 'me',
    items: ['Проверить питание', 'Проверить кабель'],
    minutes: 15,
    act: { do: 'resolve', resultKind: 'done', result: 'Заменён картридж по заявке {{number}}' },
  });

  it('H1 a preview says exactly what running sends and changes', async () => {
    const { id, number } = await desk.ticket(desk.as.curator, queue());
    const macro = await made(whole());
    const seen = await preview('technician', macro, [id]);
    const { sample } = seen.body;
    assert.deepEqual([seen.body.ready, seen.body.refused, sample.openItems], [1, [], 2]);
    assert.equal(sample.reader, 'Иванова Дарья Петровна');
    assert.match(
      sample.reply.text,
      /^Здравствуйте, Дарья Петровна! Громов Пётр Ильич придёт к вам сегодня, \d\d\.\d\d\.\d{4}\.$/,
    );
    assert.deepEqual(
      sample.changes.map((one: { field: string }) => one.field),
      ['priority', 'executorName', 'state'],
    );
    const ran = await run('technician', macro, [id], { openItems: true });
    assert.deepEqual([ran.status, ran.body.changed], [200, 1], JSON.stringify(ran.body));
    const said = await desk.rows<{ body: string; audience: string }>(
      'select body, audience from comment where record_id = $1 order by audience',
      [id],
    );
    assert.deepEqual(said, [
      { body: sample.reply.text, audience: 'external' },
      { body: sample.note.text, audience: 'internal' },
    ]);
    const card = (await desk.ask(desk.as.curator, 'GET', `/api/helpdesk/tickets/${id}`)).body;
    assert.deepEqual(
      [card.state, card.priority, card.executor.id, card.minutes, card.checklist, card.result],
      ['resolved', 'high', desk.people.technician, 15, { open: 2, total: 2 }, `Заменён картридж по заявке ${number}`],
    );
    const told = await desk.rows<{ operation: string }>(
      `select operation from event where record_id = $1 and data ->> 'macroId' = $2 order by id`,
      [id, macro],
    );
    const names = ['ticket.update', 'ticket.assign', 'checklist.add', 'time.add', 'ticket.note', 'ticket.reply'];
    assert.deepEqual(
      told.map((one) => one.operation),
      [...names, 'ticket.resolve'].map((name) => `helpdesk.${name}`),
    );
  });

  it('H1 a macro is taken back row by row, with its words while nobody can have been told', async () => {
    const one = await desk.ticket(desk.as.curator, queue());
    const two = await desk.ticket(desk.as.curator, queue());
    const macro = await made(whole());
    const was = [await rowsOf(one.id), await rowsOf(two.id)];
    const ran = await run('technician', macro, [one.id, two.id], { openItems: true });
    assert.equal(ran.body.changed, 2, JSON.stringify(ran.body));
    desk.server.clock.advance(20_000);
    const back = await undo('technician', ran.body.undoId);
    assert.deepEqual(back.body, { restored: 2, refused: [], said: 0 });
    assert.deepEqual([await rowsOf(one.id), await rowsOf(two.id)], was);
    assert.equal((await undo('technician', ran.body.undoId)).body.code, 'undo_done');
  });

  it('H1 a reply that has gone stays said, and the undo says so', async () => {
    const { id } = await desk.ticket(desk.as.curator, queue());
    const macro = await made(whole());
    const ran = await run('technician', macro, [id], { openItems: true });
    desk.server.clock.advance(60_000);
    const back = await undo('technician', ran.body.undoId);
    assert.deepEqual(back.body, { restored: 1, refused: [], said: 1 });
    const now = await rowsOf(id);
    assert.deepEqual([now.comments.length, now.items.length, now.time.length], [1, 0, 0]);
    assert.ok((now.ticket as { answered_at: string | null }).answered_at);
  });

  it('H1 an answer alone that is taken back leaves the first answer still due', async () => {
    const { id } = await desk.ticket(desk.as.curator, queue());
    const macro = await made({ reply: 'Смотрим' });
    const was = await rowsOf(id);
    const ran = await run('technician', macro, [id]);
    assert.ok(((await rowsOf(id)).ticket as { answered_at: string | null }).answered_at);
    await undo('technician', ran.body.undoId);
    assert.deepEqual(await rowsOf(id), was);
  });

  it('H4 whoever runs a macro needs the rights of its steps', async () => {
    const { id } = await desk.ticket(desk.as.curator, queue());
    const macro = await made({ act: { do: 'resolve', resultKind: 'done', result: 'Готово' }, note: 'Сделано' });
    // Another group's executor does not see the ticket at all.
    assert.equal((await run('stranger', macro, [id])).status, 404);
    assert.equal((await run('employee', macro, [id])).status, 403);
    // Whoever may run and note, but not solve: nothing of it is done, and the missing step is named.
    const grants = ['ticket.read', 'ticket.note', 'macro.run', 'macro.preview'].map((name) => ({
      operation: `helpdesk.${name}`,
      reach: 'all',
    }));
    const role = await desk.ask(desk.as.owner, 'POST', '/api/admin/roles', { key: 'noter', name: 'Пишущий', grants });
    assert.equal(role.status, 201, JSON.stringify(role.body));
    const person = {
      login: 'noter',
      name: 'Пишущий Олег Олегович',
      password: worldPassword,
      mustChangePassword: false,
    };
    await desk.ask(desk.as.owner, 'POST', '/api/admin/users', { ...person, roles: [{ key: 'noter' }] });
    const noter = await desk.server.signIn('noter', worldPassword);
    const ran = await desk.ask(noter, 'POST', `${url}/${macro}/run`, { ids: [id] });
    assert.deepEqual([ran.status, ran.body.code], [403, 'macro_step'], JSON.stringify(ran.body));
    assert.match(ran.body.message.ru, /Решение заявки/);
    // Of one's own request a note of ours would be said outwards.
    const asked = await desk.ticket(desk.as.curator, { ...queue(), requesterId: desk.people.stranger });
    const note = await made({ note: 'Только для своих' });
    const outwards = await run('stranger', note, [asked.id]);
    assert.deepEqual([outwards.status, outwards.body.code], [403, 'macro_step'], JSON.stringify(outwards.body));
    assert.equal((await desk.act(desk.as.stranger, asked.id, 'note', { body: 'Для своих' })).status, 403);
    const own = await desk.ask(desk.as.stranger, 'GET', `/api/helpdesk/tickets/${asked.id}`);
    assert.deepEqual([own.status, own.body.can.includes('helpdesk.ticket.note')], [200, false]);
    assert.equal((await rowsOf(asked.id)).comments.length, 0);
    const seen = await desk.ask(noter, 'POST', `${url}/${macro}/preview`, { ids: [id] });
    assert.deepEqual([seen.body.ready, seen.body.refused[0].code], [0, 'macro_step']);
    assert.equal((await rowsOf(id)).comments.length, 0);
  });

  it('H1 twice at once it is done once; a request that comes again gets its first answer', async () => {
    const { id } = await desk.ticket(desk.as.curator, queue());
    const macro = await made({ reply: 'Готово', act: { do: 'resolve', resultKind: 'done', result: 'Готово' } });
    const both = await Promise.all([run('technician', macro, [id]), run('curator', macro, [id])]);
    assert.deepEqual(both.map((one) => one.status).sort(), [200, 409]);
    assert.equal((await rowsOf(id)).comments.length, 1);
    const other = await desk.ticket(desk.as.curator, queue());
    const said = await made({ reply: 'Приняли' });
    const key = 'macro-once-0001';
    const twice = [
      await run('technician', said, [other.id], {}, key),
      await run('technician', said, [other.id], {}, key),
    ];
    assert.deepEqual(twice[0]?.body, twice[1]?.body);
    assert.equal((await rowsOf(other.id)).comments.length, 1);
  });

  it('H1 over several tickets each is done whole or refused whole, by its name and reason', async () => {
    const open = await desk.ticket(desk.as.curator, queue());
    const done = await desk.ticket(desk.as.curator, queue());
    await desk.act(desk.as.curator, done.id, 'resolve', { result: 'Уже' });
    const listed = await desk.ticket(desk.as.curator, queue());
    await desk.ask(desk.as.curator, 'POST', `/api/helpdesk/tickets/${listed.id}/checklist`, { texts: ['Акт'] });
    const was = await rowsOf(listed.id);
    const macro = await made({ note: 'Сделано', act: { do: 'resolve', resultKind: 'done', result: 'Готово' } });
    const ids = [open.id, done.id, listed.id];
    const ran = await run('curator', macro, ids);
    const codes = new Map(ran.body.refused.map((one: { number: string; code: string }) => [one.number, one.code]));
    assert.deepEqual(
      [ran.body.changed, codes.get(done.number), codes.get(listed.number)],
      [1, 'ticket_state', 'checklist_ask'],
    );
    assert.ok(ran.body.refused[0].message.ru.length > 10);
    assert.deepEqual(await rowsOf(listed.id), was);
    assert.equal((await undo('curator', ran.body.undoId)).body.restored, 1);
  });

  it('H4 a text names only variables of the list, and nothing empty goes to the requester', async () => {
    const wrong = await make('curator', { reply: 'Пароль: {{password}}' });
    assert.deepEqual([wrong.status, wrong.body.code], [422, 'macro_variable']);
    assert.match(wrong.body.message.ru, /\{\{password\}\}/);
    const { id } = await desk.ticket(desk.as.curator, queue());
    const macro = await made({ reply: 'Исполнитель: {{executor.name}}' });
    const seen = await preview('curator', macro, [id]);
    assert.deepEqual([seen.body.ready, seen.body.refused[0].code], [0, 'macro_no_value']);
    assert.equal(seen.body.sample.reply.text, 'Исполнитель: ⟨Исполнитель: —⟩');
    const ran = await run('curator', macro, [id]);
    assert.deepEqual([ran.status, ran.body.code], [422, 'macro_no_value']);
    assert.equal((await rowsOf(id)).comments.length, 0);
  });

  it('H4 shared macros are the curator’s; a person keeps their own, which nobody else sees', async () => {
    assert.equal((await make('technician', { reply: 'Да' })).body.code, 'macro_shared');
    const own = await make('technician', { reply: 'Моё' }, { audience: 'own' });
    assert.equal(own.status, 201);
    const ids = async (who: DeskLogin) =>
      (await desk.ask(desk.as[who], 'GET', `${url}/offer`)).body.items.map((one: { id: string }) => one.id);
    assert.ok((await ids('technician')).includes(own.body.id));
    assert.ok(!(await ids('curator')).includes(own.body.id));
    assert.equal((await run('curator', own.body.id, [desk.ids['ticket.printer'] ?? ''])).status, 404);
    const ours = await make('curator', { reply: 'Наше' }, { audience: 'groups', groupIds: [desk.ids['group.office']] });
    assert.ok((await ids('technician')).includes(ours.body.id));
    assert.ok(!(await ids('stranger')).includes(ours.body.id));
    const change = (who: DeskLogin, id: string, body: object) => desk.ask(desk.as[who], 'PATCH', `${url}/${id}`, body);
    assert.equal((await change('technician', ours.body.id, { name: 'Чужое' })).body.code, 'macro_shared');
    assert.equal((await change('technician', own.body.id, { audience: 'all' })).body.code, 'macro_shared');
    assert.equal((await change('technician', own.body.id, { name: 'Новое', version: 1 })).body.name, 'Новое');
    assert.equal((await change('technician', own.body.id, { name: 'Ещё', version: 1 })).body.code, 'stale');
    assert.equal((await desk.ask(desk.as.technician, 'DELETE' as never, `${url}/${own.body.id}`)).status, 200);
  });

  it('H1 a template is put into the reply with its values, counted, and never run', async () => {
    const template = desk.ids['macro.greeting'] ?? '';
    const { id, number } = await desk.ticket(desk.as.curator, queue());
    const insert = () => desk.ask(desk.as.second, 'POST', `${url}/${template}/insert`, { ticketId: id });
    assert.deepEqual((await insert()).body, {
      text: `Здравствуйте, Дарья Петровна. Заявку ${number} получили.`,
      empty: [],
      audience: 'external',
    });
    await insert();
    const offered = (await desk.ask(desk.as.second, 'GET', `${url}/offer?ticketId=${id}`)).body.items;
    assert.deepEqual([offered[0].id, offered[0].used, offered[0].says], [template, 2, 'external']);
    const found = async (q: string) =>
      (await desk.ask(desk.as.second, 'GET', `${url}/offer?ticketId=${id}&limit=5&q=${encodeURIComponent(q)}`)).body;
    assert.deepEqual(
      (await found('получили ПРИВ')).items.map((one: { id: string }) => one.id),
      [template],
    );
    assert.deepEqual((await found('нет таких слов')).items, []);
    // The picker shows the words of a template as they would stand.
    const { sample } = (await preview('second', template, [id])).body;
    assert.equal(sample.reply.text, `Здравствуйте, Дарья Петровна. Заявку ${number} получили.`);
    assert.equal((await run('curator', template, [id])).body.code, 'macro_kind');
    assert.equal((await rowsOf(id)).comments.length, 0);
  });

  it('H1 what is taken back within half a minute is told to nobody; later one correction goes out', async () => {
    const tell = () => noticesMade(desk.server.services);
    const { id } = await desk.ticket(desk.as.curator, queue());
    const macro = await made({ act: { do: 'resolve', resultKind: 'done', result: 'Готово' } });
    const told = () =>
      desk.rows<{ operation: string }>(
        'select operation from notice where record_id = $1 and user_id = $2 order by created_at',
        [id, desk.people.employee],
      );
    const at = (await told()).length;
    const first = await run('technician', macro, [id]);
    await tell();
    assert.equal((await told()).length, at + 1);
    desk.server.clock.advance(10_000);
    await undo('technician', first.body.undoId);
    await tell();
    assert.equal((await told()).length, at);
    const second = await run('technician', macro, [id]);
    await tell();
    desk.server.clock.advance(60_000);
    await undo('technician', second.body.undoId);
    await tell();
    assert.deepEqual(
      (await told()).slice(at).map((one) => one.operation),
      ['helpdesk.ticket.resolve', 'helpdesk.ticket.undo'],
    );
  });
});
