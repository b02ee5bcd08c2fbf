// The organisation's own fields through HTTP: defined without code, typed and checked, shown, merged, filtered, sorted.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Answer, answerOf, type Office, openOffice } from '../../modules/correspondence/test-office.ts';

let office: Office;
/** Key → the field's card. */
const made: Record<string, { id: string; version: number; used: boolean }> = {};
before(async () => {
  office = await openOffice('admin', 'editor', 'viewer', 'outsider');
  const define = async (field: Record<string, unknown>) => {
    const answer = await answerOf(office.as.admin.call('POST', '/api/admin/fields', { subject: 'letter', ...field }));
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    made[answer.body.key] = answer.body;
  };
  await define({ key: 'sum', name: 'Сумма договора', type: 'number', unit: 'руб.', decimals: 2 });
  await define({ key: 'basis', name: 'Основание', type: 'text', kinds: ['incoming_letter'] });
  await define({ key: 'term', name: 'Срок договора', type: 'date' });
  await define({ key: 'paid', name: 'Оплачено', type: 'flag' });
  await define({ key: 'boss', name: 'Куратор договора', type: 'principal' });
  await define({ key: 'party', name: 'Посредник', type: 'contact' });
  await define({ key: 'passport', name: 'Паспорт', type: 'text', personal: true });
});
after(() => office.server.close());

const errorsOf = (answer: Answer): Record<string, string> =>
  Object.fromEntries(answer.body.errors.map((one: { field: string; code: string }) => [one.field, one.code]));
const letter = async (custom: Record<string, unknown>, more: Record<string, unknown> = {}) => {
  const answer = await office.register(office.as.editor, { custom, ...more });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
};
const found = async (filter: Record<string, unknown>, who = office.as.editor) => {
  const body = { direction: 'incoming', ...filter };
  const answer = await answerOf(who.call('POST', '/api/correspondence/letters/list', body));
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  const counted = await answerOf(who.call('POST', '/api/correspondence/letters/count', body));
  const ids = answer.body.items.map((item: { id: string }) => item.id);
  if (answer.body.next === null) assert.equal(counted.body.count, ids.length, JSON.stringify(filter));
  return ids;
};
const patch = (id: string, custom: Record<string, unknown>, version: number, who = office.as.editor) =>
  answerOf(who.call('PATCH', `/api/correspondence/letters/${id}`, { custom }, { 'if-match': String(version) }));

test('L2 an administrator defines a field without code, nobody else does, and a key is taken once', async () => {
  const field = { subject: 'letter', key: 'extra', name: 'Ещё', type: 'text' };
  const { as } = office;
  const refused = await answerOf(as.editor.call('POST', '/api/admin/fields', field));
  assert.equal(refused.status, 403);
  const doubled = await answerOf(as.admin.call('POST', '/api/admin/fields', { ...field, key: 'sum' }));
  assert.deepEqual([doubled.status, doubled.body.code], [409, 'field_key_taken']);
  const empty = await answerOf(as.admin.call('POST', '/api/admin/fields', { ...field, type: 'choice' }));
  assert.deepEqual(errorsOf(empty), { options: 'field_options_missing' });
  const nowhere = await answerOf(as.admin.call('POST', '/api/admin/fields', { ...field, kinds: ['ticket'] }));
  assert.deepEqual(errorsOf(nowhere), { kinds: 'custom_choice' });
  const seen = await answerOf(as.viewer.call('GET', '/api/fields?subject=letter'));
  assert.deepEqual(
    seen.body.items.map((one: { key: string }) => one.key),
    ['topic', 'sum', 'basis', 'term', 'paid', 'boss', 'party', 'passport'],
  );
});

