import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';

describe('the New Year and other edges of numbering', () => {
  let server: TestServer;
  let owner: Caller;
  const journals: string[] = [];

  before(async () => {
    server = await startTestServer();
    owner = await server.owner();
    for (let n = 1; n <= 5; n++) {
      const made = await owner.call('POST', '/api/correspondence/journals', {
        name: `Журнал ${n}`,
        direction: 'incoming',
        index: `Ж${n}`,
        template: '{journal}-{yyyy}/{n:3}',
        restart: 'year',
      });
      assert.equal(made.statusCode, 201, made.body);
      journals.push(made.json().id);
    }
  });
  after(() => server.close());

  const register = (journalId: string | undefined, extra: Record<string, unknown> = {}) =>
    owner.call('POST', '/api/correspondence/letters', {
      journalId,
      subject: 'Поздравление',
      correspondentName: 'Администрация города',
      ...extra,
    });
  /** Sessions are measured by the database's clock, so only dates are turned here. */
  const inYear = (year: number) => ({ registeredOn: `${year}-01-01` });

  it('L5 twenty first registrations of a year in five journals at once: each journal begins with 1, none fails', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => register(journals[n % 5], inYear(2026))));
    assert.deepEqual(
      answers.map((answer) => answer.statusCode),
      answers.map(() => 201),
    );
    for (const [place, id] of journals.entries()) {
      const { rows } = await server.services.pools.read.query(
        'select ordinal from issued_number where series_id = $1 order by ordinal',
        [id],
      );
      assert.deepEqual(
        rows.map((row) => row.ordinal),
        [1, 2, 3, 4],
        `journal ${place + 1}`,
      );
    }
  });

  it('L5 the number’s year is the registration date’s: an old-year letter is registered while its period is open, and refused after', async () => {
    const open = await register(journals[0], { registeredOn: '2025-12-29' });
    assert.equal(open.statusCode, 201, open.body);
    assert.equal(open.json().number, 'Ж1-2025/001');
    const closed = await owner.call('POST', `/api/correspondence/journals/${journals[0]}/periods`, {
      period: '2025',
      reason: 'Год закрыт',
    });
    assert.equal(closed.statusCode, 200, closed.body);
    const refused = await register(journals[0], { registeredOn: '2025-12-30' });
    assert.equal(refused.statusCode, 409);
    assert.equal(refused.json().code, 'period_closed');
    const other = await register(journals[1], { registeredOn: '2025-12-30' });
    assert.equal(other.json().number, 'Ж2-2025/001', 'other journals go on');
  });

  it('L5 999 is followed by 1000, and the list keeps their order', async () => {
    await server.services.pools.write.query(
      `update number_counter set last = 998 where series_id = $1 and period = '2026'`,
      [journals[2]],
    );
    const numbers = [];
    for (let n = 0; n < 3; n++) numbers.push((await register(journals[2], inYear(2026))).json().number);
    assert.deepEqual(numbers, ['Ж3-2026/999', 'Ж3-2026/1000', 'Ж3-2026/1001']);
    const list = await owner.call(
      'GET',
      `/api/correspondence/letters?direction=incoming&journalId=${journals[2]}&limit=3`,
    );
    assert.deepEqual(
      list.json().items.map((item: { number: string }) => item.number),
      [...numbers].reverse(),
    );
  });

  it('L5 a cancelled number stays with its reason and never comes again', async () => {
    const made = (await register(journals[3], inYear(2026))).json();
    const cancelled = await owner.call('POST', `/api/correspondence/letters/${made.id}/cancel`, {
      reason: 'Зарегистрировано дважды',
    });
    assert.equal(cancelled.statusCode, 200, cancelled.body);
    const next = (await register(journals[3], inYear(2026))).json();
    assert.notEqual(next.number, made.number);
    const { rows } = await server.services.pools.read.query(
      'select state, reason from issued_number where record_id = $1',
      [made.id],
    );
    assert.deepEqual(rows[0], { state: 'cancelled', reason: 'Зарегистрировано дважды' });
  });
});
