// Shifts: taken and left once, begun and ended by the roster, forgotten ones; who is told of deadlines at night; executors' skills.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fireMoments } from '#core/deadlines/fire.ts';
import { turnShifts } from '#core/shifts/turn.ts';
import type { Caller } from '#test/support/server.ts';
import { noticesMade, settled } from '#test/support/settle.ts';
import { at, openClockedDesk } from '../deadlines/test-clocks.ts';
import type { Desk } from '../test-desk.ts';

const hourMs = 3_600_000;

describe('shifts', () => {
  let desk: Desk;
  let queue: string;
  before(async () => {
    desk = await openClockedDesk('2026-12-17 09:00');
    queue = desk.ids['group.office'] as string;
    await desk.rows('delete from duty_line');
  });
  after(() => desk.server.close());

  const current = async (who: Caller) => (await desk.ask(who, 'GET', '/api/shifts/current')).body;
  const start = (who: Caller, input: object = {}) => desk.ask(who, 'POST', '/api/shifts/start', input);
  const stop = (who: Caller) => desk.ask(who, 'POST', '/api/shifts/stop', {});
  const turn = () => turnShifts(desk.server.services);
  const names = async () =>
    (await current(desk.as.curator)).people.map((one: { person: { name: string } }) => one.person.name);
  const noticesOf = async (kind: string) => {
    await noticesMade(desk.server.services);
    return desk.rows<{ user_id: string; operation: string }>(
      'select user_id, operation from notice where kind = $1 order by created_at, id',
      [kind],
    );
  };

  it('§5.2 a shift is taken once however often it is asked for, and left once', async () => {
    const { as } = desk;
    const answers = await Promise.all([start(as.technician), start(as.technician), start(as.technician)]);
    assert.deepEqual(
      answers.map((one) => one.status),
      [200, 200, 200],
    );
    assert.equal(new Set(answers.map((one) => one.body.id)).size, 1);
    const mine = (await current(as.technician)).mine;
    assert.deepEqual([mine.planned, Date.parse(mine.until) - Date.parse(mine.since)], [false, 12 * hourMs]);
    assert.deepEqual(await names(), ['Громов Пётр Ильич']);
    assert.equal((await start(as.stranger, { groupId: queue })).body.code, 'shift_not_member');
    assert.equal((await desk.ask(as.employee, 'GET', '/api/shifts/current')).status, 403);
    for (const _ of [1, 2]) assert.equal((await stop(as.technician)).status, 200);
    assert.equal((await current(as.technician)).mine, null);
    assert.equal((await desk.rows('select from shift')).length, 1);
  });

  it('§5.2 a forgotten shift ends by itself and the person is told once; a dispatcher ends another’s', async () => {
    const { as, people } = desk;
    await start(as.technician, { hours: 2 });
    await start(as.second);
    assert.equal((await desk.ask(as.technician, 'POST', `/api/shifts/${people.second}/end`, {})).status, 403);
    assert.equal((await desk.ask(as.curator, 'POST', `/api/shifts/${people.second}/end`, {})).status, 200);
    desk.server.clock.advance(3 * hourMs);
    // Over even before the job has come round.
    assert.deepEqual(await names(), []);
    await Promise.all([turn(), turn()]);
    await turn();
    const told = await noticesOf('shift');
    assert.deepEqual(
      told.map((one) => one.user_id),
      [people.technician],
    );
    const how = await desk.rows<{ ended_how: string }>('select ended_how from shift order by started_at, ended_how');
    assert.deepEqual(how.map((one) => one.ended_how).sort(), ['forgotten', 'other', 'self']);
  });

  it('§5.2 the roster begins and ends shifts by the clock, over midnight, once a day, not for the absent', async () => {
    const { as, ask, people, server } = desk;
    const line = { weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 20 * 60, untilMinute: 8 * 60, startsOn: '2026-12-18' };
    assert.equal((await ask(as.technician, 'POST', '/api/roster', { userId: people.second, ...line })).status, 403);
    const made = await ask(as.curator, 'POST', '/api/roster', { userId: people.second, ...line });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    assert.equal((await ask(as.curator, 'GET', '/api/roster')).body.items.length, 1);
    const wrong = await ask(as.curator, 'POST', '/api/roster', {
      userId: people.second,
      ...line,
      endsOn: '2026-12-01',
    });
    assert.equal(wrong.body.errors?.[0]?.code, 'duty_period');
    server.clock.set(at('2026-12-18 19:59'));
    await turn();
    assert.deepEqual(await names(), []);
    assert.equal((await current(as.second)).next.from, at('2026-12-18 20:00'));
    server.clock.set(at('2026-12-18 20:00'));
    await Promise.all([turn(), turn()]);
    const mine = (await current(as.second)).mine;
    assert.deepEqual([mine.planned, mine.until], [true, at('2026-12-19 08:00')]);
    // Left at night: the same night does not begin again.
    server.clock.set(at('2026-12-19 02:00'));
    await stop(as.second);
    await turn();
    assert.deepEqual(await names(), []);
    // Came early the next evening: one shift, now the roster's, to its end.
    server.clock.set(at('2026-12-19 19:00'));
    await start(as.second, { hours: 3 });
    server.clock.set(at('2026-12-19 20:01'));
    await turn();
    assert.equal((await current(as.second)).mine.until, at('2026-12-20 08:00'));
    server.clock.set(at('2026-12-20 08:00'));
    await turn();
    assert.deepEqual(await names(), []);
    assert.equal((await noticesOf('shift')).length, 1, 'an end by the roster is no news');
    const changed = await ask(as.curator, 'PATCH', `/api/roster/${made.body.id}`, { untilMinute: 7 * 60 });
    assert.equal(changed.body.untilMinute, 420);
    assert.equal((await ask(as.curator, 'DELETE', `/api/roster/${made.body.id}`)).status, 200);
    server.clock.set(at('2026-12-21 09:00'));
  });

  it('§6.5 a week of the roster shows who is there, hours that nobody has, and is copied once to the next one', async () => {
    const { as, ask, people } = desk;
    const line = (userId: string, fields: object) =>
      ask(as.curator, 'POST', '/api/roster', { userId, fromMinute: 540, untilMinute: 1080, ...fields });
    const week = async (from: string) => (await ask(as.curator, 'GET', `/api/roster/week?from=${from}`)).body;
    // One by pattern over a holiday, one for this week alone; on Thursday the pattern's person is away.
    await line(people.technician, { weekdays: [1, 2, 3, 4, 5], startsOn: '2027-02-01', workingDaysOnly: true });
    await line(people.second, {
      weekdays: [1, 2],
      fromMinute: 1200,
      untilMinute: 120,
      startsOn: '2027-02-15',
      endsOn: '2027-02-21',
    });
    await desk.rows(
      `insert into substitution (id, absent_id, substitute_id, from_on, until_on, reason, set_by, set_at)
       values (gen_random_uuid(), $1, $2, '2027-02-18', '2027-02-18', '', $2, now())`,
      [people.technician, people.second],
    );
    const shown = await week('2027-02-17');
    assert.equal(shown.from, '2027-02-15');
    assert.deepEqual(
      shown.days.map((day: { people: number }) => day.people),
      [2, 2, 1, 0, 1, 0, 0],
    );
    assert.deepEqual(shown.days[3].gaps, [
      { fromMinute: 0, untilMinute: 120 },
      { fromMinute: 540, untilMinute: 1080 },
      { fromMinute: 1200, untilMinute: 1440 },
    ]);
    assert.deepEqual(shown.days[5].gaps, [], 'nobody works at weekends');
    const copy = (input: object) => ask(as.curator, 'POST', '/api/roster/copy-week', input);
    assert.equal((await copy({ from: '2027-02-16', to: '2027-02-22' })).body.errors?.[0]?.code, 'duty_week');
    assert.equal((await copy({ from: '2027-02-15', to: '2027-02-15' })).body.errors?.[0]?.code, 'duty_week');
    const twice = await Promise.all([1, 2].map(() => copy({ from: '2027-02-15', to: '2027-02-22' })));
    assert.deepEqual(
      twice.map((one) => one.body.made).sort(),
      [0, 2],
      'only what the pattern does not give already, and once',
    );
    const next = await week('2027-02-22');
    const own = next.rows.find((row: { person: { id: string } }) => row.person.id === people.second);
    assert.deepEqual(
      own.cells.map((cell: { day: string }) => cell.day),
      ['2027-02-22', '2027-02-23'],
    );
    assert.equal((await ask(as.technician, 'GET', '/api/roster/week?from=2027-02-15')).status, 403);
    await desk.rows('delete from duty_line');
    await desk.rows('delete from substitution');
  });

  it('H4 skills, places and a full day of one person are kept apart; of two who change them the second is told; the list finds and pages', async () => {
    const { as, ask, ids, people } = desk;
    const printers = ids['category.printers'] as string;
    await ask(as.curator, 'PATCH', `/api/helpdesk/categories/${printers}`, { groupId: queue });
    const list = async (filter: Record<string, string> = {}, who: Caller = as.curator) =>
      (await ask(who, 'GET', `/api/helpdesk/dispatch/executors?${new URLSearchParams(filter)}`)).body;
    const rowOf = async (id: string) => (await list()).items.find((one: { id: string }) => one.id === id);
    const set = (who: string, input: object) => ask(as.curator, 'PUT', `/api/helpdesk/dispatch/people/${who}`, input);
    const seen = await rowOf(people.technician);
    assert.deepEqual([seen.fullMinutes, seen.mayTake, seen.skills], [null, true, []]);
    // A full day alone: skills stay what they were.
    await set(people.technician, { categoryIds: [printers], version: seen.version });
    assert.equal((await set(people.technician, { fullMinutes: 240, version: seen.version })).body.code, 'stale');
    const now = await rowOf(people.technician);
    assert.equal((await set(people.technician, { fullMinutes: 240, version: now.version })).status, 200);
    const changed = await rowOf(people.technician);
    assert.deepEqual([changed.fullMinutes, changed.skills.length], [240, 1]);
    // At once, without having looked: both are obeyed one after the other, and nothing breaks.
    const both = await Promise.all(
      [1, 2, 3].map(() => set(people.technician, { categoryIds: [printers], placeIds: [] })),
    );
    assert.deepEqual(
      both.map((one) => one.status),
      [200, 200, 200],
    );
    const { people: shown, fullMinutes } = (
      await ask(as.curator, 'GET', `/api/helpdesk/dispatch/people?groupId=${queue}`)
    ).body;
    const half = shown.find((one: { person: { id: string } }) => one.person.id === people.technician);
    assert.deepEqual([half.fullMinutes, fullMinutes], [240, 480]);
    // The queue's skills are what those without their own can do.
    await set(queue, { categoryIds: [printers] });
    assert.deepEqual(
      (await rowOf(people.second)).inherited.map((one: { id: string }) => one.id),
      [printers],
    );
    const [group] = (await list({ kind: 'group' })).items;
    assert.deepEqual([group.kind, group.members > 0], ['group', true]);
    assert.deepEqual(
      (await list({ q: 'громов' })).items.map((one: { id: string }) => one.id),
      [people.technician],
    );
    const [first, pages] = [await list({ limit: '1' }), new Set<string>()];
    for (let page = first; page; page = page.next ? await list({ limit: '1', after: page.next }) : null)
      for (const one of page.items) pages.add(one.id);
    assert.equal(pages.size, (await list()).items.length);
    assert.equal((await list({}, as.technician)).code, 'not_allowed');
    await settled(desk.server.services.pools.write);
    const told = await desk.rows<{ data: { changes: { field: string }[] }; subject_ids: string[] }>(
      `select data, subject_ids from event where operation = 'helpdesk.dispatch.setSkills' and $1 = any(subject_ids) order by at, id`,
      [people.technician],
    );
    assert.ok(told.some((one) => one.data.changes.some((change) => change.field === 'fullMinutes')));
    await set(people.technician, { categoryIds: [], placeIds: [], fullMinutes: null });
    await set(queue, { categoryIds: [] });
  });

  it('§6.10 at night a deadline is told to those of the duty group who are on duty', async () => {
    const { as, ask, server } = desk;
    const { items } = (await ask(as.curator, 'GET', '/api/deadlines/policies')).body;
    const { id, version } = items.find((one: { standard: boolean }) => one.standard);
    const seen = { 'if-match': `"${version}"` };
    const saved = await ask(as.curator, 'PATCH', `/api/deadlines/policies/${id}`, { dutyGroupId: queue }, seen);
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
    await desk.rows('delete from deadline_moment');
    server.clock.set(at('2026-12-23 17:00'));
    await desk.ticket(as.employee, { groupId: undefined });
    await desk.rows(
      `insert into deadline_moment (record_id, clock, term, step, told, at)
       select record_id, clock, term, -1, 'duty', $1 from record_deadline where due_at is not null
         and started_at >= $2 and clock = 'solve' and state = 'running'`,
      [at('2026-12-23 22:00'), at('2026-12-23 16:00')],
    );
    server.clock.set(at('2026-12-23 22:01'));
    await start(as.second);
    await desk.rows(`delete from notice where kind = 'deadline'`);
    await fireMoments(server.services);
    const told = await desk.rows<{ tell: { principals: string[] } }>(
      `select data -> 'tell' as tell from event where operation = 'core.deadline.soon' order by at desc limit 1`,
    );
    assert.deepEqual(told[0]?.tell.principals, [desk.people.second]);
  });
});
