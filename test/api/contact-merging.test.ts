// Contacts that are one, through HTTP: likely doubles proposed, merged with all that points to them, parted again exactly.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findContactDoubles } from '../../server/modules/contacts/doubles/find-doubles.ts';
import { type Answer, answerOf, type Office, openOffice } from '../../server/modules/correspondence/test-office.ts';

describe('contacts that are one', () => {
  let office: Office;
  before(async () => {
    office = await openOffice('owner', 'admin', 'editor', 'viewer');
  });
  after(() => office.server.close());

  const send = (method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown, headers = {}) =>
    answerOf(office.as.admin.call(method, `/api${path}`, body, headers));
  const make = async (fields: Record<string, unknown>): Promise<Answer['body']> => {
    const made = await send('POST', '/contacts', { kind: 'organisation', ...fields });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    return made.body;
  };
  const read = async (id: string) => (await send('GET', `/contacts/${id}`)).body;
  const doubles = async (): Promise<{ names: string[]; score: number; reasons: string[] }[]> => {
    await findContactDoubles(office.server.services);
    const { body } = await send('POST', '/contacts/doubles/list', { limit: 100 });
    return body.items.map((pair: Answer['body']) => ({
      names: [pair.one.name, pair.other.name].sort(),
      score: pair.score,
      reasons: pair.reasons,
    }));
  };
  /** All rows of the tables that a merge touches, but for what it may leave: history, versions, the merge itself. */
  const state = () =>
    office.rows(
      `select (select json_agg(to_jsonb(c) - 'double_keys' order by c.id) from contact c) as contacts,
         (select json_agg(json_build_array(l.id, l.correspondent_id, l.correspondent_name) order by l.id) from letter l) as letters,
         (select json_agg(json_build_array(a.id, a.contact_id) order by a.id) from letter_addressee a) as addressees,
         (select json_agg(json_build_array(k.from_id, k.to_id, k.kind) order by k.id) from record_link k) as links,
         (select json_agg(json_build_array(r.id, r.title, r.life) order by r.id) from record r) as records,
         (select json_agg(json_build_array(s.id, s.subject_id) order by s.id) from consent s) as consents`,
    );

  it('L3 likely doubles are proposed by ИНН, name, phone and mailbox; «не дубль» is remembered', async () => {
    const one = await make({ name: 'ООО «Гранит Плюс»', phones: ['+7 3822 55-66-77'] });
    const other = await make({ name: 'Гранит плюс', emails: ['info@granit.example'] });
    await make({ name: 'ООО «Гранит Минус»', phones: ['+7 3822 55-66-78'] });
    await make({ kind: 'person', name: 'Сергеев С. С.' });
    await make({ kind: 'person', name: 'Сергеев Семён Сергеевич' });
    const granite = (await doubles()).filter((pair) => pair.names.some((name) => /гранит/iu.test(name)));
    assert.deepEqual(granite, [{ names: ['Гранит плюс', 'ООО «Гранит Плюс»'], score: 0.8, reasons: ['same-name'] }]);
    assert.ok(
      !(await doubles()).some((pair) => pair.names.some((name) => /Сергеев/u.test(name))),
      'initials say little',
    );
    await send('POST', '/contacts/doubles/part', { oneId: one.id, otherId: other.id });
    assert.ok(!(await doubles()).some((pair) => pair.names.includes('Гранит плюс')));
    await send('PATCH', `/contacts/${other.id}`, { phones: ['+7 3822 55-66-77'] }, { 'if-match': '1' });
    assert.ok(!(await doubles()).some((pair) => pair.names.includes('Гранит плюс')), 'however much it looks so');
    await send('POST', '/contacts/doubles/part', { oneId: one.id, otherId: other.id, parted: false });
    assert.ok((await doubles()).some((pair) => pair.names.includes('Гранит плюс')));
  });

  it('L3 a merge takes letters, people and links along, keeps both histories, and is undone to the letter', async () => {
    const { register, as, ids } = office;
    const kept = await make({ name: 'ООО «Вымпел»', inn: '7728168971', phones: ['+7 3822 11-22-33'] });
    const merged = await make({ name: 'Вымпел, ООО', emails: ['mail@vympel.example'], phones: ['+7 3822 44-55-66'] });
    const third = await make({ name: 'ТД «Вымпел»', note: 'Звонить до обеда' });
    const person = await make({ kind: 'person', name: 'Лаптев Олег Ильич', organisationId: merged.id });
    const incoming = (await register(as.admin, { correspondentName: undefined, correspondentId: merged.id })).body;
    const outgoing = (
      await register(as.admin, {
        journalId: ids['journal.outgoing'],
        correspondentName: undefined,
        addressees: [{ contactId: third.id }, { contactId: merged.id }],
      })
    ).body;
    await send('POST', `/records/${merged.id}/links`, { toId: ids['contact.person'], kind: 'related' });
    const before = await state();

    const done = await send('POST', `/contacts/${kept.id}/merge`, { otherIds: [merged.id, third.id] });
    assert.equal(done.status, 200, JSON.stringify(done.body));
    assert.deepEqual(done.body.phones, ['+73822112233', '+73822445566']);
    assert.deepEqual([done.body.emails, done.body.note], [['mail@vympel.example'], 'Звонить до обеда']);
    assert.deepEqual(done.body.merged.map((one: { name: string }) => one.name).sort(), ['Вымпел, ООО', 'ТД «Вымпел»']);
    const letters = await send('POST', '/correspondence/letters/list', {
      direction: 'incoming',
      correspondentId: kept.id,
    });
    assert.deepEqual(
      letters.body.items.map((one: { id: string }) => one.id),
      [incoming.id],
    );
    const card = (await send('GET', `/correspondence/letters/${outgoing.id}`)).body;
    assert.deepEqual(
      card.addressees.map((one: { contactId: string; name: string }) => [one.contactId, one.name]),
      [
        [kept.id, 'ТД «Вымпел»'],
        [kept.id, 'Вымпел, ООО'],
      ],
    );
    assert.equal((await read(person.id)).organisationId, kept.id);
    const gone = await read(merged.id);
    assert.deepEqual([gone.life, gone.mergedInto], ['merged', { id: kept.id, name: 'ООО «Вымпел»' }]);
    assert.deepEqual(gone.can, ['contacts.contact.read']);
    const found = (await send('POST', '/contacts/search', { q: 'вымпел' })).body.items;
    assert.deepEqual(
      found.map((one: { id: string }) => one.id),
      [kept.id],
    );
    const timeline = async (id: string) =>
      (await send('GET', `/records/${id}/timeline`)).body.items.map((one: { operation: string }) => one.operation);
    assert.ok((await timeline(merged.id)).includes('contacts.contact.create'), 'its history stays its own');
    assert.ok((await timeline(kept.id)).includes('contacts.contact.merge'));
    const late = await register(as.admin, { correspondentName: undefined, correspondentId: merged.id });
    assert.equal(late.body.correspondent.id, kept.id, 'a form that was open names the merged one still');
    await office.rows('update letter set correspondent_id = null where id = $1', [late.body.id]);

    for (const { mergeId } of done.body.merged) {
      const undone = await send('POST', `/contacts/merges/${mergeId}/undo`, {});
      assert.equal(undone.status, 200, JSON.stringify(undone.body));
    }
    assert.equal(
      (await send('POST', `/contacts/merges/${done.body.merged[0].mergeId}/undo`, {})).body.code,
      'merge_undone',
    );
    await office.rows(`update record set life = 'destroyed' where id = $1`, [late.body.id]);
    const restored = (await state())[0] as Record<string, unknown[][]>;
    const [expected] = before as [Record<string, unknown[][]>];
    for (const part of ['contacts', 'letters', 'addressees', 'links', 'records', 'consents'])
      assert.deepEqual(
        (restored[part] ?? []).filter((row) => !JSON.stringify(row).includes(late.body.id)),
        expected[part] ?? [],
        part,
      );
  });

  it('L3 different ИНН are chosen, never guessed; kinds are not mixed; what was merged is merged no more', async () => {
    const one = await make({ name: 'АО «Заря»', inn: '7710140679', kpp: '771001001' });
    const other = await make({ name: 'Заря АО', inn: '7736050003', kpp: '772801001', ogrn: '1027700070518' });
    const person = await make({ kind: 'person', name: 'Зарин Олег Ильич' });
    const merge = (body: unknown) => send('POST', `/contacts/${one.id}/merge`, body);
    assert.equal((await merge({ otherIds: [other.id] })).body.code, 'contacts_differ_in_inn');
    assert.equal((await merge({ otherIds: [person.id] })).body.errors[0].code, 'contacts_of_two_kinds');
    assert.equal((await merge({ otherIds: [one.id] })).body.errors[0].code, 'contact_with_itself');
    const done = await merge({ otherIds: [other.id], values: { inn: '7736050003', kpp: '772801001' } });
    assert.equal(done.status, 200, JSON.stringify(done.body));
    assert.deepEqual([done.body.inn, done.body.kpp, done.body.ogrn], ['7736050003', '772801001', '1027700070518']);
    assert.equal((await merge({ otherIds: [other.id] })).body.code, 'contact_merged');
    const closed = await send('PATCH', `/contacts/${other.id}`, { note: '…' }, { 'if-match': '2' });
    assert.ok([403, 409].includes(closed.status), JSON.stringify(closed.body));
    const viewer = await answerOf(
      office.as.viewer.call('POST', `/api/contacts/${one.id}/merge`, { otherIds: [other.id] }),
    );
    assert.equal(viewer.status, 403);
  });

  it('O1 consents go along with a person, a later withdrawal stops the merge, and destruction reaches both cards', async () => {
    const { rows } = office;
    const [kept, merged] = [
      await make({ kind: 'person', name: 'Громова Анна Львовна' }),
      await make({ kind: 'person', name: 'Громова А. Л.', phones: ['+7 913 800-11-22'] }),
    ];
    const text = { textId: office.ids['text.account'] };
    const consent = async (subjectId: string) => {
      const given = await answerOf(
        office.as.owner.call('POST', '/api/privacy/consents', {
          subjectId,
          ...text,
          form: 'paper',
          evidence: 'Лист 1',
        }),
      );
      assert.equal(given.status, 201, JSON.stringify(given.body));
      return given.body.id as string;
    };
    const given = await consent(merged.id);
    const owners = async () =>
      (await rows<{ subject_id: string }>('select subject_id from consent where id = $1', [given]))[0]?.subject_id;
    const done = await send('POST', `/contacts/${kept.id}/merge`, { otherIds: [merged.id] });
    assert.equal(done.status, 200, JSON.stringify(done.body));
    assert.equal(await owners(), kept.id);
    await send('POST', `/contacts/merges/${done.body.merged[0].mergeId}/undo`, {});
    assert.equal(await owners(), merged.id);

    const second = await consent(kept.id);
    await rows(`update consent set ended_at = now() + interval '1 minute', end_kind = 'withdrawn' where id = $1`, [
      second,
    ]);
    const refused = await send('POST', `/contacts/${kept.id}/merge`, { otherIds: [merged.id] });
    assert.equal(refused.body.code, 'consents_differ');
    await rows('delete from consent where id = $1', [second]);
    assert.equal((await send('POST', `/contacts/${kept.id}/merge`, { otherIds: [merged.id] })).status, 200);

    const officer = (path: string, body: unknown) =>
      answerOf(office.as.owner.call('POST', `/api/privacy/disposals${path}`, body));
    const task = await officer('', { subjectId: kept.id, way: 'destroy', reason: 'Цель достигнута' });
    assert.equal(task.status, 201, JSON.stringify(task.body));
    await officer('/approve', { ids: [task.body.id] });
    await officer(`/${task.body.id}/leftovers`, {});
    const carried = await officer(`/${task.body.id}/carry-out`, { confirm: true });
    assert.equal(carried.status, 200, JSON.stringify(carried.body));
    const left = await rows<{ name: string; phones: string[] }>(
      'select name, phones from contact where id = any($1::uuid[])',
      [[kept.id, merged.id]],
    );
    assert.ok(
      left.every((card) => !/Громова/u.test(card.name) && card.phones.length === 0),
      JSON.stringify(left),
    );
    const changed = await rows('select from contact_merge where kept_id = $1 and changed is not null', [kept.id]);
    assert.equal(changed.length, 0);
    const keys = await rows('select from data_subject where id = any($1::uuid[]) and destroyed_at is not null', [
      [kept.id, merged.id],
    ]);
    assert.equal(keys.length, 2, 'the keys of both cards are gone');
  });
});
