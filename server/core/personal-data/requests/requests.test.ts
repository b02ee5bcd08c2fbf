import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { makePackage } from '#core/personal-data/package/make-package.ts';
import { watchReading } from '#core/personal-data/readers/find-alerts.ts';
import { watchIncidents } from '#core/personal-data/retention/watch-incidents.ts';
import { openPrivacyOffice, type PrivacyOffice } from '#test/support/privacy.ts';

let office: PrivacyOffice;
before(async () => {
  office = await openPrivacyOffice();
});
after(() => office.server.close());

describe('requests of people', () => {
  it('P27 a request is due in 10 working days and prolonged once by five, with the reason', async () => {
    await office.at('2026-11-23T09:00:00Z');
    const made = await office.officer.call('POST', '/api/privacy/requests', {
      kind: 'access',
      channel: 'paper',
      applicant: 'Гончарова Ольга',
      arrivedOn: '2026-11-23',
      fileId: await office.scan(office.officer),
    });
    assert.equal(made.statusCode, 201, made.body);
    const { id, number, dueOn, requestFileId } = made.json();
    assert.deepEqual([dueOn, typeof number], ['2026-12-07', 'number']);
    const bare = await office.officer.call('POST', `/api/privacy/requests/${id}/prolong`, {});
    assert.equal(bare.statusCode, 400);
    const prolonged = await office.officer.call('POST', `/api/privacy/requests/${id}/prolong`, { reason: 'Архив' });
    assert.equal(prolonged.json().prolongedOn, '2026-12-14');
    const twice = await office.officer.call('POST', `/api/privacy/requests/${id}/prolong`, { reason: 'Ещё' });
    assert.equal(twice.json().code, 'request_prolonged');
    const file = await office.officer.call('GET', `/api/privacy/files/${requestFileId}`);
    assert.equal(file.statusCode, 200);
    assert.equal((await office.owner.call('GET', `/api/files/${requestFileId}`)).statusCode, 404);
    const answered = await office.officer.call('POST', `/api/privacy/requests/${id}/answer`, { answer: 'Направлено' });
    assert.equal(answered.json().state, 'answered');
    const late = await office.officer.call('POST', `/api/privacy/requests/${id}/answer`, { answer: 'Ещё раз' });
    assert.equal(late.json().code, 'request_settled');
    const list = (await office.officer.call('GET', '/api/privacy/requests?state=answered')).json();
    assert.equal(list.items.length, 1);
  });

  it('P28 one act makes the package: data, purposes, who had access, consents; other people are masked', async () => {
    const { id } = await office.person('package', {
      name: 'Тютчев Фёдор Иванович',
      email: 'tyutchev@example.org',
      position: 'Советник',
    });
    await office.owner.call('GET', `/api/admin/users/${id}`);
    const asked = await office.officer.call('POST', `/api/privacy/subjects/${id}/packages`, {});
    assert.equal(asked.statusCode, 201, asked.body);
    await makePackage(office.server.services, asked.json().id);
    const [ready] = (await office.officer.call('GET', `/api/privacy/subjects/${id}/packages`)).json().items;
    assert.deepEqual([ready.state, ready.doneSteps], ['ready', ready.allSteps]);
    const json = (await office.officer.call('GET', `/api/privacy/files/${ready.jsonFileId}`)).json();
    assert.ok(json.data.some((row: { value: string }) => row.value === 'tyutchev@example.org'));
    assert.ok(json.access.some((row: { operation: string }) => row.operation === 'Карточка пользователя'));
    assert.ok(json.access.some((row: { who: string }) => row.who === 'О*** В. П.'));
    assert.ok(!JSON.stringify(json).includes('Орлова'));
    assert.ok(!JSON.stringify(json).includes('argon2'));
    const pdf = await office.officer.call('GET', `/api/privacy/files/${ready.pdfFileId}`);
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf.rawPayload }).toString();
    for (const words of ['Тютчев', 'Советник', 'Кто имел доступ', 'Цели, основания и сроки'])
      assert.ok(text.includes(words), words);
    assert.ok(!text.includes('Орлова'));
    const { caller } = await office.person('stranger');
    assert.equal((await caller.call('GET', `/api/privacy/files/${ready.jsonFileId}`)).statusCode, 403);
  });
});