test('L2 values of every type are kept, shown by name, and each wrong one is told beside its field', async () => {
  const { ids, world } = office;
  const card = await letter({
    topic: 'staff',
    sum: 1250.5,
    basis: '  Договор № 17/Ё  ',
    term: '2027-03-01',
    paid: false,
    boss: world.people.viewer,
    party: ids['contact.organisation'],
    passport: '4510 123456',
  });
  assert.deepEqual(card.custom, {
    topic: 'staff',
    sum: 1250.5,
    basis: 'Договор № 17/Ё',
    term: '2027-03-01',
    paid: false,
    boss: { id: world.people.viewer, name: 'Кузнецов Олег Борисович' },
    party: { id: ids['contact.organisation'], name: card.correspondentName },
    passport: '4510 123456',
  });
  const read = await answerOf(office.as.viewer.call('GET', `/api/correspondence/letters/${card.id}`));
  assert.deepEqual(read.body.custom, card.custom);
  const wrong = await office.register(office.as.editor, {
    custom: {
      topic: 'weather',
      sum: 1.234,
      basis: 'ж'.repeat(501),
      term: '2027-02-30',
      paid: 'да',
      boss: ids.missing,
      party: ids['letter.incoming'],
      nothing: 1,
    },
  });
  assert.equal(wrong.status, 400);
  assert.deepEqual(errorsOf(wrong), {
    'custom.topic': 'custom_choice',
    'custom.sum': 'custom_decimals',
    'custom.basis': 'custom_text_long',
    'custom.term': 'custom_date',
    'custom.paid': 'custom_flag',
    'custom.nothing': 'custom_unknown',
    'custom.boss': 'not_found',
    'custom.party': 'not_found',
  });
  const elsewhere = await office.register(office.as.editor, {
    journalId: ids['journal.outgoing'],
    custom: { basis: 'Приказ' },
  });
  assert.deepEqual(errorsOf(elsewhere), { 'custom.basis': 'custom_not_here' });
});

test('L2 a field may be asked for by some kinds of letters only', async () => {
  const { as, ids } = office;
  const { id, version } = made.term as (typeof made)[string];
  const variants = [{ id: ids['kind.letter'], required: true }];
  const changed = await answerOf(
    as.admin.call('PATCH', `/api/admin/fields/${id}`, { variants }, { 'if-match': String(version) }),
  );
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  const missing = await office.register(as.editor, { kindId: ids['kind.letter'] });
  assert.deepEqual(errorsOf(missing), { 'custom.term': 'custom_required' });
  const without = await office.register(as.editor, { custom: { term: '2027-01-01' } });
  assert.deepEqual(errorsOf(without), { 'custom.term': 'custom_not_here' });
  // A letter that is given the kind later is asked for the field then; what else is changed does not ask.
  const plain = await letter({ sum: 1 });
  const given = (body: Record<string, unknown>, seen: number) =>
    answerOf(as.editor.call('PATCH', `/api/correspondence/letters/${plain.id}`, body, { 'if-match': String(seen) }));
  assert.deepEqual(errorsOf(await given({ kindId: ids['kind.letter'] }, plain.version)), {
    'custom.term': 'custom_required',
  });
  const both = await given({ kindId: ids['kind.letter'], custom: { term: '2027-01-01' } }, plain.version);
  assert.equal(both.body.custom.term, '2027-01-01');
  const emptied = await patch(plain.id, { term: null }, both.body.version);
  assert.deepEqual(errorsOf(emptied), { 'custom.term': 'custom_required' });
  const back = await answerOf(
    as.admin.call('PATCH', `/api/admin/fields/${id}`, { variants: null }, { 'if-match': String(changed.body.version) }),
  );
  assert.equal(back.status, 200);
});

