import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';

describe('two people edit one card', () => {
  let server: TestServer;
  let owner: Caller;
  let id: string;
  let version: number;

  before(async () => {
    server = await startTestServer();
    owner = await server.owner();
    const journals = (await owner.call('GET', '/api/correspondence/journals?direction=incoming')).json();
    const made = await owner.call('POST', '/api/correspondence/letters', {
      journalId: journals.items[0].id,
      subject: 'О ремонте',
      correspondentName: 'АО «Свет»',
    });
    assert.equal(made.statusCode, 201, made.body);
    ({ id, version } = made.json());
  });
  after(() => server.close());

  const change = (seen: number, fields: Record<string, unknown>) =>
    owner.call('PATCH', `/api/correspondence/letters/${id}`, fields, { 'if-match': `"${seen}"` });

  it('L3 who change different fields, both succeed', async () => {
    const [one, other] = await Promise.all([
      change(version, { note: 'Срочно' }),
      change(version, { dueOn: '2026-12-01' }),
    ]);
    assert.deepEqual([one.statusCode, other.statusCode], [200, 200], `${one.body} ${other.body}`);
    const now = (await owner.call('GET', `/api/correspondence/letters/${id}`)).json();
    assert.deepEqual([now.note, now.dueOn, now.version], ['Срочно', '2026-12-01', version + 2]);
  });

  it('L3 who change the same field, the second gets both values and loses nothing', async () => {
    const { version: seen } = (await owner.call('GET', `/api/correspondence/letters/${id}`)).json();
    assert.equal((await change(seen, { subject: 'О капитальном ремонте' })).statusCode, 200);
    const stale = await change(seen, { subject: 'О текущем ремонте', note: 'Не срочно' });
    assert.equal(stale.statusCode, 412);
    const problem = stale.json();
    assert.equal(problem.code, 'stale');
    assert.deepEqual(problem.details.fields, [
      { field: 'subject', yours: 'О текущем ремонте', current: 'О капитальном ремонте' },
    ]);
    const settled = await change(problem.details.version, { subject: 'О текущем ремонте', note: 'Не срочно' });
    assert.equal(settled.statusCode, 200, settled.body);
  });

  it('L3 a change without the version that was seen is refused', async () => {
    const answer = await owner.call('PATCH', `/api/correspondence/letters/${id}`, { note: 'x' });
    assert.equal(answer.statusCode, 428);
  });
});
