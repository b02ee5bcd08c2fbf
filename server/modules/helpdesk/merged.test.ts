// Words to merged tickets, tickets split in two, tickets that wait until a day, what the journal hears of a list.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '#core/ids.ts';
import { noticesMade } from '#test/support/settle.ts';
import { upload } from '#test/support/upload.ts';
import { type Desk, openDesk } from './test-desk.ts';
import { resumeDue } from './waking.ts';

describe('tickets that go elsewhere or go on by themselves', () => {
  let desk: Desk;
  before(async () => {
    desk = await openDesk();
    const printers = `/api/helpdesk/categories/${desk.ids['category.printers']}`;
    const set = await desk.ask(desk.as.curator, 'PATCH', printers, { groupId: desk.ids['group.office'] });
    assert.equal(set.status, 200, JSON.stringify(set.body));
  });
  after(() => desk.server.close());

  it('H1 T13 words to a merged ticket stand in the last one of the chain, and the answer names it', async () => {
    const { as, act, ask } = desk;
    const [first, second, last] = [
      await desk.ticket(as.employee, { subject: 'Нет почты' }),
      await desk.ticket(as.technician, { subject: 'Почта стоит' }),
      await desk.ticket(as.curator, { subject: 'Почтовый сервер', groupId: desk.ids['group.supply'] }),
    ];
    await act(as.curator, first.id, 'merge', { intoId: second.id });
    const on = await act(as.curator, second.id, 'merge', { intoId: last.id });
    const bodies = async (who: typeof as.employee, id: string) =>
      (await ask(who, 'GET', `/api/records/${id}/comments`)).body.items.map((one: { body: string }) => one.body);
    const replied = await act(as.employee, first.id, 'reply', { body: 'И у соседей тоже' });
    assert.deepEqual(
      [replied.status, replied.body.goneTo],
      [201, { id: last.id, kind: 'ticket', number: last.number }],
      JSON.stringify(replied.body),
    );
    // The same through core's own operation, which the web and other doors use.
    const core = await ask(as.curator, 'POST', `/api/records/${first.id}/comments`, {
      body: 'Чиним',
      audience: 'external',
    });
    assert.equal(core.body.goneTo.number, last.number);
    assert.deepEqual(await bodies(as.employee, last.id), ['И у соседей тоже', 'Чиним']);
    assert.deepEqual(await bodies(as.curator, first.id), []);
    const straight = await act(as.curator, last.id, 'reply', { body: 'Готово' });
    assert.ok(!('goneTo' in straight.body));
    // A note of whoever does not see the inside there is refused rather than told to the requester.
    const note = await act(as.technician, first.id, 'note', { body: 'Между нами' });
    assert.deepEqual([note.status, note.body.code], [409, 'words_gone']);
    // Taken back, the people of the whole chain leave again.
    assert.equal((await ask(as.curator, 'POST', `/api/helpdesk/undo/${on.body.undoId}`, {})).body.restored, 1);
    assert.equal((await ask(as.employee, 'GET', `/api/helpdesk/tickets/${last.id}`)).status, 404);
    assert.equal((await ask(as.employee, 'GET', `/api/helpdesk/tickets/${second.id}`)).status, 200);
  });

  it('H1 two tickets merged into each other in the same moment: one is merged, no ring comes of it', async () => {
    const { as, act } = desk;
    for (let round = 0; round < 5; round++) {
      const [one, other] = [await desk.ticket(as.curator), await desk.ticket(as.curator)];
      const both = await Promise.all([
        act(as.curator, one.id, 'merge', { intoId: other.id }),
        act(as.curator, other.id, 'merge', { intoId: one.id }),
      ]);
      assert.deepEqual(both.map((answer) => answer.status).sort(), [200, 409]);
    }
  });

  it('P17 a list tells the journal of people whose matters it shows, and of no organisation', async () => {
    const { as, ask } = desk;
    const firm = await ask(as.owner, 'POST', '/api/contacts', { kind: 'organisation', name: 'ООО Тонер' });
    const person = await ask(as.owner, 'POST', '/api/contacts', { kind: 'person', name: 'Лукин Олег' });
    assert.deepEqual([firm.status, person.status], [201, 201], JSON.stringify(firm.body));
    const subject = 'Заправка картриджей';
    for (const contactId of [firm.body.id, person.body.id]) await desk.ticket(as.owner, { subject, contactId });
    const found = await ask(as.curator, 'POST', '/api/helpdesk/tickets/search', { q: subject });
    assert.equal(found.body.items.length, 2);
    assert.ok(!('contactKind' in found.body.items[0]));
    const [read] = await desk.rows<{ ids: string[] }>(
      `select subject_ids::text[] as ids from event
       where operation = 'helpdesk.ticket.find' and outcome = 'read' order by at desc, id desc limit 1`,
    );
    assert.deepEqual(read?.ids, [person.body.id]);
  });

  it('H1 a part of a ticket becomes a ticket of its own: words, files once on disk, links, undo', async () => {
    const { as, ask, act } = desk;
    const fileId = await upload(as.employee, 'Фото.txt', Buffer.from('фото'));
    const source = await desk.ticket(as.employee, { subject: 'Принтер и кресло', fileIds: [fileId] });
    const word = await act(as.employee, source.id, 'reply', { body: 'И ещё скрипит кресло' });
    const note = await act(as.curator, source.id, 'note', { body: 'Кресло на списание' });
    const before = await desk.rows('select * from file');
    // Whatever makes a ticket, its category's checklist and rule hold, and triggers know it as a new one.
    const rule = {
      checklistId: desk.ids['checklist.workplace'],
      assignment: 'person',
      assigneeId: desk.people.technician,
    };
    const category = `/api/helpdesk/categories/${desk.ids['category.printers']}`;
    assert.equal((await ask(as.curator, 'PATCH', category, rule)).status, 200);
    const split = await act(as.curator, source.id, 'split', {
      subject: 'Скрипит кресло',
      categoryId: desk.ids['category.printers'],
      commentIds: [word.body.id, note.body.id],
      attachmentIds: [source.attachments[0].id],
    });
    assert.equal(split.status, 201, JSON.stringify(split.body));
    assert.deepEqual([split.body.requester.id, split.body.attachments.length], [desk.people.employee, 1]);
    assert.deepEqual([split.body.checklist, split.body.executor?.id], [{ open: 3, total: 3 }, desk.people.technician]);
    const known = await desk.rows<{ operation: string }>(
      `select operation from event where record_id = $1 and operation like 'helpdesk.%' order by at, id`,
      [split.body.id],
    );
    assert.deepEqual(
      known.map((one) => one.operation),
      ['helpdesk.ticket.create', 'helpdesk.ticket.autoAssign', 'helpdesk.ticket.split'],
    );
    await ask(as.curator, 'PATCH', category, { checklistId: null, assignment: null, assigneeId: null });
    assert.match(split.body.description, /И ещё скрипит кресло/);
    assert.ok(!split.body.description.includes('списание'));
    assert.equal((await desk.rows('select * from file')).length, before.length);
    assert.equal((await as.employee.call('GET', `/api/files/${fileId}`)).statusCode, 200);
    const ties = async (id: string) => (await ask(as.curator, 'GET', `/api/helpdesk/tickets/${id}/ties`)).body;
    const names = async (id: string) => (await ties(id)).linked.map((one: { number: string }) => one.number);
    assert.deepEqual([await names(source.id), await names(split.body.id)], [[split.body.number], [source.number]]);
    const timeline = await ask(as.curator, 'GET', `/api/records/${source.id}/timeline`);
    assert.ok(timeline.body.items.some((one: { operation: string }) => one.operation === 'helpdesk.ticket.split'));
    assert.equal(
      (await act(as.employee, source.id, 'split', { subject: 'x', categoryId: desk.ids['category.printers'] })).status,
      403,
    );
    const strange = await act(as.curator, source.id, 'split', {
      subject: 'x',
      categoryId: desk.ids['category.printers'],
      commentIds: [newId()],
    });
    assert.equal(strange.status, 400);
    const back = await ask(as.curator, 'POST', `/api/helpdesk/undo/${split.body.undoId}`, {});
    assert.equal(back.body.restored, 1, JSON.stringify(back.body));
    assert.deepEqual(await names(source.id), []);
    const gone = await ask(as.curator, 'GET', `/api/helpdesk/tickets/${split.body.id}`);
    assert.equal(gone.body.state, 'cancelled');
    const card = await ask(as.employee, 'GET', `/api/helpdesk/tickets/${source.id}`);
    assert.equal(card.body.attachments.length, 1);
  });

  it('H4 a ticket that waited until a day goes on when it begins, its executor is told, one put off waits on', async () => {
    const { as, act } = desk;
    const waits = await desk.ticket(as.employee);
    const later = await desk.ticket(as.employee);
    for (const { id } of [waits, later]) await act(as.technician, id, 'take');
    const day = (after: number) =>
      new Date(desk.server.clock.now().getTime() + after * 86_400_000).toISOString().slice(0, 10);
    const past = await act(as.technician, waits.id, 'wait', { reason: 'part', until: day(-1) });
    assert.deepEqual([past.status, past.body.errors?.[0]?.code], [400, 'in_past'], JSON.stringify(past.body));
    const held = await act(as.technician, waits.id, 'wait', { reason: 'part', until: day(2) });
    assert.match(held.body.waitingUntil, /T21:00:00/);
    await act(as.technician, later.id, 'wait', { reason: 'part', until: day(9) });
    const state = async (id: string) =>
      (
        await desk.rows<{ state: string; waitingReason: string | null; waitingUntil: string | null }>(
          `select r.state, t.waiting_reason as "waitingReason", t.waiting_until as "waitingUntil"
           from ticket t join record r on r.id = t.id where t.id = $1`,
          [id],
        )
      )[0];
    await resumeDue.run(desk.server.services, {});
    assert.equal((await state(waits.id))?.state, 'waiting');
    desk.server.clock.advance(2 * 86_400_000);
    await Promise.all([resumeDue.run(desk.server.services, {}), resumeDue.run(desk.server.services, {})]);
    const resumed = await state(waits.id);
    assert.deepEqual([resumed?.state, resumed?.waitingReason, resumed?.waitingUntil], ['in_work', null, null]);
    assert.equal((await state(later.id))?.state, 'waiting');
    await noticesMade(desk.server.services);
    const told = await desk.rows<{ user_id: string; kind: string }>(
      `select user_id, kind from notice where record_id = $1 and operation = 'helpdesk.ticket.resume'`,
      [waits.id],
    );
    assert.deepEqual(told, [{ user_id: desk.people.technician, kind: 'reminder' }]);
  });
});