test('L5 two people change different fields and both stay; the same field is refused with both values', async () => {
  const card = await letter({ sum: 10, basis: 'Заявка', boss: office.world.people.viewer });
  assert.equal((await patch(card.id, { sum: 20 }, card.version)).status, 200);
  const other = await patch(card.id, { basis: 'Приказ', boss: null }, card.version);
  assert.equal(other.status, 200, JSON.stringify(other.body));
  assert.deepEqual(other.body.custom, { sum: 20, basis: 'Приказ' });
  const stale = await patch(card.id, { sum: 30 }, card.version);
  assert.equal(stale.status, 412);
  assert.deepEqual(stale.body.details.fields, [{ field: 'custom.sum', yours: 30, current: 20 }]);
  // The history tells the values to whoever sees the letter; the journal's clear part does not hold them.
  const history = await answerOf(office.as.viewer.call('GET', `/api/records/${card.id}/timeline`));
  const changes = history.body.items.flatMap((item: { changes: object[] }) => item.changes);
  assert.deepEqual(
    changes.find((change: { field: string }) => change.field === 'custom.boss'),
    { field: 'custom.boss', from: { id: office.world.people.viewer, name: 'Кузнецов Олег Борисович' }, to: null },
  );
  const clear = await office.rows<{ data: unknown }>('select data from event where record_id = $1', [card.id]);
  assert.ok(!JSON.stringify(clear).includes('Приказ'));
});

test('L4 each type filters a list, words by stem and beginning; numbers and dates sort it page by page', async () => {
  const { as, ids, world } = office;
  const first = await letter({ sum: 700, basis: 'Заключение комиссии о ремонте', term: '2030-05-01', paid: true });
  const second = await letter({
    sum: 800.75,
    basis: 'Ремонтная ведомость',
    boss: world.people.admin,
    term: '2030-06-01',
  });
  const third = await letter({ sum: 900, party: ids['contact.person'], topic: 'supply', term: '2030-07-01' });
  const near = { custom: { sum: { from: 650, to: 950 } } };
  assert.deepEqual(await found(near), [third.id, second.id, first.id]);
  assert.deepEqual(await found({ custom: { sum: { from: 650, to: 950 }, paid: true } }), [first.id]);
  assert.deepEqual(await found({ custom: { basis: 'ремонт' } }), [second.id, first.id]);
  assert.deepEqual(await found({ custom: { basis: 'комиссией' } }), [first.id]);
  assert.deepEqual(await found({ custom: { term: { from: '2030-06-01' } } }), [third.id, second.id]);
  assert.deepEqual(await found({ custom: { boss: world.people.admin } }), [second.id]);
  assert.deepEqual(await found({ custom: { party: ids['contact.person'] } }), [third.id]);
  assert.deepEqual(await found({ ...near, custom: { ...near.custom, topic: ['supply', 'staff'] } }), [third.id]);
  assert.deepEqual(await found({ ...near, sort: '-custom.sum' }), [third.id, second.id, first.id]);
  assert.deepEqual(await found({ ...near, sort: 'custom.sum' }), [first.id, second.id, third.id]);
  // Page by page, without a filter: only letters that have the field stand there.
  const walked: string[] = [];
  let next: string | null = null;
  do {
    const body = {
      direction: 'incoming',
      sort: 'custom.sum',
      limit: 2,
      withCustom: true,
      ...(next ? { after: next } : {}),
    };
    const page: Answer = await answerOf(as.editor.call('POST', '/api/correspondence/letters/list', body));
    walked.push(...page.body.items.map((item: { custom: { sum: number } }) => String(item.custom.sum)));
    next = page.body.next;
  } while (next);
  assert.deepEqual(
    walked,
    [...walked].sort((one, other) => Number(one) - Number(other)),
  );
  assert.ok(walked.length >= 6, walked.join());
  assert.deepEqual(await found(near, as.outsider), [], 'another department finds nothing by a field');
  const wrong = await answerOf(
    as.editor.call('POST', '/api/correspondence/letters/list', { direction: 'incoming', custom: { sum: 'много' } }),
  );
  assert.deepEqual(errorsOf(wrong), { 'custom.sum': 'custom_filter_wrong' });
  const unsorted = await answerOf(
    as.editor.call('POST', '/api/correspondence/letters/list', { direction: 'incoming', sort: 'custom.basis' }),
  );
  assert.deepEqual(errorsOf(unsorted), { sort: 'custom_sort_wrong' });
});

