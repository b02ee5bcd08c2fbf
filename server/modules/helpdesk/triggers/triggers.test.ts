// Triggers and schedules over tickets through HTTP: events, conditions, actions, exactly once, loops, dry runs, traces.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { makeNotices } from '#core/notify/notices.ts';
import type { Services } from '#core/services.ts';
import { followTriggers } from '#core/triggers/follow.ts';
import { runSchedules } from '#core/triggers/rounds.ts';
import { carryOut, carryOutOne, takeRun } from '#core/triggers/run.ts';
import { worldPassword } from '../../../world.ts';
import { openClockedDesk } from '../deadlines/test-clocks.ts';
import type { Desk, DeskLogin } from '../test-desk.ts';

type Content = Record<string, unknown>;
const when = (field: string, operator: string, value: unknown = null, match = 'all') => ({
  match,
  conditions: [{ field, operator, value }],
});

describe('H4 triggers of tickets', () => {
  let desk: Desk;
  let services: Services;
  before(async () => {
    desk = await openClockedDesk('2026-11-24 10:00');
    services = desk.server.services;
    await followTriggers(services);
  });
  after(() => desk.server.close());

  const run = async () => {
    await followTriggers(services);
    await carryOut(services);
  };
  /** Everything that an act sets off, and what that sets off. */
  const settle = async () => {
    for (let round = 0; round < 6; round++) await run();
  };
  const forward = (minutes: number) => desk.server.clock.advance(minutes * 60_000);
  const save = async (name: string, content: Content, who: DeskLogin = 'curator') =>
    desk.ask(desk.as[who], 'POST', '/api/triggers', {
      subject: 'ticket',
      kind: 'event',
      name,
      events: [],
      timetable: null,
      match: 'all',
      groups: [],
      ...content,
    });
  const make = async (name: string, content: Content) => {
    forward(1);
    const made = await save(name, content);
    assert.equal(made.status, 201, JSON.stringify(made.body));
    forward(1);
    return made.body;
  };
  const change = (card: { id: string; version: number }, body: Content) =>
    desk.ask(desk.as.curator, 'PATCH', `/api/triggers/${card.id}`, body, { 'if-match': `"${card.version}"` });
  const off = async (id: string) => {
    const card = (await desk.ask(desk.as.curator, 'GET', `/api/triggers/${id}`)).body;
    assert.equal((await change(card, { enabled: false })).status, 200);
  };
  const card = async (id: string) => (await desk.ask(desk.as.technician, 'GET', `/api/helpdesk/tickets/${id}`)).body;
  const words = async (id: string) =>
    (await desk.ask(desk.as.technician, 'GET', `/api/records/${id}/comments`)).body.items.map(
      (one: { body: string; audience: string }) => `${one.audience}: ${one.body}`,
    );
  const runs = async (query: string) =>
    (await desk.ask(desk.as.curator, 'GET', `/api/triggers/runs?${query}`)).body.items;

  it('an event, its conditions, its actions in order: told on the ticket and in the trace, to nobody outside', async () => {
    const trigger = await make('Срочные на виду', {
      events: ['created'],
      match: 'any',
      groups: [
        {
          match: 'all',
          conditions: [
            { field: 'text', operator: 'has', value: ['не печатает', 'дым'] },
            { field: 'category', operator: 'below', value: [desk.ids['category.printers']] },
            { field: 'requesterGroup', operator: 'is', value: [desk.ids['group.finance']] },
          ],
        },
        when('priority', 'is', ['urgent']),
      ],
      steps: [
        { action: 'priority', input: { priority: 'high' } },
        { action: 'assign', input: { person: desk.people.technician } },
        {
          action: 'reply',
          input: { body: 'Здравствуйте, {{requester.address}}. Заявка {{number}} у {{executor.name}}.' },
        },
        { action: 'watch', input: { person: desk.people.second } },
        { action: 'tell', input: { people: [desk.people.second] } },
      ],
    });
    const ticket = await desk.ticket(desk.as.employee, { subject: 'Опять НЕ ПЕЧАТАЕТ {{number}}' });
    const other = await desk.ticket(desk.as.employee, { subject: 'Заело бумагу' });
    await settle();
    const now = await card(ticket.id);
    assert.deepEqual([now.priority, now.executor.name, now.state], ['high', 'Громов Пётр Ильич', 'assigned']);
    assert.deepEqual(await words(ticket.id), [
      `external: Здравствуйте, Дарья Петровна. Заявка ${ticket.number} у Громов Пётр Ильич.`,
    ]);
    assert.equal((await card(other.id)).priority, 'normal');
    const listed = await runs(`triggerId=${trigger.id}`);
    assert.deepEqual(
      listed.map((one: { outcome: string; record: { number: string } }) => [one.outcome, one.record.number]),
      [
        ['not_matched', other.number],
        ['worked', ticket.number],
      ],
    );
    const trace = (await desk.ask(desk.as.curator, 'GET', `/api/triggers/runs/${listed[1].id}`)).body;
    assert.deepEqual(
      trace.conditions.map((one: { field: string; met: boolean }) => [one.field, one.met]),
      [
        ['text', true],
        ['category', true],
        ['requesterGroup', true],
        ['priority', false],
      ],
    );
    assert.deepEqual(trace.conditions[0].seen, ['не печатает']);
    assert.deepEqual(
      trace.steps.map((one: { result: string }) => one.result),
      ['done', 'done', 'done', 'done', 'done'],
    );
    const told = (await desk.ask(desk.as.technician, 'GET', `/api/records/${ticket.id}/triggers`)).body;
    assert.equal(told.runs[0].triggerName, 'Срочные на виду');
    assert.deepEqual((await desk.ask(desk.as.employee, 'GET', `/api/records/${ticket.id}/triggers`)).status, 403);
    const history = (await desk.ask(desk.as.technician, 'GET', `/api/records/${ticket.id}/timeline`)).body.items;
    assert.equal(history.filter((one: { operation: string }) => one.operation === 'core.trigger.worked').length, 1);
    const outside = (await desk.ask(desk.as.employee, 'GET', `/api/records/${ticket.id}/timeline`)).body.items;
    assert.equal(outside.filter((one: { operation: string }) => one.operation === 'core.trigger.worked').length, 0);
    await makeNotices(services);
    const notices = (await desk.ask(desk.as.second, 'GET', '/api/notices')).body.items;
    assert.ok(notices.some((one: { operation: string }) => one.operation === 'record.person.tell'));
    const list = (await desk.ask(desk.as.curator, 'GET', '/api/triggers')).body.items;
    const counted = list.find((one: { id: string }) => one.id === trigger.id);
    assert.deepEqual([counted.worked, counted.notMatched, counted.failed], [1, 1, 0]);
    await off(trigger.id);
  });

  it('exactly once: a worker dies in the middle, two others go on, and the event is handed out again', async () => {
    const trigger = await make('Дважды нельзя', {
      events: ['created'],
      steps: [
        { action: 'note', input: { body: 'первая {{number}}' } },
        { action: 'note', input: { body: 'вторая {{number}}' } },
      ],
    });
    const ticket = await desk.ticket(desk.as.employee);
    const more = await Promise.all([1, 2, 3].map(() => desk.ticket(desk.as.employee)));
    await followTriggers(services);
    const taken = await takeRun(services);
    assert.ok(taken);
    assert.equal(taken.recordId, ticket.id);
    // It dies after its first action was committed: the answer never comes back to it.
    const note = services.catalog.handlers.get('helpdesk.ticket.note');
    assert.equal(note?.kind, 'action');
    let noted = 0;
    const dying = {
      ...services,
      pools: {
        ...services.pools,
        write: new Proxy(services.pools.write, {
          get: (pool, key) =>
            key === 'query' && noted > 0
              ? () => Promise.reject(new Error('killed'))
              : ((Reflect.get(pool, key) as (...of: unknown[]) => unknown).bind?.(pool) ?? Reflect.get(pool, key)),
        }),
      },
      kick: () => {
        noted += 1;
      },
    } as unknown as Services;
    await carryOutOne(dying, taken).catch(() => undefined);
    assert.deepEqual(await words(ticket.id), [`internal: первая ${ticket.number}`]);
    // Nobody takes it while it may still be at work; afterwards two workers go on at the same time.
    await Promise.all([carryOut(services), carryOut(services)]);
    assert.equal((await words(ticket.id)).length, 1);
    forward(10);
    await desk.rows(
      `update event_cursor set xid = '0', event_id = '00000000-0000-0000-0000-000000000000' where follower = 'triggers'`,
    );
    await Promise.all([followTriggers(services), followTriggers(services)]);
    await Promise.all([carryOut(services), carryOut(services)]);
    for (const one of [ticket, ...more])
      assert.deepEqual((await words(one.id)).sort(), [
        `internal: вторая ${one.number}`,
        `internal: первая ${one.number}`,
      ]);
    const [counted] = await desk.rows<{ worked: number }>('select worked from trigger_rule where id = $1', [
      trigger.id,
    ]);
    assert.equal(counted?.worked, 4);
    await off(trigger.id);
  });

  it('a step that was committed is not done again, even when its worker never heard of it', async () => {
    const trigger = await make('Шаг и ход вместе', {
      events: ['created'],
      steps: [{ action: 'note', input: { body: 'один раз' } }],
    });
    const { id } = await desk.ticket(desk.as.employee);
    await followTriggers(services);
    const taken = await takeRun(services);
    assert.ok(taken);
    await carryOutOne(services, { ...taken });
    // The keys of repeated requests are swept after a day: the run itself must remember.
    await desk.rows(`delete from idempotency`);
    await desk.rows(`update trigger_run set outcome = 'waiting', taken_until = null where id = $1`, [taken.id]);
    await carryOutOne(services, { ...taken, matched: true, step: 0 });
    assert.deepEqual(await words(id), ['internal: один раз']);
    await off(trigger.id);
  });

  it('a trigger is not set off by its own act, others at most three deep, and the trace says so', async () => {
    const flip = await make('Туда', {
      events: ['priority'],
      groups: [when('priority', 'is', ['high'])],
      steps: [{ action: 'priority', input: { priority: 'urgent' } }],
    });
    const back = await make('Обратно', {
      events: ['priority'],
      groups: [when('priority', 'is', ['urgent'])],
      steps: [{ action: 'priority', input: { priority: 'high' } }],
    });
    const third = await make('Ещё', {
      events: ['priority'],
      steps: [{ action: 'priority', input: { priority: 'low' } }],
    });
    const fourth = await make('И ещё', {
      events: ['priority'],
      groups: [when('priority', 'is', ['low'])],
      steps: [{ action: 'priority', input: { priority: 'normal' } }],
    });
    const ticket = await desk.ticket(desk.as.employee);
    const version = (await card(ticket.id)).version;
    const changed = await desk.ask(
      desk.as.technician,
      'PATCH',
      `/api/helpdesk/tickets/${ticket.id}`,
      { priority: 'high' },
      { 'if-match': `"${version}"` },
    );
    assert.equal(changed.status, 200);
    await settle();
    await settle();
    const [deepest] = await desk.rows<{ depth: number }>(
      `select max(depth) as depth from trigger_run where record_id = $1 and outcome <> 'stopped'`,
      [ticket.id],
    );
    assert.ok((deepest?.depth ?? 0) <= 3, `depth ${deepest?.depth}`);
    const stopped = await desk.rows<{ reason: string }>(
      `select distinct reason from trigger_run where record_id = $1 and outcome = 'stopped' order by reason`,
      [ticket.id],
    );
    assert.deepEqual(
      stopped.map(({ reason }) => reason),
      ['depth', 'same'],
    );
    const waiting = await desk.rows(`select 1 from trigger_run where outcome = 'waiting'`);
    assert.equal(waiting.length, 0);
    for (const { id } of [flip, back, third, fourth]) await off(id);
  });

  it('a dry run tells whom it would have touched, by what they were then, and writes nothing but that it was asked', async () => {
    desk.server.clock.set('2026-11-25T07:00:00.000Z');
    const ticket = await desk.ticket(desk.as.employee, { subject: 'Сгорел монитор' });
    forward(5);
    await desk.act(desk.as.technician, ticket.id, 'take');
    const content = {
      subject: 'ticket',
      kind: 'event',
      events: ['created'],
      timetable: null,
      match: 'all',
      groups: [when('text', 'has', ['сгорел']), when('state', 'is', ['new'])],
      steps: [{ action: 'reply', input: { body: 'Приняли {{number}}' } }],
    };
    const tables = ['trigger_run', 'trigger_rule', 'comment', 'ticket_turn', 'notice', 'outbox', 'idempotency'];
    const counts = async () =>
      desk.rows(`select ${tables.map((table) => `(select count(*) from ${table}) as ${table}`).join(', ')}`);
    const before = await counts();
    const tried = await desk.ask(desk.as.curator, 'POST', '/api/triggers/try', content);
    assert.equal(tried.status, 200, JSON.stringify(tried.body));
    assert.equal(tried.body.matched, 1);
    assert.deepEqual(tried.body.items[0].record, { id: ticket.id, number: ticket.number });
    assert.deepEqual(tried.body.items[0].steps, [{ action: 'reply', text: `Приняли ${ticket.number}` }]);
    assert.deepEqual(await counts(), before);
    const asked = await desk.rows(`select outcome from event where operation = 'core.trigger.try'`);
    assert.deepEqual(asked, [{ outcome: 'read' }]);
  });

  it('a schedule touches each ticket once at its moment, on working days, and judges it again before it acts', async () => {
    desk.server.clock.set('2026-12-28T06:00:00.000Z');
    const waits = async () => {
      const { id } = await desk.ticket(desk.as.employee);
      await desk.act(desk.as.technician, id, 'wait', { reason: 'requester', note: 'Какая модель?' });
      return id as string;
    };
    const [silent, answered] = [await waits(), await waits()];
    const content = {
      kind: 'schedule',
      timetable: { every: 'working_day', at: '09:00' },
      groups: [
        {
          match: 'all',
          conditions: [
            { field: 'state', operator: 'is', value: ['waiting'] },
            { field: 'waitingReason', operator: 'is', value: ['requester'] },
            { field: 'sinceUs', operator: 'longer', value: { count: 4, unit: 'working_days' } },
          ],
        },
      ],
      steps: [
        { action: 'reply', input: { body: 'Не дождались ответа' } },
        { action: 'resolve', input: { result: 'Нет ответа заявителя', kind: 'declined' } },
        { action: 'close', input: {} },
      ],
    };
    const schedule = await make('Молчат четыре дня', content);
    // 31 December to 10 January are days off: nothing runs, and the fourth working day ends on the 12th.
    assert.equal(schedule.nextAt, '2026-12-29T06:00:00.000Z');
    const moments = await desk.ask(desk.as.curator, 'POST', '/api/triggers/try', {
      ...{ subject: 'ticket', events: [], match: 'all' },
      ...content,
    });
    assert.deepEqual(moments.body.next, [
      '2026-12-29T06:00:00.000Z',
      '2026-12-30T06:00:00.000Z',
      '2027-01-11T06:00:00.000Z',
    ]);
    desk.server.clock.set('2027-01-11T06:01:00.000Z');
    await runSchedules(services);
    await settle();
    assert.equal((await card(silent)).state, 'waiting');
    desk.server.clock.set('2027-01-12T06:00:30.000Z');
    const tried = await desk.ask(desk.as.curator, 'POST', '/api/triggers/try', {
      subject: 'ticket',
      events: [],
      match: 'all',
      ...content,
    });
    assert.deepEqual(
      [tried.body.matched, tried.body.next[0]],
      [2, '2027-01-13T06:00:00.000Z'],
      JSON.stringify(tried.body),
    );
    await Promise.all([runSchedules(services), runSchedules(services)]);
    // Between the round and the act the requester speaks.
    await desk.act(desk.as.employee, answered, 'reply', { body: 'Тысяча двенадцатая' });
    await settle();
    assert.equal((await card(silent)).state, 'closed');
    assert.equal((await card(answered)).state, 'new');
    await runSchedules(services);
    await settle();
    assert.equal((await words(silent)).filter((one: string) => one === 'external: Не дождались ответа').length, 1);
    const outcomes = await desk.rows<{ outcome: string }>(
      'select outcome from trigger_run where trigger_id = $1 order by outcome',
      [schedule.id],
    );
    assert.deepEqual(
      outcomes.map(({ outcome }) => outcome),
      ['not_matched', 'worked'],
    );
    await off(schedule.id);
  });

  it('what the rules of a ticket forbid is refused and stands in the trace; ten refusals in a row switch it off', async () => {
    const trigger = await make('Закрывает нерешённое', {
      events: ['created'],
      steps: [
        { action: 'close', input: {} },
        { action: 'note', input: { body: 'Закрыто' } },
      ],
    });
    const first = await desk.ticket(desk.as.employee);
    await settle();
    const [failed] = await runs(`triggerId=${trigger.id}&outcome=failed`);
    const trace = (await desk.ask(desk.as.curator, 'GET', `/api/triggers/runs/${failed.id}`)).body;
    assert.deepEqual(
      trace.steps.map((one: { result: string; code: string | null }) => [one.result, one.code]),
      [
        ['refused', 'ticket_state'],
        ['skipped', null],
      ],
    );
    assert.deepEqual(await words(first.id), []);
    for (let count = 2; count <= 12; count++) {
      await desk.ticket(desk.as.employee);
      await settle();
    }
    const now = (await desk.ask(desk.as.curator, 'GET', `/api/triggers/${trigger.id}`)).body;
    assert.deepEqual([now.enabled, now.offReason, now.failed], [false, 'failures', 10]);
    desk.as.admin = await desk.server.signIn('admin', worldPassword);
    for (const who of ['curator', 'admin'] as const) {
      const notices = (await desk.ask(desk.as[who], 'GET', '/api/notices')).body.items;
      const told = notices.filter((one: { operation: string }) => one.operation === 'core.trigger.switchedOff');
      assert.deepEqual([told.length, told[0]?.data.to], [1, `/admin/triggers/${trigger.id}`], who);
    }
  });

  it('only those who look after triggers open them, and nobody leaves to the program what they may not do', async () => {
    for (const who of ['technician', 'employee'] as const) {
      assert.equal((await desk.ask(desk.as[who], 'GET', '/api/triggers')).status, 403);
      const steps = [{ action: 'resume', input: {} }];
      assert.equal((await save('Чужой', { events: ['created'], steps }, who)).status, 403);
    }
    const limited = { name: 'Не своё', events: ['created'], steps: [{ action: 'note', input: { body: 'x' } }] };
    await desk.rows(
      `insert into user_switch (user_id, operation, enabled, reach) values ($1, 'helpdesk.ticket.note', false, 'own')`,
      [desk.people.admin],
    );
    await desk.rows('update rights_version set version = version + 1');
    desk.as.admin = await desk.server.signIn('admin', worldPassword);
    const refused = await save('Не своё', limited, 'admin');
    assert.deepEqual([refused.status, refused.body.code], [403, 'trigger_not_yours'], JSON.stringify(refused.body));
    const wrong = async (content: Content) => (await save('Неверный', content)).body.errors?.[0];
    const note = (body: string) => [{ action: 'note', input: { body } }];
    assert.equal((await wrong({ events: [], steps: note('x') })).code, 'trigger_events_missing');
    assert.equal((await wrong({ events: ['created'], steps: note('{{password}}') })).code, 'trigger_variable_unknown');
    const bad = await wrong({ events: ['created'], groups: [when('priority', 'is', ['huge'])], steps: note('x') });
    assert.deepEqual([bad.code, bad.field], ['trigger_value_wrong', 'groups.0.conditions.0']);
    assert.equal((await wrong({ kind: 'schedule', steps: note('x') })).code, 'trigger_timetable_missing');
  });

  it('versions are kept, a copy is off, the order is theirs to set', async () => {
    const made = await make('Порядок', { events: ['created'], steps: [{ action: 'note', input: { body: 'раз' } }] });
    const changed = await change(made, { steps: [{ action: 'note', input: { body: 'два' } }] });
    assert.deepEqual([changed.status, changed.body.current], [200, 2]);
    assert.equal((await change(made, { enabled: false })).status, 412);
    const { items } = (await desk.ask(desk.as.curator, 'GET', `/api/triggers/${made.id}/versions`)).body;
    assert.deepEqual(
      items.map((one: { version: number; steps: { input: { body: string } }[] }) => [
        one.version,
        one.steps[0]?.input.body,
      ]),
      [
        [2, 'два'],
        [1, 'раз'],
      ],
    );
    const copy = await desk.ask(desk.as.curator, 'POST', `/api/triggers/${made.id}/copy`, { name: 'Порядок 2' });
    assert.deepEqual([copy.status, copy.body.enabled, copy.body.steps], [201, false, changed.body.steps]);
    const ordered = await desk.ask(desk.as.curator, 'PUT', '/api/triggers/order', { ids: [copy.body.id, made.id] });
    assert.equal(ordered.status, 200);
    const list = (await desk.ask(desk.as.curator, 'GET', '/api/triggers?subject=ticket')).body.items;
    const places = list
      .filter((one: { kind: string }) => one.kind === 'event')
      .map((one: { name: string }) => one.name);
    assert.deepEqual(places.slice(0, 2), ['Порядок 2', 'Порядок']);
    await off(made.id);
  });
});
