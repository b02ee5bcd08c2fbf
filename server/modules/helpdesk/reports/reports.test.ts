// Reports through HTTP: every figure is what its list counts; asked for as of an earlier moment, it is what it was then.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ReportFigures, reportBreakdowns, ticketsOf } from '#contract/helpdesk.ts';
import { type Desk, openDesk } from '../test-desk.ts';

describe('reports', () => {
  let desk: Desk;
  let period: { from: string; to: string };
  before(async () => {
    desk = await openDesk();
    const year = desk.server.services.clock.now().getUTCFullYear();
    period = { from: `${year - 1}-12-01`, to: `${year + 1}-01-31` };
    const { as, act, ids } = desk;
    const group = { groupId: ids['group.office'] };
    const given = async (fields: object = {}) => (await desk.ticket(as.curator, { ...group, ...fields })).id as string;
    const fast = await given({ executorId: desk.people.technician, placeId: ids['place.room'] });
    await act(as.technician, fast, 'reply', { body: 'Иду' });
    await act(as.technician, fast, 'resolve', { result: 'Готово', minutes: 15 });
    const again = await given({ executorId: desk.people.second, priority: 'urgent' });
    await act(as.second, again, 'resolve', { result: 'Готово', minutes: 5 });
    await act(as.curator, again, 'reopen', { reason: 'Нет' });
    await act(as.second, again, 'resolve', { result: 'Теперь точно' });
    await given();
    const dropped = await given();
    await act(as.curator, dropped, 'cancel', { reason: 'Ошибка' });
  });
  after(() => desk.server.close());

  const read = async (asked: object = {}, who = desk.as.curator) => {
    const query = new URLSearchParams({ ...period, ...asked } as Record<string, string>);
    const answer = await desk.ask(who, 'GET', `/api/helpdesk/reports/summary?${query}`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };

  it('H1 every figure of every breakdown is the number of tickets in the list that it opens', async () => {
    let seen = 0;
    const figures = ['created', 'solved', 'inTime', 'late', 'reopened', 'rated', 'open', 'overdue'] as const;
    for (const by of reportBreakdowns) {
      const report = await read({ by });
      const same = async (row: ReportFigures, key?: string) => {
        for (const figure of figures) {
          const filter = ticketsOf(figure, by, period, key);
          if (!filter) continue;
          const counted = await desk.ask(desk.as.curator, 'POST', '/api/helpdesk/tickets/count', filter);
          assert.equal(counted.status, 200, JSON.stringify([filter, counted.body]));
          assert.equal(row[figure], counted.body.count, `${by} ${key} ${figure} ${JSON.stringify(filter)}`);
          if (row[figure]) seen += 1;
        }
      };
      await same(report.total);
      for (const row of report.rows) await same(row, row.key);
    }
    assert.ok(seen > 30, `${seen} figures`);
    const { total, ageing } = await read();
    assert.deepEqual([total.reopened, total.minutes], [1, 20]);
    assert.equal(ageing[0].count, total.open);
  });

  it('H1 as of an earlier moment the report is what it was then, whatever came after', async () => {
    const then = desk.server.services.clock.now().toISOString();
    const [before, months] = [await read({ by: 'executor' }), await read({ by: 'month' })];
    desk.server.clock.set(new Date(Date.parse(then) + 60_000).toISOString());
    const [open] = await desk.rows<{ id: string }>(
      `select t.id from ticket t join record r on r.id = t.id where r.state = 'new' and t.group_id = $1 limit 1`,
      [desk.ids['group.office']],
    );
    const { as, act } = desk;
    assert.equal((await act(as.technician, open?.id as string, 'take')).status, 200);
    assert.equal((await act(as.technician, open?.id as string, 'resolve', { result: 'Готово' })).status, 200);
    await desk.ticket(as.curator);
    const later = await read({ by: 'executor' });
    assert.equal(later.total.solved, before.total.solved + 1);
    assert.equal(later.total.created, before.total.created + 1);
    const back = await read({ by: 'executor', asOf: then });
    const plain = ({ asOf: _asOf, ...rest }: { asOf: string }) => rest;
    assert.deepEqual(plain(back), plain(before));
    assert.deepEqual(plain(await read({ by: 'month', asOf: then })), plain(months));
  });

  it('H1 D3 whoever may see a part gets the figures of that part; the file says the same', async () => {
    const { as, ask } = desk;
    assert.equal(
      (await ask(as.employee, 'GET', `/api/helpdesk/reports/summary?from=${period.from}&to=${period.to}`)).status,
      403,
    );
    const backwards = await ask(as.curator, 'GET', '/api/helpdesk/reports/summary?from=2026-02-01&to=2026-01-01');
    assert.equal(backwards.status, 400);
    for (const format of ['csv', 'xlsx', 'pdf']) {
      const file = await as.curator.call(
        'GET',
        `/api/helpdesk/reports/file?from=${period.from}&to=${period.to}&format=${format}`,
      );
      assert.equal(file.statusCode, 200, format);
      assert.ok(file.rawPayload.length > 200, format);
      if (format === 'csv') assert.match(file.body, /Создано.*Решено/);
    }
  });
});