test('L2 a field that was filled in keeps its type and options, is switched off and not removed', async () => {
  const { as, ids } = office;
  const card = await letter({ topic: 'staff' });
  const list = (await answerOf(as.admin.call('GET', '/api/fields?subject=letter'))).body.items;
  const topic = list.find((one: { key: string }) => one.key === 'topic');
  assert.equal(topic.used, true);
  let version = topic.version;
  const change = async (body: Record<string, unknown>) => {
    const answer = await answerOf(
      as.admin.call('PATCH', `/api/admin/fields/${topic.id}`, body, { 'if-match': String(version) }),
    );
    if (answer.status === 200) version = answer.body.version;
    return answer;
  };
  assert.equal((await change({ type: 'text' })).body.code, 'field_type_fixed');
  assert.deepEqual(errorsOf(await change({ options: [{ key: 'supply', title: 'Поставки' }] })), {
    options: 'field_option_used',
  });
  const removed = await answerOf(as.admin.call('DELETE', `/api/admin/fields/${topic.id}`));
  assert.deepEqual([removed.status, removed.body.code], [409, 'field_in_use']);
  const retired = {
    options: [
      { key: 'supply', title: 'Поставки' },
      { key: 'staff', title: 'Кадры', retired: true },
    ],
  };
  assert.equal((await change(retired)).status, 200);
  const fresh = await office.register(as.editor, { custom: { topic: 'staff' } });
  assert.deepEqual(errorsOf(fresh), { 'custom.topic': 'custom_choice_retired' });
  const kept = await patch(card.id, { topic: 'staff', sum: 5 }, card.version);
  assert.equal(kept.body.custom.topic, 'staff', 'a letter keeps the option it has');
  assert.equal((await change({ enabled: false })).status, 200);
  const off = await office.register(as.editor, { custom: { topic: 'supply' } });
  assert.deepEqual(errorsOf(off), { 'custom.topic': 'custom_unknown' });
  const shown = await answerOf(as.editor.call('GET', `/api/correspondence/letters/${ids['letter.incoming']}`));
  assert.equal(shown.body.custom.topic, 'supply', 'old cards show what they have');
  const order = list.map((one: { id: string }) => one.id).reverse();
  const partial = await answerOf(
    as.admin.call('PUT', '/api/admin/fields/order', { subject: 'letter', ids: order.slice(1) }),
  );
  assert.equal(partial.body.code, 'field_order_partial');
  assert.equal(
    (await answerOf(as.admin.call('PUT', '/api/admin/fields/order', { subject: 'letter', ids: order }))).status,
    200,
  );
  const reordered = (await answerOf(as.admin.call('GET', '/api/fields?subject=letter'))).body.items;
  assert.deepEqual(
    reordered.map((one: { id: string }) => one.id),
    order,
  );
});

test("C3 values marked as personal stand in the person's package and go with their data", async () => {
  const { ids } = office;
  const card = await letter(
    { passport: '4511 654321', basis: 'Обращение' },
    { correspondentId: ids['contact.person'], correspondentName: undefined },
  );
  const { placesOf, readPlaces } = await import('../personal-data/values/place-values.ts');
  const { services } = office.server;
  assert.ok(placesOf(services.catalog).some((place) => place.table === 'record_field_value'));
  const rows = await readPlaces(services.pools.read, services.catalog, ids['contact.person'] as string);
  const told = rows.filter((row) => row.place.table === 'record_field_value').map((row) => row.values.text_value);
  assert.ok(told.includes('4511 654321') && !told.includes('Обращение'), JSON.stringify(told));
  assert.equal(card.custom.passport, '4511 654321');
});

test('L9 texts, chosen words and names of own fields go into the search rows of the record', async () => {
  const card = await letter({ basis: 'Дирижабельная', party: office.ids['contact.organisation'], sum: 77 });
  const { services } = office.server;
  const told: string[] = [];
  for (const searched of services.catalog.searched) {
    const { rows } = await services.pools.read.query<{ text: string | null }>(searched.sql, [[card.id]]);
    told.push(...rows.map((row) => row.text ?? ''));
  }
  assert.ok(
    told.some((text) => text.includes('Дирижабельная') && text.includes(card.correspondentName)),
    told.join(' | '),
  );
});