describe('who looked', () => {
  it('P18 who looked at this person is told by person and operation, over any period', async () => {
    const { id } = await office.person('watched');
    await office.owner.call('GET', `/api/admin/users/${id}`);
    const answer = await office.officer.call('GET', `/api/privacy/subjects/${id}/readers`);
    assert.equal(answer.statusCode, 200, answer.body);
    const reads = answer.json().items.filter((row: { outcome: string }) => row.outcome === 'read');
    assert.ok(
      reads.some(
        (row: { actor: string; operation: string }) =>
          row.actor === 'Орлова Вера Павловна' && row.operation === 'identity.user.read',
      ),
    );
    const past = await office.officer.call('GET', `/api/privacy/subjects/${id}/readers?from=2020-01-01&to=2020-12-31`);
    assert.deepEqual(past.json().items, []);
  });

  it('P26 more people in an hour than the limit raises one alert to the officer, at night a lower limit counts', async () => {
    const put = await office.owner.call(
      'PUT',
      '/api/admin/settings/personal-data',
      {
        value: { cardsPerHour: 3, nightCards: 2, nightFrom: 22, nightTo: 6 },
      },
      { 'if-match': '"0"' },
    );
    assert.equal(put.statusCode, 200, put.body);
    await office.at('2027-02-01T09:10:00Z');
    const people = await Promise.all(['one', 'two', 'three', 'four'].map((name) => office.person(`alert-${name}`)));
    const curious = await office.person('curious', { roles: [{ key: 'admin' }] });
    for (const { id } of people.slice(0, 3)) await curious.caller.call('GET', `/api/admin/users/${id}`);
    await watchReading(office.server.services);
    const mine = async () =>
      (await office.officer.call('GET', '/api/privacy/alerts?state=open'))
        .json()
        .items.filter((one: { actorId: string }) => one.actorId === curious.id);
    assert.equal((await mine()).length, 0);
    await curious.caller.call('GET', `/api/admin/users/${people[3]?.id}`);
    await watchReading(office.server.services);
    await watchReading(office.server.services);
    const [alert, ...more] = await mine();
    assert.deepEqual([alert.kind, alert.people, more.length], ['many', 4, 0]);
    const notices = (await office.officer.call('GET', '/api/notices')).json().items;
    assert.ok(notices.some((notice: { data: { to?: string } }) => notice.data.to === '/privacy/alerts'));
    const closed = await office.officer.call('POST', `/api/privacy/alerts/${alert.id}/close`, {
      conclusion: 'По поручению',
    });
    assert.equal(closed.statusCode, 200, closed.body);
    assert.equal((await mine()).length, 0);
    await office.at('2027-02-01T20:30:00Z');
    const night = await office.server.signIn('curious', 'zelenyj-avtobus-77');
    for (const { id } of people.slice(0, 3)) await night.call('GET', `/api/admin/users/${id}`);
    await watchReading(office.server.services);
    assert.deepEqual(
      (await mine()).map((one: { kind: string }) => one.kind),
      ['night'],
    );
  });
});

