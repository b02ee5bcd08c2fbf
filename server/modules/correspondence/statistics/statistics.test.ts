// Statistics through HTTP: every figure is what its list counts, for everyone; comparisons, deadlines, files.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  directions,
  type LetterBreakdown,
  letterBreakdowns,
  lettersOf,
  monthBefore,
} from '#contract/correspondence.ts';
import type { Figures } from '#contract/statistics.ts';
import { yearBefore } from '#core/statistics/figures.ts';
import type { Caller } from '#test/support/server.ts';
import { answerOf, type Office, openOffice } from '../test-office.ts';
import { worldPassword } from '../world.ts';

let office: Office;
let head: Caller;
let areaHead: Caller;
before(async () => {
  office = await openOffice('owner', 'admin', 'editor', 'viewer', 'outsider');
  const { as, ids, world } = office;
  const person = async (login: string, groupId: string) => {
    const made = await as.owner.call('POST', '/api/admin/users', {
      login,
      name: 'Начальников Пётр',
      password: worldPassword,
      mustChangePassword: false,
      roles: [{ key: 'head' }],
      groupIds: [groupId],
    });
    assert.equal(made.statusCode, 201, made.body);
    return office.server.signIn(login, worldPassword);
  };
  head = await person('head-office', world.groups.office);
  areaHead = await person('head-supply', world.groups.supply);
  const today = office.server.services.clock.now();
  const year = today.getUTCFullYear();
  const register = async (who: Caller, fields: Record<string, unknown>) => {
    const answer = await office.register(who, fields);
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    return answer.body as { id: string; version: number };
  };
  const update = async (letter: { id: string; version: number }, body: Record<string, unknown>) => {
    const path = `/api/correspondence/letters/${letter.id}`;
    const answer = await answerOf(as.admin.call('PATCH', path, body, { 'if-match': String(letter.version) }));
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  };
  const kindId = ids['kind.letter'];
  // Last year and this one, both departments, every way of standing to a deadline.
  await register(as.editor, { registeredOn: `${year - 1}-01-15`, kindId });
  await register(as.editor, { registeredOn: `${year - 1}-02-20`, dueOn: `${year - 1}-03-01` });
  await register(as.outsider, {
    registeredOn: `${year}-01-09`,
    dueOn: `${year + 1}-12-30`,
    correspondentName: 'ООО «Север»',
  });
  const late = await register(as.editor, { registeredOn: `${year}-01-10`, dueOn: `${year}-01-11`, kindId });
  await update(late, { state: 'done' });
  const inTime = await register(as.editor, { registeredOn: `${year}-01-11`, dueOn: `${year + 1}-06-01` });
  await update(inTime, { state: 'done', departmentId: world.groups.supply });
  await register(as.editor, { registeredOn: `${year}-01-12`, dueOn: `${year}-01-20` });
  const many = { journalId: ids['journal.outgoing'], correspondentName: undefined };
  const both = [{ name: 'ООО «Ромашка»' }, { name: 'ООО «Север»' }, { name: 'ООО «Север»' }];
  await register(as.editor, { ...many, registeredOn: `${year}-01-13`, addressees: both });
  await register(as.outsider, { ...many, registeredOn: `${year - 1}-12-31`, addressees: [{ name: 'ООО «Север»' }] });
  const cancelled = await register(as.editor, { registeredOn: `${year}-01-14`, dueOn: `${year}-01-15` });
  const path = `/api/correspondence/letters/${cancelled.id}/cancel`;
  assert.equal((await answerOf(as.admin.call('POST', path, { reason: 'Дважды' }))).status, 200);
});
after(() => office.server.close());

