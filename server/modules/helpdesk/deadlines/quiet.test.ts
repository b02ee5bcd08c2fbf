// §6.10 Quiet: people hear of a deadline exactly as often as they should, whoever runs the job and however often.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fireMoments } from '#core/deadlines/fire.ts';
import { noticesMade } from '#test/support/settle.ts';
import type { Desk } from '../test-desk.ts';
import { at, openClockedDesk } from './test-clocks.ts';

describe('H4 notices of deadlines', () => {
  let desk: Desk;
  before(async () => {
    desk = await openClockedDesk('2026-12-17 08:30');
  });
  after(() => desk.server.close());
  const go = (when: string) => desk.server.clock.set(at(when));
  /** Makes the notices of everything that was done until now. */
  async function follow(): Promise<void> {
    await noticesMade(desk.server.services);
  }

  it('§6.10 hundreds of events: each hears of a deadline exactly once, of own acts never', async () => {
    const { server, people } = desk;
    await desk.rows('delete from deadline_moment');
    await follow();
    await desk.rows('delete from notice');
    const counted = async () =>
      (await desk.rows<{ count: number }>('select count(*)::int as count from event'))[0]?.count ?? 0;
    const before = await counted();
    const workers = ['technician', 'second'] as const;
    const expected = new Map<string, number>();
    const expect = (who: string, times = 1) => expected.set(who, (expected.get(who) ?? 0) + times);
    go('2026-12-17 09:00');
    const ids: string[] = [];
    for (let number = 0; number < 60; number++) {
      const { id } = await desk.ticket(desk.as.employee, { subject: `Заявка ${number}` });
      ids.push(id);
      const worker = workers[number % 2] as (typeof workers)[number];
      await desk.act(desk.as[worker], id, 'take');
      // A third is answered and solved in time, a third waits for the requester, a third is only taken.
      if (number % 3 === 0) {
        await desk.act(desk.as[worker], id, 'reply', { body: 'Сделаем' });
        await desk.act(desk.as[worker], id, 'resolve', { result: 'Готово' });
      }
      if (number % 3 === 1) await desk.act(desk.as[worker], id, 'wait', { reason: 'requester', note: 'Какая модель?' });
      // Answer: soon and passed; solution: soon and passed; later the queue hears it too.
      if (number % 3 === 2) expect(people[worker], 4);
    }
    for (const when of ['2026-12-17 12:46', '2026-12-17 13:01', '2026-12-18 17:01', '2026-12-18 18:01'])
      for (let round = 0; round < 3; round++) {
        go(when);
        await Promise.all([fireMoments(server.services), fireMoments(server.services)]);
      }
    await follow();
    const heard = await desk.rows<{ user_id: string; count: number }>(
      `select user_id, count(*)::int as count from notice where kind = 'deadline' group by user_id`,
    );
    assert.deepEqual(new Map(heard.map((row) => [row.user_id, row.count])), expected);
    const own = await desk.rows(`select id from notice where data ->> 'actorId' = user_id::text`);
    assert.deepEqual(own, []);
    const doubled = await desk.rows(`select user_id, data ->> 'eventId' from notice group by 1, 2 having count(*) > 1`);
    assert.deepEqual(doubled, []);
    // GLPI #2408: hours after the breach nothing more comes than the one step of the policy, to the executor and the queue.
    go('2026-12-21 13:01');
    await fireMoments(server.services);
    await fireMoments(server.services);
    await follow();
    const late = await desk.rows<{ user_id: string; count: number }>(
      `select user_id, count(*)::int as count from notice where kind = 'deadline' and operation = 'core.deadline.passed'
         and created_at >= $1 group by user_id order by user_id`,
      [at('2026-12-21 00:00')],
    );
    const office = await desk.rows<{ id: string }>(
      `select m.principal_id as id from group_member m join app_user u on u.id = m.principal_id where m.group_id = $1`,
      [desk.ids['group.office']],
    );
    for (const row of late) assert.equal(row.count, 20);
    assert.ok(late.length >= 2 && late.length <= office.length, `${late.length} of ${office.length}`);
    const events = (await counted()) - before;
    assert.ok(events >= 300, `${events} events`);
  });
});