describe('incidents and the register', () => {
  it('P36 the journal tells whom an incident affects; the notices are filled and their terms run', async () => {
    const made = await office.officer.call('POST', '/api/privacy/incidents', {
      title: 'Массовый просмотр',
      noticedAt: '2027-02-01T21:00:00Z',
      harm: 'не установлен',
    });
    assert.equal(made.statusCode, 201, made.body);
    const { id, version, firstDueAt, secondDueAt } = made.json();
    assert.deepEqual(
      [firstDueAt, secondDueAt].map((at) => new Date(at).toISOString()),
      ['2027-02-02T21:00:00.000Z', '2027-02-04T21:00:00.000Z'],
    );
    const [{ id: actorId }] = await office.rows(`select id from app_user where login = 'curious'`);
    const affected = await office.officer.call('POST', `/api/privacy/incidents/${id}/collect`, {
      from: '2027-02-01T00:00:00Z',
      to: '2027-02-02T00:00:00Z',
      actorId,
    });
    assert.equal(affected.json().subjects, 4, affected.body);
    assert.ok(affected.json().categories.includes('name'));
    const card = (await office.officer.call('GET', `/api/privacy/incidents/${id}`)).json();
    assert.ok(
      card.firstNotice.includes('Затронуто субъектов: 4') && card.firstNotice.includes('Фамилия, имя, отчество'),
    );
    const sent = await office.officer.call(
      'PATCH',
      `/api/privacy/incidents/${id}`,
      { firstNoticeSent: true },
      { 'if-match': `"${card.version}"` },
    );
    assert.ok(sent.json().firstNoticeAt, sent.body);
    const stale = await office.officer.call(
      'PATCH',
      `/api/privacy/incidents/${id}`,
      { harm: 'иное' },
      { 'if-match': `"${version}"` },
    );
    assert.equal(stale.json().code, 'stale');
  });

  it('P36 each term of an incident is told to the officer once, until its notice has gone', async () => {
    await office.at('2027-03-01T08:00:00Z');
    const made = await office.officer.call('POST', '/api/privacy/incidents', {
      title: 'Потерян ноутбук',
      noticedAt: '2027-03-01T08:00:00Z',
    });
    const { id, number } = made.json();
    const alarms = async () =>
      (
        await office.rows(
          `select data -> 'text' ->> 'ru' as text from notice where data ->> 'to' = $1 order by created_at, id`,
          [`/privacy/incidents/${id}`],
        )
      ).map(({ text }) => text);
    const round = async (moment: string) => {
      office.server.clock.set(moment);
      await watchIncidents(office.server.services);
      await watchIncidents(office.server.services);
    };
    await round('2027-03-02T01:59:00Z');
    assert.deepEqual(await alarms(), []);
    await round('2027-03-02T02:01:00Z');
    assert.equal((await alarms()).length, 1);
    await office.at('2027-03-02T03:00:00Z');
    const { version } = (await office.officer.call('GET', `/api/privacy/incidents/${id}`)).json();
    await office.officer.call(
      'PATCH',
      `/api/privacy/incidents/${id}`,
      { firstNoticeSent: true },
      { 'if-match': `"${version}"` },
    );
    // The first notice has gone: its term says no more, the second's does.
    await round('2027-03-02T09:00:00Z');
    await round('2027-03-04T08:00:00Z');
    assert.deepEqual(await alarms(), [
      `Инцидент № ${number}: первичное уведомление ждёт отправки, срок — 24 часа.`,
      `Инцидент № ${number}: срок дополнительного уведомления (72 часа) прошёл.`,
    ]);
    await office.at('2027-03-04T09:00:00Z');
  });

  it('P8 the register exports as CSV for Excel and as PDF, each export journaled', async () => {
    const { caller, id } = await office.person('exported', { name: '=Формулин Икс' });
    const text = await office.textInForce();
    await caller.call('POST', '/api/me/consents', { textId: text.id, sha256: text.sha256, agree: true });
    const csv = await office.officer.call('GET', '/api/privacy/consents/export?format=csv');
    assert.ok(csv.body.startsWith('\ufeff'));
    assert.ok(csv.body.includes("'=Формулин Икс") && csv.body.includes(text.sha256), csv.body);
    const pdf = await office.officer.call('GET', `/api/privacy/consents/export?format=pdf&subjectId=${id}`);
    const read = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf.rawPayload }).toString();
    assert.ok(read.includes('Реестр согласий') && read.includes('Формулин'), read);
    const rows = await office.rows(
      `select subject_ids from event where operation = 'privacy.consent.export' and subject_ids @> array[$1::uuid]`,
      [id],
    );
    assert.equal(rows.length, 2);
  });
});
