// Schedules, dry runs, refusals, rights and versions of triggers through HTTP.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { runSchedules } from '#core/triggers/rounds.ts';
import { worldPassword } from '../../../world.ts';
import { type Content, openTriggerBench, type TriggerBench, when } from './test-triggers.ts';

describe('H4 schedules and what administrators see of triggers', () => {
  let bench: TriggerBench;
  before(async () => {
    bench = await openTriggerBench();
  });
  after(() => bench.desk.server.close());

  it('a dry run tells whom it would have touched, by what they were then, and writes nothing but that it was asked', async () => {
    bench.desk.server.clock.set('2026-11-25T07:00:00.000Z');
    const ticket = await bench.desk.ticket(bench.desk.as.employee, { subject: 'Сгорел монитор' });
    bench.forward(5);
    await bench.desk.act(bench.desk.as.technician, ticket.id, 'take');
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
      bench.desk.rows(`select ${tables.map((table) => `(select count(*) from ${table}) as ${table}`).join(', ')}`);
    const before = await counts();
    const tried = await bench.desk.ask(bench.desk.as.curator, 'POST', '/api/triggers/try', content);
    assert.equal(tried.status, 200, JSON.stringify(tried.body));
    assert.equal(tried.body.matched, 1);
    assert.deepEqual(tried.body.items[0].record, { id: ticket.id, number: ticket.number });
    assert.deepEqual(tried.body.items[0].steps, [{ action: 'reply', text: `Приняли ${ticket.number}` }]);
    assert.deepEqual(await counts(), before);
    const inWords = async () => {
      const steps = [{ action: 'reply', input: { body: '{{state}}, {{priority}}' } }];
      const again = await bench.desk.ask(bench.desk.as.curator, 'POST', '/api/triggers/try', { ...content, steps });
      return again.body.items[0].steps[0].text;
    };
    const russian = await inWords();
    await bench.desk.rows(`update app_user set locale = 'en' where login = 'employee'`);
    assert.match(russian, /[а-я]/);
    assert.match(await inWords(), /^[A-Za-z ]+, [A-Za-z ]+$/, 'their requester reads English');
    await bench.desk.rows(`update app_user set locale = 'ru' where login = 'employee'`);
    const asked = await bench.desk.rows(`select outcome from event where operation = 'core.trigger.try'`);
    assert.deepEqual(asked, [{ outcome: 'read' }]);
  });

  it('a schedule touches each ticket once at its moment, on working days, and judges it again before it acts', async () => {
    bench.desk.server.clock.set('2026-12-28T06:00:00.000Z');
    const waits = async () => {
      const { id } = await bench.desk.ticket(bench.desk.as.employee);
      await bench.desk.act(bench.desk.as.technician, id, 'wait', { reason: 'requester', note: 'Какая модель?' });
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
    const schedule = await bench.make('Молчат четыре дня', content);
    // 31 December to 10 January are days off: nothing runs, and the fourth working day ends on the 12th.
    assert.equal(schedule.nextAt, '2026-12-29T06:00:00.000Z');
    const moments = await bench.desk.ask(bench.desk.as.curator, 'POST', '/api/triggers/try', {
      ...{ subject: 'ticket', events: [], match: 'all' },
      ...content,
    });
    assert.deepEqual(moments.body.next, [
      '2026-12-29T06:00:00.000Z',
      '2026-12-30T06:00:00.000Z',
      '2027-01-11T06:00:00.000Z',
    ]);
    bench.desk.server.clock.set('2027-01-11T06:01:00.000Z');
    await runSchedules(bench.services);
    await bench.settle();
    assert.equal((await bench.card(silent)).state, 'waiting');
    bench.desk.server.clock.set('2027-01-12T06:00:30.000Z');
    const tried = await bench.desk.ask(bench.desk.as.curator, 'POST', '/api/triggers/try', {
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
    await Promise.all([runSchedules(bench.services), runSchedules(bench.services)]);
    // Between the round and the act the requester speaks.
    await bench.desk.act(bench.desk.as.employee, answered, 'reply', { body: 'Тысяча двенадцатая' });
    await bench.settle();
    assert.equal((await bench.card(silent)).state, 'closed');
    assert.equal((await bench.card(answered)).state, 'new');
    await runSchedules(bench.services);
    await bench.settle();
    assert.equal(
      (await bench.words(silent)).filter((one: string) => one === 'external: Не дождались ответа').length,
      1,
    );
    const outcomes = await bench.desk.rows<{ outcome: string }>(
      'select outcome from trigger_run where trigger_id = $1 order by outcome',
      [schedule.id],
    );
    assert.deepEqual(
      outcomes.map(({ outcome }) => outcome),
      ['not_matched', 'worked'],
    );
    await bench.off(schedule.id);
  });

  it('a schedule keeps to the calendar of today, and to a clock that was set right', async () => {
    const { desk, services } = bench;
    const rule = await bench.make('По утрам', {
      kind: 'schedule',
      timetable: { every: 'working_day', at: '09:00' },
      groups: [when('state', 'is', ['resolved'])],
      steps: [{ action: 'note', input: { body: 'Утро' } }],
    });
    const nextAt = async () => (await desk.ask(desk.as.curator, 'GET', `/api/triggers/${rule.id}`)).body.nextAt;
    const first = await nextAt();
    const calendar = async (kind: string) => {
      const days = [{ day: first.slice(0, 10), kind, name: '' }];
      assert.equal((await desk.ask(desk.as.owner, 'PUT', '/api/admin/calendar', { days })).status, 200);
      await runSchedules(services);
      return nextAt();
    };
    assert.ok((await calendar('holiday')) > first, 'the day was made a day off');
    await desk.rows('update trigger_rule set next_at = $2 where id = $1', [rule.id, '2031-03-03T06:00:00Z']);
    assert.equal(await calendar('default'), first, 'the clock ran ahead, and was set right');
    await bench.off(rule.id);
  });

  it('what the rules of a ticket forbid is refused and stands in the trace; ten refusals in a row switch it off', async () => {
    const trigger = await bench.make('Закрывает нерешённое', {
      events: ['created'],
      steps: [
        { action: 'close', input: {} },
        { action: 'note', input: { body: 'Закрыто' } },
      ],
    });
    const first = await bench.desk.ticket(bench.desk.as.employee);
    await bench.settle();
    const [failed] = await bench.runs(`triggerId=${trigger.id}&outcome=failed`);
    const trace = (await bench.desk.ask(bench.desk.as.curator, 'GET', `/api/triggers/runs/${failed.id}`)).body;
    assert.deepEqual(
      trace.steps.map((one: { result: string; code: string | null }) => [one.result, one.code]),
      [
        ['refused', 'ticket_state'],
        ['skipped', null],
      ],
    );
    assert.deepEqual(await bench.words(first.id), []);
    for (let count = 2; count <= 12; count++) {
      await bench.desk.ticket(bench.desk.as.employee);
      await bench.settle();
    }
    const now = (await bench.desk.ask(bench.desk.as.curator, 'GET', `/api/triggers/${trigger.id}`)).body;
    assert.deepEqual([now.enabled, now.offReason, now.failed], [false, 'failures', 10]);
    const concerns = async () =>
      (await bench.desk.ask(bench.desk.as.owner, 'GET', '/api/admin/system')).body.concerns as string[];
    assert.ok((await concerns()).includes('trigger-off'));
    bench.desk.as.admin = await bench.desk.server.signIn('admin', worldPassword);
    for (const who of ['curator', 'admin'] as const) {
      const notices = (await bench.desk.ask(bench.desk.as[who], 'GET', '/api/notices')).body.items;
      const told = notices.filter((one: { operation: string }) => one.operation === 'core.trigger.switchedOff');
      assert.deepEqual([told.length, told[0]?.data.to], [1, `/admin/triggers/${trigger.id}`], who);
    }
    await bench.off(trigger.id);
    assert.ok(!(await concerns()).includes('trigger-off'), 'somebody has left it off');
  });

  it('only those who look after triggers open them, and nobody leaves to the program what they may not do', async () => {
    for (const who of ['technician', 'employee'] as const) {
      assert.equal((await bench.desk.ask(bench.desk.as[who], 'GET', '/api/triggers')).status, 403);
      const steps = [{ action: 'resume', input: {} }];
      assert.equal((await bench.save('Чужой', { events: ['created'], steps }, who)).status, 403);
    }
    const limited = { name: 'Не своё', events: ['created'], steps: [{ action: 'note', input: { body: 'x' } }] };
    await bench.desk.rows(
      `insert into user_switch (user_id, operation, enabled, reach) values ($1, 'helpdesk.ticket.note', false, 'own')`,
      [bench.desk.people.admin],
    );
    await bench.desk.rows('update rights_version set version = version + 1');
    bench.desk.as.admin = await bench.desk.server.signIn('admin', worldPassword);
    const refused = await bench.save('Не своё', limited, 'admin');
    assert.deepEqual([refused.status, refused.body.code], [403, 'trigger_not_yours'], JSON.stringify(refused.body));
    const wrong = async (content: Content) => (await bench.save('Неверный', content)).body.errors?.[0];
    const note = (body: string) => [{ action: 'note', input: { body } }];
    assert.equal((await wrong({ events: [], steps: note('x') })).code, 'trigger_events_missing');
    assert.equal((await wrong({ events: ['created'], steps: note('{{password}}') })).code, 'trigger_variable_unknown');
    const bad = await wrong({ events: ['created'], groups: [when('priority', 'is', ['huge'])], steps: note('x') });
    assert.deepEqual([bad.code, bad.field], ['trigger_value_wrong', 'groups.0.conditions.0']);
    assert.equal((await wrong({ kind: 'schedule', steps: note('x') })).code, 'trigger_timetable_missing');
  });

  it('versions are kept, a copy is off, the order is theirs to set', async () => {
    const made = await bench.make('Порядок', {
      events: ['created'],
      steps: [{ action: 'note', input: { body: 'раз' } }],
    });
    const changed = await bench.change(made, { steps: [{ action: 'note', input: { body: 'два' } }] });
    assert.deepEqual([changed.status, changed.body.current], [200, 2]);
    assert.equal((await bench.change(made, { enabled: false })).status, 412);
    const { items } = (await bench.desk.ask(bench.desk.as.curator, 'GET', `/api/triggers/${made.id}/versions`)).body;
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
    const copy = await bench.desk.ask(bench.desk.as.curator, 'POST', `/api/triggers/${made.id}/copy`, {
      name: 'Порядок 2',
    });
    assert.deepEqual([copy.status, copy.body.enabled, copy.body.steps], [201, false, changed.body.steps]);
    const ordered = await bench.desk.ask(bench.desk.as.curator, 'PUT', '/api/triggers/order', {
      ids: [copy.body.id, made.id],
    });
    assert.equal(ordered.status, 200);
    const list = (await bench.desk.ask(bench.desk.as.curator, 'GET', '/api/triggers?subject=ticket')).body.items;
    const places = list
      .filter((one: { kind: string }) => one.kind === 'event')
      .map((one: { name: string }) => one.name);
    assert.deepEqual(places.slice(0, 2), ['Порядок 2', 'Порядок']);
    await bench.off(made.id);
  });
});
