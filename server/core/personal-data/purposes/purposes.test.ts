import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { hasBasis } from '#core/personal-data/consents/has-basis.ts';
import { openPrivacyOffice, type PrivacyOffice } from '#test/support/privacy.ts';

let office: PrivacyOffice;
before(async () => {
  office = await openPrivacyOffice();
});
after(() => office.server.close());

describe('purposes and the texts of consents', () => {
  it('P1 P5 the purpose of the account is there from the first start with a whole Russian text', async () => {
    const { items } = (await office.officer.call('GET', '/api/privacy/purposes')).json();
    assert.deepEqual([items[0].key, items[0].basis, items[0].optional], ['account', 'consent', false]);
    const text = await office.textInForce();
    for (const part of ['Цель обработки', 'Перечень персональных данных', 'способы', 'переданы', 'Срок', 'отзыва'])
      assert.ok(text.body.includes(part), part);
  });

  it('P3 what is shown is byte for byte what is kept: its SHA-256 is the stored one', async () => {
    const text = await office.textInForce();
    assert.equal(createHash('sha256').update(text.body, 'utf8').digest('hex'), text.sha256);
  });

  it('P3 a changed text is a new version; the earlier one can be neither changed nor deleted in the database', async () => {
    const { items } = (await office.officer.call('GET', '/api/privacy/purposes')).json();
    const before = await office.textInForce();
    const made = await office.newText(items[0].id, 'Согласие на обработку данных');
    assert.equal(made.statusCode, 201, made.body);
    assert.equal(made.json().ordinal, 2);
    assert.equal((await office.textInForce()).id, made.json().id);
    const { items: texts } = (await office.officer.call('GET', `/api/privacy/purposes/${items[0].id}/texts`)).json();
    assert.equal(texts[1].body, before.body);
    const write = (text: string) => office.server.services.pools.write.query(text, [before.id]);
    await assert.rejects(write(`update consent_text set body = 'иное' where id = $1`), /never changed/);
    await assert.rejects(write('delete from consent_text where id = $1'), /never changed/);
  });

  it('P2 one document has one purpose: a text cannot name two, and two purposes make two records', async () => {
    const made = await office.officer.call('POST', '/api/privacy/purposes', {
      key: 'news',
      name: 'Новости',
      basis: 'consent',
    });
    assert.equal(made.statusCode, 201, made.body);
    const again = await office.officer.call('POST', '/api/privacy/purposes', {
      key: 'news',
      name: 'Ещё',
      basis: 'consent',
    });
    assert.equal(again.json().code, 'purpose_taken');
    const both = await office.officer.call('POST', `/api/privacy/purposes/${made.json().id}/texts`, {
      purposeIds: [1, 2],
    });
    assert.equal(both.statusCode, 400);
    const text = (await office.newText(made.json().id, 'Согласие на рассылку')).json();
    const { id, caller } = await office.person('two-purposes');
    for (const { id: textId, sha256 } of [text, await office.textInForce()]) {
      const given = await caller.call('POST', '/api/me/consents', { textId, sha256, agree: true });
      assert.equal(given.statusCode, 201, given.body);
    }
    const rows = await office.rows('select count(distinct purpose_id)::int as n from consent where subject_id = $1', [
      id,
    ]);
    assert.equal(rows[0].n, 2);
  });

  it('P5 a purpose on a contract or a law asks for no consent and still has its basis', async () => {
    const made = await office.officer.call('POST', '/api/privacy/purposes', {
      key: 'staff',
      name: 'Кадровый учёт',
      basis: 'contract',
      basisNote: 'трудовой договор',
    });
    const { id, caller } = await office.person('employee');
    const { items } = (await caller.call('GET', '/api/me/consents')).json();
    const staff = items.find((item: { purposeId: string }) => item.purposeId === made.json().id);
    assert.deepEqual([staff.text, staff.asked, staff.basisNote], [null, false, 'трудовой договор']);
    assert.ok(await hasBasis(office.reader(), id, 'staff'));
    assert.ok(!(await hasBasis(office.reader(), id, 'account')));
  });
});
