import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { giveConsent } from '#core/personal-data/consents/give-consent.ts';
import { hasBasis, requireBasis } from '#core/personal-data/consents/has-basis.ts';
import { openPrivacyOffice, type PrivacyOffice, staffPassword } from '#test/support/privacy.ts';

let office: PrivacyOffice;
before(async () => {
  office = await openPrivacyOffice();
});
after(() => office.server.close());

describe('consents', () => {
  it('P1 a consent lacks no part: the program refuses an empty one, the database too', async () => {
    const { id } = await office.person('incomplete');
    const text = await office.textInForce();
    const record = (body: object) => office.officer.call('POST', '/api/privacy/consents', body);
    const whole = { subjectId: id, textId: text.id, form: 'paper', evidence: 'Личное дело, лист 3' };
    for (const field of Object.keys(whole)) {
      const answer = await record({ ...whole, [field]: undefined });
      assert.equal(answer.statusCode, 400, field);
    }
    await assert.rejects(
      giveConsent({} as never, {
        subjectId: id,
        purposeKey: 'account',
        textVersionId: text.id,
        channel: 'web',
        form: 'button',
        evidence: ' ',
      }),
      /consent_incomplete/,
    );
    const given = await record({ ...whole, fileId: await office.scan(office.officer) });
    assert.equal(given.statusCode, 201, given.body);
    assert.deepEqual(
      [given.json().form, given.json().channel, given.json().state, given.json().sha256],
      ['paper', 'paper', 'standing', text.sha256],
    );
  });

  it('P3 a person who read an earlier text is asked to read the new one', async () => {
    const { caller } = await office.person('late-reader');
    const { items } = (await office.officer.call('GET', '/api/privacy/purposes')).json();
    const account = items.find((item: { key: string }) => item.key === 'account');
    await office.newText(account.id, 'Согласие, новая редакция');
    const { items: texts } = (await office.officer.call('GET', `/api/privacy/purposes/${account.id}/texts`)).json();
    const old = texts.at(-1);
    const late = await caller.call('POST', '/api/me/consents', { textId: old.id, sha256: old.sha256, agree: true });
    assert.equal(late.json().code, 'consent_text_changed');
    const text = await office.textInForce();
    const unread = await caller.call('POST', '/api/me/consents', {
      textId: text.id,
      sha256: old.sha256,
      agree: true,
    });
    assert.equal(unread.json().code, 'consent_text_changed');
    const unticked = await caller.call('POST', '/api/me/consents', { ...text, textId: text.id, agree: false });
    assert.equal(unticked.statusCode, 400);
  });

  it('P3 P9 renewal demanded from a date: the earlier consent counts until that day and no longer', async () => {
    const made = await office.officer.call('POST', '/api/privacy/purposes', {
      key: 'photo',
      name: 'Фото',
      basis: 'consent',
    });
    await office.newText(made.json().id, 'Согласие на фото');
    const { id, caller } = await office.person('renewing');
    const first = await office.textInForce('photo');
    await caller.call('POST', '/api/me/consents', { textId: first.id, sha256: first.sha256, agree: true });
    assert.ok(await hasBasis(office.reader(), id, 'photo'));
    await office.newText(made.json().id, 'Согласие на фото, новая редакция');
    const card = await office.officer.call(
      'PATCH',
      `/api/privacy/purposes/${made.json().id}`,
      { renewOn: '2026-12-01' },
      {
        'if-match': `"${made.json().version}"`,
      },
    );
    assert.equal(card.statusCode, 200, card.body);
    office.server.clock.set('2026-11-30T09:00:00Z');
    assert.ok(await hasBasis(office.reader(), id, 'photo'));
    office.server.clock.set('2026-12-01T09:00:00Z');
    assert.ok(!(await hasBasis(office.reader(), id, 'photo')));
    await assert.rejects(requireBasis(office.reader(), [id], 'photo'), { code: 'no_basis' });
    // Sessions have ended with the day; the person signs in again and is asked.
    const session = await office.server.signIn('renewing', staffPassword);
    const mine = (await session.call('GET', '/api/me/consents')).json().items;
    const photo = mine.find((item: { purposeKey: string }) => item.purposeKey === 'photo');
    assert.deepEqual([photo.asked, photo.consent.state], [true, 'renewal']);
    const second = await office.textInForce('photo');
    const renewed = await session.call('POST', '/api/me/consents', {
      textId: second.id,
      sha256: second.sha256,
      agree: true,
    });
    assert.equal(renewed.statusCode, 201, renewed.body);
    assert.ok(await hasBasis(office.reader(), id, 'photo'));
    const rows = await office.rows('select end_kind from consent where subject_id = $1 order by given_at', [id]);
    assert.deepEqual(
      rows.map((row) => row.end_kind),
      ['renewed', null],
    );
    await office.at(new Date().toISOString());
  });

  it('P6 the person withdraws in the web: the account closes at once and a task due in 30 days waits for the officer', async () => {
    const { id, caller } = await office.person('leaving');
    const text = await office.textInForce();
    await caller.call('POST', '/api/me/consents', { textId: text.id, sha256: text.sha256, agree: true });
    const mine = (await caller.call('GET', '/api/me/consents')).json().items;
    const consentId = mine.find((item: { purposeKey: string }) => item.purposeKey === 'account').consent.id;
    const withdrawn = await caller.call('POST', `/api/me/consents/${consentId}/withdraw`, {});
    assert.equal(withdrawn.statusCode, 200, withdrawn.body);
    assert.equal((await caller.call('GET', '/api/me')).statusCode, 401);
    await assert.rejects(office.server.signIn('leaving', staffPassword));
    const rows = await office.rows(
      `select cause, way, state, (due_on - (proposed_at at time zone 'Europe/Moscow')::date) as days from disposal where subject_id = $1`,
      [id],
    );
    assert.deepEqual(rows, [{ cause: 'withdrawal', way: 'destroy', state: 'proposed', days: 30 }]);
    assert.ok(!(await hasBasis(office.reader(), id, 'account')));
  });

  it('P6 the officer records a withdrawal from paper with its scan; a demand is due in 10 working days', async () => {
    const { id } = await office.person('by-paper');
    const text = await office.textInForce();
    const given = await office.officer.call('POST', '/api/privacy/consents', {
      subjectId: id,
      textId: text.id,
      form: 'paper',
      evidence: 'Личное дело',
    });
    await office.at('2026-11-23T09:00:00Z');
    const fileId = await office.scan(office.officer);
    const withdrawn = await office.officer.call('POST', `/api/privacy/consents/${given.json().id}/withdraw`, {
      evidence: 'Заявление № 4',
      fileId,
      demand: true,
    });
    assert.equal(withdrawn.statusCode, 200, withdrawn.body);
    assert.deepEqual([withdrawn.json().state, withdrawn.json().endFileId], ['withdrawn', fileId]);
    const rows = await office.rows('select cause, due_on::text as due_on from disposal where subject_id = $1', [id]);
    assert.deepEqual(rows, [{ cause: 'demand', due_on: '2026-12-07' }]);
    const again = await office.officer.call('POST', `/api/privacy/consents/${given.json().id}/withdraw`, {
      evidence: 'Ещё',
    });
    assert.equal(again.json().code, 'consent_ended');
  });

  it('P7 a withdrawn consent stays readable with the text that it was given to', async () => {
    const { items } = (await office.officer.call('GET', '/api/privacy/consents?state=ended')).json();
    const ended = items.find((item: { state: string }) => item.state === 'withdrawn');
    const card = (await office.officer.call('GET', `/api/privacy/consents/${ended.id}`)).json();
    assert.equal(card.text.sha256, ended.sha256);
    assert.ok(card.endedAt && card.text.body.length > 200);
  });

  it('P4 refusing an optional purpose leaves everything else working', async () => {
    const { caller } = await office.person('refuser');
    const { items } = (await caller.call('GET', '/api/me/consents')).json();
    assert.ok(items.some((item: { optional: boolean; asked: boolean }) => item.optional && item.asked));
    assert.equal((await caller.call('GET', '/api/me')).statusCode, 200);
  });

  it('P6 the last owner cannot end the installation by withdrawing', async () => {
    const text = await office.textInForce();
    await office.owner.call('POST', '/api/me/consents', { textId: text.id, sha256: text.sha256, agree: true });
    const mine = (await office.owner.call('GET', '/api/me/consents')).json().items;
    const consentId = mine.find((item: { purposeKey: string }) => item.purposeKey === 'account').consent.id;
    const answer = await office.owner.call('POST', `/api/me/consents/${consentId}/withdraw`, {});
    assert.equal(answer.json().code, 'last_owner');
  });

  it('P16 each consent and withdrawal is an event about the person, without names in clear', async () => {
    const rows = await office.rows(
      `select operation, cardinality(subject_ids) as n, data::text as data from event where operation like 'privacy.consent.%' and outcome = 'done'`,
    );
    assert.ok(rows.length >= 6);
    for (const row of rows) {
      assert.equal(row.n, 1);
      assert.ok(!row.data.includes('Сотрудник'));
    }
  });

  it('P9 nobody but the officer reads the register, and nobody withdraws the consent of another', async () => {
    const { caller } = await office.person('curious');
    assert.equal((await caller.call('GET', '/api/privacy/consents')).statusCode, 403);
    const rows = await office.rows('select id from consent where ended_at is null limit 1');
    assert.equal((await caller.call('POST', `/api/me/consents/${rows[0].id}/withdraw`, {})).statusCode, 404);
  });
});
