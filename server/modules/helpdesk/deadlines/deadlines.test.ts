// Deadlines of tickets through HTTP: what the first answer says, how clocks follow the states, why it is due then, what a
// change of policy, schedule or calendar touches.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fireMoments } from '#core/deadlines/fire.ts';
import type { TaskRunner } from '#core/tasks/task-runner.ts';
import { endedTask, runTasks } from '#test/support/tasks.ts';
import type { Desk, DeskLogin } from '../test-desk.ts';
import { at, openClockedDesk, told } from './test-clocks.ts';

describe('H4 deadlines of tickets', () => {
  let desk: Desk;
  let policy: { id: string; version: number; targets: Record<string, unknown>; steps: unknown[] };
  let schedule: { id: string; version: number };
  let tasks: TaskRunner;
  before(async () => {
    desk = await openClockedDesk('2026-12-01 09:00');
    tasks = runTasks(desk.server);
    const { items } = (await desk.ask(desk.as.curator, 'GET', '/api/deadlines/policies')).body;
    policy = items.find((one: { standard: boolean }) => one.standard);
    const schedules = (await desk.ask(desk.as.curator, 'GET', '/api/deadlines/schedules')).body;
    schedule = schedules.items.find((one: { followsCalendar: boolean }) => one.followsCalendar);
  });
  after(async () => {
    await tasks.stop();
    await desk.server.close();
  });

  const go = (when: string) => desk.server.clock.set(at(when));
  const card = async (id: string) => (await desk.ask(desk.as.technician, 'GET', `/api/helpdesk/tickets/${id}`)).body;
  const trace = async (who: DeskLogin, id: string) =>
    (await desk.ask(desk.as[who], 'GET', `/api/records/${id}/deadlines`)).body;
  const freshPolicy = async () =>
    (await desk.ask(desk.as.curator, 'GET', '/api/deadlines/policies')).body.items.find(
      (one: { id: string }) => one.id === policy.id,
    );

  it('a ticket says when it is due at once; waiting pauses the solution, the first answer of staff ends the answer', async () => {
    go('2026-12-01 10:00');
    const made = await desk.ticket(desk.as.employee);
    assert.deepEqual(
      [told(made.dueAt), told(made.answerDueAt), told(made.solveDueAt)],
      ['2026-12-01 15:00', '2026-12-01 15:00', '2026-12-03 10:00'],
    );
    go('2026-12-01 11:00');
    await desk.act(desk.as.technician, made.id, 'take');
    await desk.act(desk.as.technician, made.id, 'note', { body: 'Про себя' });
    assert.equal(told((await card(made.id)).dueAt), '2026-12-01 15:00');
    await desk.act(desk.as.technician, made.id, 'reply', { body: 'Смотрим' });
    assert.equal(told((await card(made.id)).dueAt), '2026-12-03 10:00');
    go('2026-12-01 12:00');
    const asked = await desk.act(desk.as.technician, made.id, 'wait', { reason: 'requester', note: 'Какая модель?' });
    assert.equal(asked.body.dueAt, null);
    go('2026-12-02 12:00');
    await desk.act(desk.as.employee, made.id, 'reply', { body: 'Тысяча двенадцатая' });
    assert.deepEqual([(await card(made.id)).state, told((await card(made.id)).dueAt)], ['in_work', '2026-12-04 10:00']);
    const { body: sorted } = await desk.ask(desk.as.technician, 'GET', '/api/helpdesk/tickets?sort=due');
    assert.equal(sorted.items[0].id, made.id);
    go('2026-12-03 09:30');
    const solved = await desk.act(desk.as.technician, made.id, 'resolve', { result: 'Готово' });
    assert.deepEqual([solved.body.dueAt, told(solved.body.solveDueAt)], [null, '2026-12-04 10:00']);
    const met = await desk.rows('select clock, met from record_deadline where record_id = $1 order by clock', [
      made.id,
    ]);
    assert.deepEqual(met, [
      { clock: 'answer', met: true },
      { clock: 'solve', met: true },
    ]);
    go('2026-12-03 15:00');
    const again = await desk.act(desk.as.employee, made.id, 'reopen', { reason: 'Снова' });
    assert.equal(told(again.body.dueAt), '2026-12-07 15:00');
  });

  it('why such a deadline: every stretch with its reason and author; a requester is told when and why, not by whom', async () => {
    go('2026-12-08 10:00');
    const { id } = await desk.ticket(desk.as.employee);
    go('2026-12-08 16:00');
    await desk.act(desk.as.technician, id, 'wait', { reason: 'part' });
    go('2026-12-09 11:00');
    await desk.act(desk.as.technician, id, 'resume');
    const body = { version: undefined, priority: 'high' };
    const now = await card(id);
    go('2026-12-09 12:00');
    const changed = await desk.ask(
      desk.as.technician,
      'PATCH',
      `/api/helpdesk/tickets/${id}`,
      { priority: body.priority },
      { 'if-match': `"${now.version}"` },
    );
    assert.equal(changed.status, 200, JSON.stringify(changed.body));
    const found = await trace('technician', id);
    const solve = found.clocks.find((one: { clock: string }) => one.clock === 'solve');
    assert.deepEqual(
      solve.intervals.map(
        (one: { mode: string; from: string; until: string; minutes: number; reason: string | null }) => [
          one.mode,
          told(one.from),
          told(one.until),
          one.minutes,
          one.reason,
        ],
      ),
      [
        ['worked', '2026-12-08 10:00', '2026-12-08 16:00', 300, null],
        ['waits', '2026-12-08 16:00', '2026-12-09 11:00', 240, 'part'],
        ['worked', '2026-12-09 11:00', '2026-12-09 12:00', 60, null],
        ['ahead', '2026-12-09 12:00', '2026-12-09 15:00', 120, null],
      ],
    );
    assert.equal(solve.intervals[1].byName, 'Громов Пётр Ильич');
    assert.deepEqual([solve.targetMinutes, solve.spentMinutes, told(solve.dueAt)], [480, 360, '2026-12-09 15:00']);
    assert.deepEqual(
      solve.changes.map((one: Record<string, unknown>) => [
        one.kind,
        one.reason,
        one.targetMinutes,
        told(one.dueBefore as string),
        told(one.dueAfter as string),
      ]),
      [
        ['start', null, 960, null, '2026-12-10 10:00'],
        ['target', 'priority', 480, '2026-12-10 15:00', '2026-12-09 15:00'],
      ],
    );
    assert.equal(solve.policy.name, 'Обычные сроки');
    const outside = await trace('employee', id);
    const theirs = outside.clocks.find((one: { clock: string }) => one.clock === 'solve');
    assert.equal(theirs.dueAt, solve.dueAt);
    assert.ok([...theirs.intervals, ...theirs.changes].every((one: { byName: string | null }) => one.byName === null));
    assert.equal((await desk.ask(desk.as.stranger, 'GET', `/api/records/${id}/deadlines`)).status, 404);
    await desk.act(desk.as.technician, id, 'resolve', { result: 'Готово' });
  });

  it('a category has its own policy, else that of the category above; parts of a mass incident are counted by it alone', async () => {
    go('2026-12-10 09:00');
    const { scheduleId, pauses, reopening } = await freshPolicy();
    const made = await desk.ask(desk.as.curator, 'POST', '/api/deadlines/policies', {
      kind: 'ticket',
      name: 'Оргтехника',
      scheduleId,
      pauses,
      reopening,
      targets: { normal: { answer: 30, solve: 60, scheduleId: null } },
      steps: [],
      dutyGroupId: null,
    });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const { items } = (await desk.ask(desk.as.curator, 'GET', '/api/helpdesk/categories/all')).body;
    const printers = items.find((one: { id: string }) => one.id === desk.ids['category.printers']);
    const above = `/api/helpdesk/categories/${printers.parentId}`;
    const set = await desk.ask(desk.as.curator, 'PATCH', above, { policyId: made.body.id });
    assert.equal(set.body.policy?.name, 'Оргтехника', JSON.stringify(set.body));
    const parent = await desk.ticket(desk.as.technician);
    assert.equal(told(parent.solveDueAt), '2026-12-10 10:00');
    const part = await desk.ticket(desk.as.technician, { parentId: parent.id });
    assert.equal(part.dueAt, null);
    go('2026-12-10 10:30');
    await fireMoments(desk.server.services);
    const events = await desk.rows<{ record_id: string }>(
      `select record_id from event where operation = 'core.deadline.passed' and record_id = any($1::uuid[])`,
      [[parent.id, part.id]],
    );
    assert.deepEqual([...new Set(events.map((event) => event.record_id))], [parent.id]);
    const own = await card(part.id);
    const left = await desk.ask(
      desk.as.technician,
      'PATCH',
      `/api/helpdesk/tickets/${part.id}`,
      { parentId: null },
      { 'if-match': `"${own.version}"` },
    );
    assert.equal(told(left.body.solveDueAt), '2026-12-10 11:30');
    for (const one of [parent.id, part.id]) await desk.act(desk.as.technician, one, 'cancel', { reason: 'Проба' });
    await desk.ask(desk.as.curator, 'PATCH', above, { policyId: null });
  });

  it('a policy and a schedule that name what is not there, or say nothing, are refused by the field', async () => {
    const nobody = '01a00000-0000-7000-8000-000000000000';
    const { version } = await freshPolicy();
    const step = { clock: 'solve', minutes: 0, tell: ['executor'], principalIds: [] };
    for (const [field, content, code] of [
      ['dutyGroupId', { dutyGroupId: nobody }, 'policy_people_unknown'],
      ['scheduleId', { scheduleId: nobody }, 'schedule_off'],
      ['targets', { targets: { whenever: { answer: 60, solve: 480, scheduleId: null } } }, 'policy_priority_unknown'],
      ['pauses', { pauses: { answer: [], solve: ['holiday'] } }, 'policy_reason_unknown'],
      ['steps', { steps: [step, step] }, 'policy_step_repeated'],
      ['steps', { steps: [{ ...step, principalIds: [nobody] }] }, 'policy_people_unknown'],
    ] as const) {
      const url = `/api/deadlines/policies/${policy.id}`;
      const { status, body } = await desk.ask(desk.as.curator, 'PATCH', url, content, { 'if-match': `"${version}"` });
      assert.deepEqual(
        [status, body.errors?.[0]?.field, body.errors?.[0]?.code],
        [400, field, code],
        JSON.stringify(body),
      );
    }
    for (const [field, content, code] of [
      ['zone', { zone: 'Europe/Nowhere' }, 'schedule_zone_wrong'],
      ['week', { week: [[], [], [], [], [], [], []] }, 'schedule_empty'],
    ] as const) {
      const url = `/api/deadlines/schedules/${schedule.id}`;
      const seen = { 'if-match': `"${schedule.version}"` };
      const { status, body } = await desk.ask(desk.as.curator, 'PATCH', url, content, seen);
      assert.deepEqual(
        [status, body.errors?.[0]?.field, body.errors?.[0]?.code],
        [400, field, code],
        JSON.stringify(body),
      );
    }
    assert.equal((await freshPolicy()).version, version);
  });

  it('a change of policy, schedule or calendar shows whom it touches first, then counts the open ones anew in the background', async () => {
    go('2026-12-14 09:00');
    const open = [];
    for (let number = 0; number < 3; number++) open.push(await desk.ticket(desk.as.technician));
    const done = await desk.ticket(desk.as.technician);
    await desk.act(desk.as.technician, done.id, 'resolve', { result: 'Готово' });
    go('2026-12-14 12:00');
    const curator = desk.as.curator;
    const { targets, version } = await freshPolicy();
    const shorter = { ...targets, normal: { answer: 60, solve: 480, scheduleId: null } };
    const change = { policyId: policy.id, content: { targets: shorter } };
    const preview = await desk.ask(curator, 'POST', '/api/deadlines/preview', { change });
    const stood = await desk.rows<{ open: number }>(
      `select count(distinct record_id)::int as open from record_deadline where state <> 'stopped' and policy_id = $1`,
      [policy.id],
    );
    assert.equal(preview.body.open, stood[0]?.open);
    assert.ok(preview.body.overdue >= 3 && preview.body.earliest < 0, JSON.stringify(preview.body));
    const url = `/api/deadlines/policies/${policy.id}`;
    const kept = await desk.ask(curator, 'PATCH', url, { targets: shorter }, { 'if-match': `"${version}"` });
    assert.deepEqual([kept.status, kept.body.card?.current, kept.body.task], [200, 2, null], JSON.stringify(kept.body));
    assert.equal(told((await card(open[0].id)).answerDueAt), '2026-12-14 13:00');
    const fresh = await desk.ticket(desk.as.technician);
    assert.equal(told(fresh.answerDueAt), '2026-12-14 13:00');
    const stale = await desk.ask(curator, 'PATCH', url, { name: 'Иначе' }, { 'if-match': `"${version}"` });
    assert.equal(stale.status, 412);
    const started = await desk.ask(curator, 'POST', '/api/deadlines/recount', { of: { policyId: policy.id } });
    assert.equal((await endedTask(curator, started.body.task.id)).state, 'done');
    const recounted = await card(open[0].id);
    assert.deepEqual(
      [told(recounted.answerDueAt), told(recounted.dueAt), told(recounted.solveDueAt)],
      ['2026-12-14 10:00', '2026-12-14 10:00', '2026-12-14 18:00'],
    );
    assert.equal(told((await card(done.id)).solveDueAt), '2026-12-15 18:00');
    const again = await desk.ask(curator, 'POST', '/api/deadlines/preview', { change: { policyId: policy.id } });
    assert.equal(again.body.moved, 0);
    // A day off in the middle of the week, then longer days.
    const days = [{ day: '2026-12-15', kind: 'holiday', name: 'Перенос' }];
    const off = await desk.ask(curator, 'POST', '/api/deadlines/preview', {
      change: { calendar: [{ day: '2026-12-15', kind: 'holiday' }] },
    });
    assert.ok(off.body.open >= 4, JSON.stringify(off.body));
    assert.equal((await desk.ask(desk.as.owner, 'PUT', '/api/admin/calendar', { days })).status, 200);
    const next = await desk.ticket(desk.as.technician);
    assert.equal(told(next.solveDueAt), '2026-12-16 12:00');
    const week = [1, 2, 3, 4, 5].map(() => [[480, 1200]]);
    const longer = await desk.ask(
      curator,
      'PATCH',
      `/api/deadlines/schedules/${schedule.id}`,
      { week: [...week, [], []], open: 'recount' },
      { 'if-match': `"${schedule.version}"` },
    );
    assert.equal((await endedTask(curator, longer.body.task.id)).state, 'done');
    assert.equal(told((await card(next.id)).solveDueAt), '2026-12-14 20:00');
    const found = await trace('technician', next.id);
    const solve = found.clocks.find((one: { clock: string }) => one.clock === 'solve');
    assert.deepEqual(
      [solve.schedule.version, solve.changes.at(-1).reason, solve.changes.at(-1).byName],
      [2, 'recount', 'Тихонова Лидия Сергеевна'],
    );
    const versions = await desk.ask(curator, 'GET', `/api/deadlines/schedules/${schedule.id}/versions`);
    assert.deepEqual(
      versions.body.items.map((one: { version: number }) => one.version),
      [2, 1],
    );
  });
});
