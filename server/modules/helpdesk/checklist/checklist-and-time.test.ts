// Checklists and time spent: counts and sums that are always exact, rules of categories, corrections, drafts of words.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { worldPassword } from '../../../world.ts';
import { type Desk, type DeskLogin, openDesk } from '../test-desk.ts';

describe('checklists, time spent and drafts of words', () => {
  let desk: Desk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.server.close());

  const at = (id: string, path = '') => `/api/helpdesk/tickets/${id}${path}`;
  const queue = () => ({ groupId: desk.ids['group.office'], requesterId: desk.people.employee });
  const card = async (id: string) => (await desk.ask(desk.as.curator, 'GET', at(id))).body;
  const list = async (id: string) => (await desk.ask(desk.as.curator, 'GET', at(id, '/checklist'))).body;
  const add = (who: DeskLogin, id: string, texts: string[]) =>
    desk.ask(desk.as[who], 'POST', at(id, '/checklist'), { texts });
  const change = (who: DeskLogin, id: string, item: string, body: object) =>
    desk.ask(desk.as[who], 'PATCH', at(id, `/checklist/${item}`), body);
  const spend = (who: DeskLogin, id: string, minutes: number, more: object = {}) =>
    desk.ask(desk.as[who], 'POST', at(id, '/time'), { minutes, ...more });
  /** The counts of the ticket's own row against its items and entries. */
  const exact = async (id: string) => {
    const [row] = await desk.rows<Record<string, number>>(
      `select t.checklist_open as open, t.checklist_total as total, t.minutes,
         (select count(*)::int from ticket_checklist_item i where i.ticket_id = t.id and i.done_at is null) as "realOpen",
         (select count(*)::int from ticket_checklist_item i where i.ticket_id = t.id) as "realTotal",
         (select coalesce(sum(e.minutes), 0)::int from ticket_time e where e.ticket_id = t.id) as "realMinutes"
       from ticket t where t.id = $1`,
      [id],
    );
    assert.deepEqual([row?.open, row?.total, row?.minutes], [row?.realOpen, row?.realTotal, row?.realMinutes]);
    return row as Record<string, number>;
  };

  it('H1 a category gives its checklist to new tickets; a category inside it gives the same', async () => {
    const parent = await desk.ask(desk.as.curator, 'POST', '/api/helpdesk/categories', {
      name: 'Рабочие места',
      checklistId: desk.ids['checklist.workplace'],
      groupId: desk.ids['group.office'],
    });
    const inside = await desk.ask(desk.as.curator, 'POST', '/api/helpdesk/categories', {
      name: 'Переезд',
      parentId: parent.body.id,
    });
    const ticket = await desk.ticket(desk.as.employee, { categoryId: inside.body.id });
    const items = (await list(ticket.id)).items.map((item: { text: string }) => item.text);
    assert.deepEqual(items, ['Учётная запись', 'Почта', 'Принтер']);
    assert.deepEqual((await card(ticket.id)).checklist, { open: 3, total: 3 });
    await exact(ticket.id);
    assert.equal((await desk.ask(desk.as.employee, 'GET', at(ticket.id, '/checklist'))).status, 403);
    const used = await desk.ask(
      desk.as.curator,
      'DELETE' as never,
      `/api/helpdesk/checklists/${desk.ids['checklist.workplace']}`,
    );
    assert.equal(used.body.code, 'checklist_used');
  });

  it('H1 items are ticked by name and time, ordered, given to somebody, and told in the history', async () => {
    const { id } = await desk.ticket(desk.as.curator, queue());
    await add('technician', id, ['Раз', 'Два', 'Три']);
    const [one, two, three] = (await list(id)).items.map((item: { id: string }) => item.id);
    // Two people tick the same item at the same moment: it is counted once.
    await Promise.all([change('technician', id, one, { done: true }), change('curator', id, one, { done: true })]);
    assert.equal((await exact(id)).open, 2);
    await Promise.all([change('technician', id, two, { done: true }), change('curator', id, three, { done: true })]);
    assert.equal((await exact(id)).open, 0);
    await change('curator', id, two, { done: false, assigneeId: desk.people.second, text: 'Два заново' });
    await desk.ask(desk.as.curator, 'PUT', at(id, '/checklist/order'), { ids: [three, two, one] });
    const items = (await list(id)).items;
    assert.deepEqual(
      items.map((item: { text: string; doneBy: unknown }) => [item.text, item.doneBy !== null]),
      [
        ['Три', true],
        ['Два заново', false],
        ['Раз', true],
      ],
    );
    assert.equal(items[1].assignee.name, 'Быков Фёдор Львович');
    const stale = await desk.ask(desk.as.curator, 'PUT', at(id, '/checklist/order'), { ids: [three, two] });
    assert.equal(stale.body.code, 'stale');
    await desk.ask(desk.as.curator, 'DELETE' as never, at(id, `/checklist/${three}`));
    assert.deepEqual([(await exact(id)).total, (await exact(id)).open], [2, 1]);
    const told = (await desk.ask(desk.as.curator, 'GET', `/api/records/${id}/timeline`)).body.items;
    const words = told.flatMap((entry: { changes: { field: string; to: unknown }[] }) =>
      entry.changes.map((one) => `${one.field}: ${one.to}`),
    );
    assert.ok(words.includes('checklistDone: Раз'), words.join('\n'));
    // Nothing that people typed stands readable in the journal.
    const [open] = await desk.rows<{ n: number }>(
      `select count(*)::int as n from event where record_id = $1 and data::text like '%заново%'`,
      [id],
    );
    assert.equal(open?.n, 0);
  });

  it('H1 solving with open items asks, or refuses where the category says so', async () => {
    const { id, category } = await desk.ticket(desk.as.curator, queue());
    await add('technician', id, ['Акт']);
    const solve = (more: object = {}) => desk.act(desk.as.technician, id, 'resolve', { result: 'Готово', ...more });
    const asked = await solve();
    assert.deepEqual([asked.status, asked.body.code], [409, 'checklist_ask']);
    const rule = (checklistRule: string) =>
      desk.ask(desk.as.curator, 'PATCH', `/api/helpdesk/categories/${category.id}`, { checklistRule });
    await rule('refuse');
    assert.equal((await solve({ openItems: true })).body.code, 'checklist_open');
    await rule('ask');
    const done = await solve({ openItems: true });
    assert.equal(done.body.state, 'resolved');
    await desk.act(desk.as.curator, id, 'reopen', { reason: 'Нет акта' });
    await rule('free');
    assert.equal((await solve()).body.state, 'resolved');
    await rule('ask');
  });

  it('H1 time is an entry of a person; the ticket’s minutes are their exact sum, whoever writes at once', async () => {
    const { id } = await desk.ticket(desk.as.curator, queue());
    const writers = Array.from({ length: 8 }, (_, at) => spend(at % 2 ? 'technician' : 'curator', id, at + 1));
    for (const { status } of await Promise.all(writers)) assert.equal(status, 201);
    assert.equal((await exact(id)).minutes, 36);
    const entry = await spend('technician', id, 10, { note: 'Выезд', workedOn: '2026-01-12' });
    const path = at(id, `/time/${entry.body.id}`);
    assert.equal((await desk.ask(desk.as.curator, 'PATCH', path, { minutes: 5 })).body.code, 'time_not_yours');
    assert.equal((await desk.ask(desk.as.technician, 'PATCH', path, { minutes: 25 })).body.total, 61);
    assert.equal((await spend('technician', id, 1, { workedOn: '2999-01-01' })).status, 400);
    const solved = await desk.act(desk.as.technician, id, 'resolve', { result: 'Готово', minutes: 9 });
    assert.equal(solved.body.minutes, 70);
    const shown = (await desk.ask(desk.as.technician, 'GET', at(id, '/time'))).body;
    assert.deepEqual([shown.total, shown.items.length], [70, 10]);
    await exact(id);
    // Taken back with the act that noted it.
    await desk.ask(desk.as.technician, 'POST', `/api/helpdesk/undo/${solved.body.undoId}`, {});
    assert.equal((await exact(id)).minutes, 61);
    await desk.ask(desk.as.technician, 'DELETE' as never, path);
    assert.equal((await exact(id)).minutes, 36);
    const told = (await desk.ask(desk.as.curator, 'GET', `/api/records/${id}/timeline`)).body.items;
    const sums = told.flatMap((one: { changes: { field: string; from: unknown; to: unknown }[] }) =>
      one.changes.filter(({ field }) => field === 'minutes').map(({ from, to }) => `${from}→${to}`),
    );
    assert.ok(sums.includes('46→61'), sums.join());
    await desk.act(desk.as.curator, id, 'resolve', { result: 'Готово' });
    await desk.act(desk.as.curator, id, 'close');
    assert.equal((await spend('curator', id, 5)).body.code, 'time_closed');
  });

  it('H1 how long it took is summed by person and by category, over what one may see', async () => {
    const { id } = await desk.ticket(desk.as.curator, queue());
    await spend('technician', id, 40, { workedOn: '2025-03-03' });
    await spend('second', id, 20, { workedOn: '2025-03-04' });
    const of = async (who: DeskLogin, by: string) =>
      (await desk.ask(desk.as[who], 'GET', `/api/helpdesk/time/sum?from=2025-03-01&to=2025-03-31&by=${by}`)).body;
    const people = await of('curator', 'person');
    assert.deepEqual(
      [people.minutes, people.tickets, people.rows.map((row: { minutes: number }) => row.minutes)],
      [60, 1, [40, 20]],
    );
    assert.equal((await of('curator', 'category')).rows[0].name, 'Принтер и сканер');
    assert.equal((await of('stranger', 'person')).minutes, 0);
    const page = await desk.ask(desk.as.curator, 'GET', '/api/helpdesk/time?from=2025-03-01&to=2025-03-31&limit=1');
    assert.equal(page.body.items[0].person.name, 'Быков Фёдор Львович');
    const next = await desk.ask(
      desk.as.curator,
      'GET',
      `/api/helpdesk/time?from=2025-03-01&to=2025-03-31&limit=1&after=${page.body.next}`,
    );
    assert.deepEqual([next.body.items[0].minutes, next.body.next], [40, null]);
  });

  it('H1 where time must be told, a macro too is refused without it', async () => {
    const category = await desk.ask(desk.as.curator, 'POST', '/api/helpdesk/categories', {
      name: 'Выезды',
      minutesRequired: true,
      groupId: desk.ids['group.office'],
    });
    const { id } = await desk.ticket(desk.as.curator, { ...queue(), categoryId: category.body.id });
    const act = { do: 'resolve', resultKind: 'done', result: 'Готово' };
    const macro = async (steps: object) =>
      (
        await desk.ask(desk.as.curator, 'POST', '/api/helpdesk/macros', {
          kind: 'macro',
          name: 'Выезд',
          audience: 'all',
          steps,
        })
      ).body.id;
    const run = (macroId: string) =>
      desk.ask(desk.as.technician, 'POST', `/api/helpdesk/macros/${macroId}/run`, { ids: [id] });
    assert.equal((await run(await macro({ act }))).body.code, 'ticket_minutes');
    assert.equal((await run(await macro({ act, minutes: 30 }))).body.changed, 1);
    assert.equal((await exact(id)).minutes, 30);
  });

  // ── What is being written ──────────────────────────────────────────────────────────────────
  const draftAt = (id: string, part: string) => `/api/drafts?operation=record.comment.add&recordId=${id}&part=${part}`;
  const saveDraft = (who: DeskLogin, id: string, part: string, text: string, version = 0) =>
    desk.ask(desk.as[who], 'PUT', '/api/drafts', {
      operation: 'record.comment.add',
      recordId: id,
      part,
      data: { text },
      version,
    });
  const draftOf = async (who: DeskLogin, id: string, part: string) =>
    (await desk.ask(desk.as[who], 'GET', draftAt(id, part))).body.draft;

  it('H1 Zammad #5953: another takes, solves and closes the ticket, and my unsent words stand', async () => {
    const { id } = await desk.ticket(desk.as.curator, queue());
    await saveDraft('technician', id, 'external', 'Пишу ответ');
    await saveDraft('technician', id, 'internal', 'И заметку');
    await desk.act(desk.as.second, id, 'take');
    await desk.act(desk.as.second, id, 'resolve', { result: 'Готово' });
    await desk.act(desk.as.curator, id, 'close');
    assert.equal((await draftOf('technician', id, 'external')).data.text, 'Пишу ответ');
    assert.equal((await draftOf('technician', id, 'internal')).data.text, 'И заметку');
    assert.equal(await draftOf('second', id, 'external'), null);
    // Still being written after the close.
    assert.equal((await saveDraft('technician', id, 'external', 'Пишу дальше', 1)).status, 200);
    // Another session of the same person finds the newest words.
    const elsewhere = await desk.server.signIn('technician', worldPassword);
    const found = (await desk.ask(elsewhere, 'GET', draftAt(id, 'external'))).body.draft;
    assert.equal(found.data.text, 'Пишу дальше');
  });

  it('H1 Zammad #702: merging a ticket into another keeps my unsent words with it', async () => {
    const one = await desk.ticket(desk.as.curator, queue());
    const two = await desk.ticket(desk.as.curator, queue());
    await saveDraft('technician', one.id, 'external', 'Не отправлено');
    await desk.act(desk.as.curator, one.id, 'merge', { intoId: two.id });
    assert.equal((await draftOf('technician', one.id, 'external')).data.text, 'Не отправлено');
    const said = await desk.ask(desk.as.technician, 'POST', `/api/records/${one.id}/comments`, {
      body: 'Не отправлено',
      audience: 'external',
      draftId: (await draftOf('technician', one.id, 'external')).id,
    });
    assert.equal(said.status, 201);
    assert.equal(await draftOf('technician', one.id, 'external'), null);
  });

  it('H1 sending takes its own draft away in the same transaction, and none of the other audience', async () => {
    const { id } = await desk.ticket(desk.as.curator, queue());
    const external = await saveDraft('technician', id, 'external', 'Ответ');
    await saveDraft('technician', id, 'internal', 'Заметка');
    const send = (draftId: string) =>
      desk.ask(desk.as.technician, 'POST', `/api/records/${id}/comments`, {
        body: 'Ответ',
        audience: 'external',
        draftId,
      });
    assert.equal((await send(external.body.id)).status, 201);
    assert.equal(await draftOf('technician', id, 'external'), null);
    assert.equal((await draftOf('technician', id, 'internal')).data.text, 'Заметка');
    // A late keystroke of the sent one does not bring it back.
    assert.equal((await saveDraft('technician', id, 'external', 'Ответ', 1)).body.code, 'stale');
    // Nobody throws away what another is writing.
    const theirs = await saveDraft('second', id, 'external', 'Чужое');
    await send(theirs.body.id);
    assert.equal((await draftOf('second', id, 'external')).data.text, 'Чужое');
  });
});