const year = () => office.server.services.clock.now().getUTCFullYear();
const read = async (who: Caller, asked: Record<string, string>): Promise<Figures> => {
  const query = new URLSearchParams({ from: `${year()}-01-01`, to: `${year()}-12-31`, ...asked });
  const answer = await answerOf(who.call('GET', `/api/correspondence/statistics?${query}`));
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const listed = async (who: Caller, direction: string, filters: Record<string, string>): Promise<number> => {
  const answer = await answerOf(
    who.call('POST', '/api/correspondence/letters/count', { direction, ...filters, exact: true }),
  );
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.count;
};
/** Every cell, this year's and last year's, against the list that it opens. Returns how many cells held something. */
async function everyCell(who: Caller, by: LetterBreakdown, journalId?: string): Promise<number> {
  const asked = { by, compare: 'true', ...(journalId ? { journalId } : {}) };
  const figures = await read(who, asked);
  assert.equal(figures.opens, true);
  let seen = 0;
  const same = async (figure: number | undefined, direction: string, filters: Record<string, string>) => {
    assert.equal(figure, await listed(who, direction, filters), `${by} ${direction} ${JSON.stringify(filters)}`);
    if (figure) seen += 1;
  };
  for (const direction of directions) {
    await same(figures.total[direction], direction, lettersOf(by, figures.period, undefined, journalId));
    assert.ok(figures.before && figures.totalBefore);
    await same(figures.totalBefore[direction], direction, lettersOf(by, figures.before, undefined, journalId));
    for (const row of figures.rows) {
      await same(row.counts[direction], direction, lettersOf(by, figures.period, row, journalId));
      const past = by === 'month' ? { key: monthBefore(row.key) } : row;
      await same(row.before?.[direction], direction, lettersOf(by, figures.before, past, journalId));
    }
    if (by !== 'correspondent' && !figures.more) {
      const sum = figures.rows.reduce((total, row) => total + (row.counts[direction] ?? 0), 0);
      assert.equal(sum, figures.total[direction], `${by} adds up`);
    }
  }
  return seen;
}

test('L10 every figure of every breakdown is what its list counts', async () => {
  for (const by of letterBreakdowns) {
    const seen = await everyCell(office.as.admin, by);
    assert.ok(seen >= 4, `${by}: ${seen} figures`);
  }
  await everyCell(office.as.admin, 'month', office.ids['journal.incoming']);
});

test('L10 D3 whoever has an area sees its figures alone, and the switch takes them away', async () => {
  for (const by of letterBreakdowns) for (const who of [head, areaHead]) await everyCell(who, by);
  const [all, own, other] = await Promise.all([office.as.admin, head, areaHead].map((who) => read(who, {})));
  assert.ok((own?.total.incoming ?? 0) > 0 && (other?.total.incoming ?? 0) > 0);
  assert.ok((own?.total.incoming ?? 0) < (all?.total.incoming ?? 0));
  const refused = await answerOf(
    office.as.editor.call('GET', `/api/correspondence/statistics?from=${year()}-01-01&to=${year()}-12-31`),
  );
  assert.equal(refused.status, 403);
  const path = `/api/admin/users/${office.world.people.viewer}/switches`;
  const on = await answerOf(office.as.owner.call('PUT', path, { switches: { statistics: 'on' } }));
  assert.equal(on.status, 200, JSON.stringify(on.body));
  await everyCell(office.as.viewer, 'registrar');
  const off = await answerOf(office.as.owner.call('PUT', path, { switches: { statistics: 'off' } }));
  assert.equal(off.status, 200);
  const gone = await answerOf(
    office.as.viewer.call('GET', `/api/correspondence/statistics?from=${year()}-01-01&to=${year()}-12-31`),
  );
  assert.equal(gone.status, 403);
});

test('L10 letters stand to their deadlines in one way each; a letter to several stands with each of them once', async () => {
  const timing = await read(office.as.admin, { by: 'timing' });
  const of = (key: string) => timing.rows.find((row) => row.key === key)?.counts.incoming;
  assert.deepEqual([of('late'), of('in_time'), of('overdue'), of('cancelled')], [1, 1, 1, 1]);
  const correspondents = await read(office.as.admin, {
    by: 'correspondent',
    from: `${year()}-01-13`,
    to: `${year()}-01-13`,
  });
  assert.deepEqual(correspondents.rows.map((row) => [row.name, row.counts.outgoing]).sort(), [
    ['ООО «Ромашка»', 1],
    ['ООО «Север»', 1],
  ]);
  assert.equal(correspondents.total.outgoing, 1, 'the total counts letters, not addressees');
  assert.deepEqual(yearBefore({ from: '2028-02-29', to: '2028-12-31' }), { from: '2027-02-28', to: '2027-12-31' });
  const backwards = await answerOf(
    office.as.admin.call('GET', '/api/correspondence/statistics?from=2026-02-01&to=2026-01-01'),
  );
  assert.equal(backwards.body.errors[0].code, 'period_backwards');
});

test('L10 the table goes out as CSV and as a workbook, and its export is journaled', async () => {
  const asked = `from=${year()}-01-01&to=${year()}-12-31&by=kind&compare=true`;
  const csv = await office.as.admin.call('GET', `/api/correspondence/statistics/file?${asked}&format=csv`);
  assert.equal(csv.statusCode, 200, csv.body);
  const [heads, ...lines] = csv.body.trim().split('\r\n');
  assert.match(String(heads), /^\u{feff}?Вид письма;Входящие;Исходящие;Внутренние;Всего;"?Входящие, год назад/u);
  const total = await read(office.as.admin, { by: 'kind' });
  assert.ok(lines.at(-1)?.startsWith(`Всего;${total.total.incoming};${total.total.outgoing};`), lines.at(-1));
  const book = await office.as.admin.call('GET', `/api/correspondence/statistics/file?${asked}`);
  assert.equal(book.rawPayload.subarray(0, 2).toString(), 'PK');
  const told = await office.rows<{ count: number }>(
    `select count(*)::int as count from event where operation = 'correspondence.statistics.export'`,
  );
  assert.equal(told[0]?.count, 2);
});
