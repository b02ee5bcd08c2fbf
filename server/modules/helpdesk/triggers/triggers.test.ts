// Triggers of tickets through HTTP: events, conditions, actions in order, exactly once, no circles.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Services } from '#core/services.ts';
import { followTriggers } from '#core/triggers/follow.ts';
import { carryOut, carryOutOne, takeRun } from '#core/triggers/run.ts';
import { noticesMade, settled } from '#test/support/settle.ts';
import { openTriggerBench, type TriggerBench, when } from './test-triggers.ts';

describe('H4 triggers of tickets', () => {
  let bench: TriggerBench;
  before(async () => {
    bench = await openTriggerBench();
  });
  after(() => bench.desk.server.close());

  it('an event, its conditions, its actions in order: told on the ticket and in the trace, to nobody outside', async () => {
    const trigger = await bench.make('Печать на виду', {
      events: ['created'],
      match: 'any',
      groups: [
        {
          match: 'all',
          conditions: [
            { field: 'text', operator: 'has', value: ['не печатает', 'дым'] },
            { field: 'category', operator: 'below', value: [bench.desk.ids['category.printers']] },
            { field: 'requesterGroup', operator: 'is', value: [bench.desk.ids['group.finance']] },
          ],
        },
        when('priority', 'is', ['urgent']),
      ],
      steps: [
        { action: 'priority', input: { priority: 'high' } },
        { action: 'assign', input: { person: bench.desk.people.technician } },
        {
          action: 'reply',
          input: { body: 'Здравствуйте, {{requester.address}}. Заявка {{number}} у {{executor.name}}.' },
        },
        { action: 'watch', input: { person: bench.desk.people.second } },
        { action: 'tell', input: { people: [bench.desk.people.second] } },
      ],
    });
    const ticket = await bench.desk.ticket(bench.desk.as.employee, { subject: 'Опять НЕ ПЕЧАТАЕТ {{number}}' });
    const other = await bench.desk.ticket(bench.desk.as.employee, { subject: 'Заело бумагу' });
    await bench.settle();
    const now = await bench.card(ticket.id);
    assert.deepEqual([now.priority, now.executor.name, now.state], ['high', 'Громов Пётр Ильич', 'assigned']);
    assert.deepEqual(await bench.words(ticket.id), [
      `external: Здравствуйте, Дарья Петровна. Заявка ${ticket.number} у Громов Пётр Ильич.`,
    ]);
    assert.equal((await bench.card(other.id)).priority, 'normal');
    const listed = await bench.runs(`triggerId=${trigger.id}`);
    assert.deepEqual(
      listed.map((one: { outcome: string; record: { number: string } }) => [one.outcome, one.record.number]),
      [
        ['not_matched', other.number],
        ['worked', ticket.number],
      ],
    );
    const trace = (await bench.desk.ask(bench.desk.as.curator, 'GET', `/api/triggers/runs/${listed[1].id}`)).body;
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
    const told = (await bench.desk.ask(bench.desk.as.technician, 'GET', `/api/records/${ticket.id}/triggers`)).body;
    assert.equal(told.runs[0].triggerName, 'Печать на виду');
    assert.deepEqual(
      (await bench.desk.ask(bench.desk.as.employee, 'GET', `/api/records/${ticket.id}/triggers`)).status,
      403,
    );
    const history = (await bench.desk.ask(bench.desk.as.technician, 'GET', `/api/records/${ticket.id}/timeline`)).body
      .items;
    assert.equal(history.filter((one: { operation: string }) => one.operation === 'core.trigger.worked').length, 1);
    const outside = (await bench.desk.ask(bench.desk.as.employee, 'GET', `/api/records/${ticket.id}/timeline`)).body
      .items;
    assert.equal(outside.filter((one: { operation: string }) => one.operation === 'core.trigger.worked').length, 0);
    await noticesMade(bench.services);
    const notices = (await bench.desk.ask(bench.desk.as.second, 'GET', '/api/notices')).body.items;
    assert.ok(notices.some((one: { operation: string }) => one.operation === 'record.person.tell'));
    const list = (await bench.desk.ask(bench.desk.as.curator, 'GET', '/api/triggers')).body.items;
    const counted = list.find((one: { id: string }) => one.id === trigger.id);
    assert.deepEqual([counted.worked, counted.notMatched, counted.failed], [1, 1, 0]);
    await bench.off(trigger.id);
  });

  it('exactly once: a worker dies in the middle, two others go on, and the event is handed out again', async () => {
    const trigger = await bench.make('Дважды нельзя', {
      events: ['created'],
      steps: [
        { action: 'note', input: { body: 'первая {{number}}' } },
        { action: 'note', input: { body: 'вторая {{number}}' } },
      ],
    });
    const ticket = await bench.desk.ticket(bench.desk.as.employee);
    const more = await Promise.all([1, 2, 3].map(() => bench.desk.ticket(bench.desk.as.employee)));
    await settled(bench.services.pools.read);
    await followTriggers(bench.services);
    const taken = await takeRun(bench.services);
    assert.ok(taken);
    assert.equal(taken.recordId, ticket.id);
    // It dies after its first action was committed: the answer never comes back to it.
    const note = bench.services.catalog.handlers.get('helpdesk.ticket.note');
    assert.equal(note?.kind, 'action');
    let noted = 0;
    const dying = {
      ...bench.services,
      pools: {
        ...bench.services.pools,
        write: new Proxy(bench.services.pools.write, {
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
    assert.deepEqual(await bench.words(ticket.id), [`internal: первая ${ticket.number}`]);
    // Nobody takes it while it may still be at work; afterwards two workers go on at the same time.
    await Promise.all([carryOut(bench.services), carryOut(bench.services)]);
    assert.equal((await bench.words(ticket.id)).length, 1);
    bench.forward(10);
    await bench.desk.rows(
      `update event_cursor set xid = '0', event_id = '00000000-0000-0000-0000-000000000000' where follower = 'triggers'`,
    );
    await settled(bench.services.pools.read);
    await Promise.all([followTriggers(bench.services), followTriggers(bench.services)]);
    await Promise.all([carryOut(bench.services), carryOut(bench.services)]);
    for (const one of [ticket, ...more])
      assert.deepEqual((await bench.words(one.id)).sort(), [
        `internal: вторая ${one.number}`,
        `internal: первая ${one.number}`,
      ]);
    const [counted] = await bench.desk.rows<{ worked: number }>('select worked from trigger_rule where id = $1', [
      trigger.id,
    ]);
    assert.equal(counted?.worked, 4);
    await bench.off(trigger.id);
  });

  it('a step that was committed is not done again, even when its worker never heard of it', async () => {
    const trigger = await bench.make('Шаг и ход вместе', {
      events: ['created'],
      steps: [{ action: 'note', input: { body: 'один раз' } }],
    });
    const { id } = await bench.desk.ticket(bench.desk.as.employee);
    await settled(bench.services.pools.read);
    await followTriggers(bench.services);
    const taken = await takeRun(bench.services);
    assert.ok(taken);
    await carryOutOne(bench.services, { ...taken });
    // The keys of repeated requests are swept after a day: the run itself must remember.
    await bench.desk.rows(`delete from idempotency`);
    await bench.desk.rows(`update trigger_run set outcome = 'waiting', taken_until = null where id = $1`, [taken.id]);
    await carryOutOne(bench.services, { ...taken, matched: true, step: 0 });
    assert.deepEqual(await bench.words(id), ['internal: один раз']);
    await bench.off(trigger.id);
  });

  it('a trigger is not set off by its own act, others at most three deep, and the trace says so', async () => {
    const flip = await bench.make('Туда', {
      events: ['priority'],
      groups: [when('priority', 'is', ['high'])],
      steps: [{ action: 'priority', input: { priority: 'urgent' } }],
    });
    const back = await bench.make('Обратно', {
      events: ['priority'],
      groups: [when('priority', 'is', ['urgent'])],
      steps: [{ action: 'priority', input: { priority: 'high' } }],
    });
    const third = await bench.make('Ещё', {
      events: ['priority'],
      steps: [{ action: 'priority', input: { priority: 'low' } }],
    });
    const fourth = await bench.make('И ещё', {
      events: ['priority'],
      groups: [when('priority', 'is', ['low'])],
      steps: [{ action: 'priority', input: { priority: 'normal' } }],
    });
    const ticket = await bench.desk.ticket(bench.desk.as.employee);
    const version = (await bench.card(ticket.id)).version;
    const changed = await bench.desk.ask(
      bench.desk.as.technician,
      'PATCH',
      `/api/helpdesk/tickets/${ticket.id}`,
      { priority: 'high' },
      { 'if-match': `"${version}"` },
    );
    assert.equal(changed.status, 200);
    await bench.settle();
    await bench.settle();
    const [deepest] = await bench.desk.rows<{ depth: number }>(
      `select max(depth) as depth from trigger_run where record_id = $1 and outcome <> 'stopped'`,
      [ticket.id],
    );
    assert.ok((deepest?.depth ?? 0) <= 3, `depth ${deepest?.depth}`);
    const stopped = await bench.desk.rows<{ reason: string }>(
      `select distinct reason from trigger_run where record_id = $1 and outcome = 'stopped' order by reason`,
      [ticket.id],
    );
    assert.deepEqual(
      stopped.map(({ reason }) => reason),
      ['depth', 'same'],
    );
    const waiting = await bench.desk.rows(`select 1 from trigger_run where outcome = 'waiting'`);
    assert.equal(waiting.length, 0);
    for (const { id } of [flip, back, third, fourth]) await bench.off(id);
  });
});
