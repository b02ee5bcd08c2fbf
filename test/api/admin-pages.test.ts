import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { newId } from '#core/ids.ts';
import { sealJournal } from '#core/journal/seal.ts';
import { type Office, openOffice } from './office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.server.close());
const journal = async (filter: object, by = office.owner) => by.call('POST', '/api/admin/journal', filter);

describe('the pages of administrators', () => {
  it('H7 the journal is read page by page with names, filtered by any field, and reading it is itself told', async () => {
    const { id } = await office.letter(office.clerk, 'О журнале');
    const all = (await journal({ limit: 200 })).json().items;
    const found = (await journal({ recordId: id, outcome: 'done' })).json().items;
    assert.deepEqual(
      found.map((event: { operation: string; actor: string }) => [event.operation, event.actor]),
      [['correspondence.letter.register', 'Сотрудник clerk']],
    );
    const ids: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: { items: { id: string }[]; next: string | null } = (
        await journal({ limit: 3, outcome: 'done', ...(next ? { after: next } : {}) })
      ).json();
      ids.push(...page.items.map((event) => event.id));
      next = page.next;
    }
    const done = all
      .filter((event: { outcome: string }) => event.outcome === 'done')
      .map((event: { id: string }) => event.id);
    assert.deepEqual(ids, done);
    const made = (await journal({ subjectId: office.ids.clerk, operation: 'identity.user.create' })).json().items;
    assert.equal(made[0].personal[office.ids.clerk].login, 'clerk');
    const told = await office.sql(
      `select from event where operation = 'core.event.list' and outcome = 'read' and subject_ids @> array[$1::uuid]`,
      [office.ids.clerk],
    );
    assert.ok(told.length > 0);
    assert.equal((await journal({}, office.clerk)).statusCode, 403);
    assert.equal((await journal({ after: 'nonsense' })).json().code, 'bad_cursor');
  });

  it('H7 days are those of the organisation, and words find operations by their titles', async () => {
    const { clock } = office.server;
    clock.set('2031-05-09T20:59:00Z');
    await office.server.services.pools.write.query(
      'update user_session set created_at = $1, last_seen_at = $1, authenticated_at = $1, expires_at = $2',
      [clock.now().toISOString(), '2031-06-01T00:00:00Z'],
    );
    await office.owner.call('POST', '/api/admin/groups', { name: 'До полуночи', kind: 'team' });
    clock.set('2031-05-09T21:01:00Z');
    await office.owner.call('POST', '/api/admin/groups', { name: 'После полуночи', kind: 'team' });
    const on = async (day: string) =>
      (await journal({ from: day, to: day, operation: 'identity.group.create' }))
        .json()
        .items.map((event: { data: { name: string } }) => event.data.name);
    assert.deepEqual(await on('2031-05-09'), ['До полуночи']);
    assert.deepEqual(await on('2031-05-10'), ['После полуночи']);
    const titled = (await journal({ q: 'подразделения', from: '2031-05-09' })).json().items;
    assert.equal(titled.length, 2);
  });

  it('H7 the check of the journal is whole, and names a row that the owner of the database has changed', async () => {
    const { services, ownerUrl } = office.server;
    const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
    try {
      await sealJournal(owner, services.keys, services.clock);
      const check = async () => (await office.owner.call('GET', '/api/admin/journal/check')).json();
      const whole = await check();
      assert.deepEqual([whole.ok, whole.findings], [true, []]);
      assert.ok(whole.sealed > 0);
      const { rows } = await owner.query(`select id, tableoid::regclass::text as part from event order by id limit 1`);
      await owner.query(`alter table ${rows[0].part} disable trigger journal_untouched`);
      await owner.query(`update ${rows[0].part} set address = $2 where id = $1`, [rows[0].id, '10.9.9.9']);
      const changed = await check();
      assert.equal(changed.ok, false);
      assert.equal(changed.findings[0].eventId, rows[0].id);
      assert.equal((await office.clerk.call('GET', '/api/admin/journal/check')).statusCode, 403);
    } finally {
      await owner.end();
    }
  });

  it('L1 the outbox shows what the system wrote and to whom, newest first', async () => {
    for (const place of [1, 2, 3]) {
      await office.sql(
        `insert into outbox (id, channel, recipient, subject, body, state, next_attempt_at, created_at)
         values ($1, 'mail', 'a@example.org', $2, 'Текст', $3, now(), '2026-01-01'::timestamptz + make_interval(mins => $4))`,
        [newId(), `Письмо ${place}`, place === 2 ? 'failed' : 'kept', place],
      );
    }
    const read = async (query: string) =>
      (await office.owner.call('GET', `/api/admin/outbox${query}`)).json() as {
        items: { subject: string }[];
        next: string;
      };
    const first = await read('?limit=2');
    assert.deepEqual(
      first.items.map((item) => item.subject),
      ['Письмо 3', 'Письмо 2'],
    );
    assert.deepEqual(
      (await read(`?limit=2&after=${first.next}`)).items.map((item) => item.subject),
      ['Письмо 1'],
    );
    assert.deepEqual(
      (await read('?state=failed')).items.map((item) => item.subject),
      ['Письмо 2'],
    );
    assert.equal((await office.clerk.call('GET', '/api/admin/outbox')).statusCode, 403);
    const forged = Buffer.from(JSON.stringify(['yesterday', newId()])).toString('base64url');
    assert.equal((await office.owner.call('GET', `/api/admin/outbox?after=${forged}`)).statusCode, 400);
  });

  it('L5 a changed day of the calendar counts, the others of its year stay, "default" takes it back', async () => {
    const days = async (year: number): Promise<{ day: string; kind: string; name: string }[]> =>
      (await office.clerk.call('GET', `/api/calendar?year=${year}`)).json().days;
    const before = await days(2029);
    assert.ok(before.some((one) => one.day === '2029-05-09'));
    const set = (day: object) => office.owner.call('PUT', '/api/admin/calendar', { days: [day] });
    const changed = await set({ day: '2029-07-03', kind: 'holiday', name: 'День города' });
    assert.equal(changed.statusCode, 200, changed.body);
    const after = await days(2029);
    assert.equal(after.length, before.length + 1);
    assert.deepEqual(
      after.find((one) => one.day === '2029-07-03'),
      { day: '2029-07-03', kind: 'holiday', name: 'День города' },
    );
    await set({ day: '2029-07-03', kind: 'default' });
    assert.deepEqual(await days(2029), before);
    assert.equal((await office.clerk.call('PUT', '/api/admin/calendar', { days: [] })).statusCode, 403);
  });

  it('H7 the live stream and the quick list of operations need a sign-in', async () => {
    const { anonymous } = office.server;
    for (const path of [
      '/api/live',
      '/api/notices',
      '/api/calendar?year=2026',
      '/api/views?list=x',
      '/api/me/sessions',
    ])
      assert.equal((await anonymous.call('GET', path)).statusCode, 401, path);
  });
});
