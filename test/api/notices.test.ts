import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import pg from 'pg';
import { tellDueDates } from '#core/notify/mail/digests.ts';
import type { Caller } from '#test/support/server.ts';
import { noticesMade } from '#test/support/settle.ts';
import { type Office, openOffice } from './office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.server.close());

const told = async (caller: Caller): Promise<[string, string | null][]> =>
  (await caller.call('GET', '/api/notices'))
    .json()
    .items.map((item: { operation: string; recordTitle: string }) => [item.operation, item.recordTitle]);

/** Makes the notices of everything that was done until now. */
async function follow(): Promise<void> {
  await noticesMade(office.server.services);
}

describe('notices', () => {
  beforeEach(async () => {
    await follow();
    await office.sql('delete from notice');
  });

  it('C7 the responsible person hears of a letter that became theirs, once, however often the journal is followed', async () => {
    await office.letter(office.clerk, 'Вам на исполнение', { responsibleId: office.ids.reader });
    const later = await office.letter(office.clerk, 'Позже и вам');
    for (let time = 0; time < 3; time++) await follow();
    assert.deepEqual(await told(office.reader), [['correspondence.letter.register', 'Вам на исполнение']]);
    const { version } = (await office.clerk.call('GET', `/api/correspondence/letters/${later.id}`)).json();
    const changed = await office.clerk.call(
      'PATCH',
      `/api/correspondence/letters/${later.id}`,
      { responsibleId: office.ids.reader },
      { 'if-match': String(version) },
    );
    assert.equal(changed.statusCode, 200, changed.body);
    await follow();
    assert.deepEqual((await told(office.reader))[0], ['correspondence.letter.update', 'Позже и вам']);
    assert.deepEqual(await told(office.clerk), []);
  });

  it('C7 one who cannot be told of due dates keeps nobody else from it, and is told with the next round', async () => {
    const { services, clock } = office.server;
    clock.set('2026-11-24T09:00:00Z');
    await office.sql(`update user_session set last_seen_at = $1, created_at = $1, expires_at = '2030-01-01'`, [
      clock.now().toISOString(),
    ]);
    for (const [by, responsibleId] of [
      [office.other, office.ids.clerk],
      [office.clerk, office.ids.other],
    ] as const)
      await office.letter(by, 'К сроку', { responsibleId, dueOn: '2026-11-24' });
    const tables = new pg.Client({ connectionString: office.server.ownerUrl });
    await tables.connect();
    await tables.query(`alter table notice_digest add constraint trouble check (user_id <> '${office.ids.clerk}')`);
    const reminded = async () =>
      (await office.sql<{ id: string }>(`select user_id as id from notice where operation = 'core.due.today'`)).map(
        ({ id }) => id,
      );
    await assert.rejects(tellDueDates(services));
    assert.deepEqual(await reminded(), [office.ids.other]);
    await tables.query('alter table notice_digest drop constraint trouble');
    await tables.end();
    await tellDueDates(services);
    assert.deepEqual((await reminded()).sort(), [office.ids.clerk, office.ids.other].sort());
  });

  it('C7 a letter given to a department is told to its people', async () => {
    await office.letter(office.owner, 'Отделу', { responsibleId: office.ids.legal });
    await follow();
    assert.deepEqual(await told(office.other), [['correspondence.letter.register', 'Отделу']]);
    assert.deepEqual(await told(office.clerk), []);
  });

  it('C7 a comment is told to the author and to those who watch, never to whoever wrote it', async () => {
    const { id } = await office.letter(office.clerk, 'Под наблюдением');
    await office.reader.call('PUT', `/api/records/${id}/watch`, { on: true });
    await office.owner.call('POST', `/api/records/${id}/comments`, { body: 'Раз' });
    await follow();
    const comment = ['record.comment.add', 'Под наблюдением'];
    assert.deepEqual(await told(office.clerk), [comment]);
    assert.deepEqual(await told(office.reader), [comment]);
    assert.deepEqual(await told(office.owner), []);
    await office.clerk.call('POST', `/api/records/${id}/comments`, { body: 'Два' });
    await office.reader.call('PUT', `/api/records/${id}/watch`, { on: false });
    await office.clerk.call('POST', `/api/records/${id}/comments`, { body: 'Три' });
    await follow();
    assert.deepEqual(await told(office.clerk), [comment]);
    // The follower reads after the fact: whoever no longer watches hears of neither.
    assert.deepEqual(await told(office.reader), [comment]);
  });

  it('C7 whoever lost sight of the record, or has left, is told nothing', async () => {
    const { id } = await office.letter(office.clerk, 'Больше не видно');
    const mover = await office.person('mover', ['viewer'], [office.ids.chancery]);
    const leaver = await office.person('leaver', ['viewer'], [office.ids.chancery]);
    for (const { caller } of [mover, leaver]) {
      const watched = await caller.call('PUT', `/api/records/${id}/watch`, { on: true });
      assert.equal(watched.statusCode, 200, watched.body);
    }
    const card = (await office.owner.call('GET', `/api/admin/users/${mover.id}`)).json();
    await office.owner.call(
      'PATCH',
      `/api/admin/users/${mover.id}`,
      { groupIds: [] },
      { 'if-match': String(card.version) },
    );
    await office.owner.call('POST', `/api/admin/users/${leaver.id}/deactivate`, { reason: 'Уволен' });
    await office.owner.call('POST', `/api/records/${id}/comments`, { body: 'Секрет' });
    await follow();
    const rows = await office.sql<{ user_id: string }>('select user_id from notice');
    assert.deepEqual(
      rows.map((row) => row.user_id),
      [office.ids.clerk],
    );
  });

  it('C7 a requester who watches is told of what is meant for the outside only', async () => {
    const { id } = await office.letter(office.clerk, 'Обращение');
    const person = await office.person('outsider', ['viewer']);
    await office.sql(
      `insert into participant (record_id, principal_id, part, kind, state, clearance, registration_order)
       select id, $2, 'requester', kind, state, clearance, registration_order from record where id = $1`,
      [id, person.id],
    );
    await person.caller.call('PUT', `/api/records/${id}/watch`, { on: true });
    await office.clerk.call('POST', `/api/records/${id}/comments`, { body: 'Между нами' });
    await follow();
    assert.deepEqual(await told(person.caller), []);
    await office.clerk.call('POST', `/api/records/${id}/comments`, { body: 'Ответ', audience: 'external' });
    await follow();
    assert.deepEqual(await told(person.caller), [['record.comment.add', 'Обращение']]);
  });
});
