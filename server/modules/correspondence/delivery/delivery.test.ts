// Delivery of outgoing letters to each addressee (L7), dispatch registers, envelopes and labels.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { after, before, it } from 'node:test';
import type { Caller } from '#test/support/server.ts';
import { type Answer, answerOf, type Office, openOffice } from '../test-office.ts';

let office: Office;
before(async () => {
  office = await openOffice('owner', 'admin', 'editor', 'viewer', 'outsider');
  const organisation = { fullName: 'ООО «Ведомо»', address: '190000, г. Санкт-Петербург, ул. Почтовая, д. 1' };
  const saved = await answerOf(
    office.as.owner.call('PUT', '/api/admin/settings/organisation', { value: organisation }, { 'if-match': '0' }),
  );
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
});
after(() => office.server.close());

const post = (who: Caller, path: string, body: object): Promise<Answer> =>
  answerOf(who.call('POST', `/api/correspondence/${path}`, body));
const cardOf = async (id: string) =>
  (await answerOf(office.as.editor.call('GET', `/api/correspondence/letters/${id}`))).body;
const send = (fields: object): Promise<Answer> =>
  office.register(office.as.editor, {
    journalId: office.ids['journal.outgoing'],
    subject: 'О направлении документов',
    correspondentName: undefined,
    ...fields,
  });
async function contact(name: string, postalAddress: string): Promise<string> {
  const made = await answerOf(
    office.as.editor.call('POST', '/api/contacts', { kind: 'organisation', name, postalAddress }),
  );
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return made.body.id;
}
const pdfText = async (who: Caller, path: string, body: object, keep?: string): Promise<string> => {
  const pdf = await who.call('POST', `/api/correspondence/${path}`, body);
  assert.equal(pdf.statusCode, 200, pdf.body.slice(0, 300));
  if (keep && process.env.VEDOMO_KEEP_PDF) writeFileSync(`${process.env.VEDOMO_KEEP_PDF}/${keep}.pdf`, pdf.rawPayload);
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf.rawPayload }).toString().replace(/\s+/g, ' ');
};

it('L7 each addressee has its own delivery; what the letter says of the whole follows from them', async () => {
  const letter = await send({
    addressees: [{ name: 'ООО «Лето»' }, { name: 'ООО «Зима»', deliveryMethod: 'email' }],
    deliveryMethod: 'post',
    trackingNumber: '80080800000011',
  });
  assert.equal(letter.status, 201, JSON.stringify(letter.body));
  const told = (card: { addressees: Record<string, unknown>[] }) =>
    card.addressees.map((one) => [one.name, one.deliveryMethod, one.trackingNumber, one.deliveryState]);
  assert.deepEqual(told(letter.body), [
    ['ООО «Лето»', 'post', '80080800000011', 'to_send'],
    ['ООО «Зима»', 'email', '', 'to_send'],
  ]);
  assert.equal(letter.body.deliveryMethod, null, 'two ways are no one way');
  const [summer, winter] = letter.body.addressees;
  const sent = await post(office.as.editor, 'deliveries', { ids: [winter.id], state: 'sent', note: 'Просили срочно' });
  assert.deepEqual(sent.body, { changed: 1, refused: [] });
  const early = await post(office.as.editor, 'deliveries', {
    ids: [winter.id],
    state: 'delivered',
    sentOn: '2026-03-05',
    settledOn: '2026-03-04',
  });
  assert.equal(early.body.errors[0].code, 'delivery_dates_wrong');
  assert.equal((await post(office.as.editor, 'deliveries', { ids: [winter.id], sentOn: '2099-01-01' })).status, 400);

  // Another list of addressees: those that stay keep their rows and deliveries, the one already written to cannot go.
  const patch = (fields: object, version: number) =>
    answerOf(
      office.as.editor.call('PATCH', `/api/correspondence/letters/${letter.body.id}`, fields, {
        'if-match': String(version),
      }),
    );
  const third = {
    addressees: [{ contactId: winter.contactId }, { contactId: summer.contactId }, { name: 'ООО «Весна»' }],
  };
  const grown = await patch(third, letter.body.version);
  assert.equal(grown.status, 200, JSON.stringify(grown.body));
  assert.deepEqual(told(grown.body), [
    ['ООО «Зима»', 'email', '', 'sent'],
    ['ООО «Лето»', 'post', '80080800000011', 'to_send'],
    ['ООО «Весна»', null, '', 'to_send'],
  ]);
  assert.deepEqual([grown.body.addressees[0].id, grown.body.addressees[1].id], [winter.id, summer.id]);
  const cut = await patch({ addressees: [{ contactId: summer.contactId }] }, grown.body.version);
  assert.equal(cut.body.errors[0].code, 'addressee_sent');
  const all = await patch({ deliveryMethod: 'courier' }, grown.body.version);
  assert.equal(all.body.deliveryMethod, 'courier');
  assert.deepEqual(
    all.body.addressees.map((one: { deliveryMethod: string }) => one.deliveryMethod),
    ['courier', 'courier', 'courier'],
  );

  const list = await post(office.as.editor, 'letters/list', { direction: 'outgoing', deliveryState: 'sent' });
  assert.ok(list.body.items.some((one: { id: string }) => one.id === letter.body.id));
  const others = await post(office.as.editor, 'letters/list', { direction: 'outgoing', deliveryState: 'refused' });
  assert.deepEqual(others.body.items, []);
  const events = await office.rows<{ text: string; personal: Record<string, unknown> }>(
    `select data::text as text, personal from event where record_id = $1 and operation = 'correspondence.delivery.set' and outcome = 'done'`,
    [letter.body.id],
  );
  assert.equal(events.length, 1);
  assert.match(events[0]?.text ?? '', /deliveryState/);
  assert.doesNotMatch(events[0]?.text ?? '', /срочно/, 'what people typed stands under the record’s key');

  const chosen = await post(office.as.editor, 'deliveries/list', { contactId: summer.contactId, limit: 200 });
  assert.ok(chosen.body.items.some((one: { id: string }) => one.id === summer.id));
  assert.ok(chosen.body.items.every((one: { contactId: string }) => one.contactId === summer.contactId));

  // Nobody from another department sees or marks it.
  assert.equal(
    (await post(office.as.outsider, 'deliveries', { ids: [summer.id], state: 'sent' })).body.refused[0].code,
    'not_found',
  );
  assert.deepEqual((await post(office.as.outsider, 'deliveries/list', { letterId: letter.body.id })).body.items, []);
  assert.equal((await post(office.as.viewer, 'deliveries', { ids: [summer.id], state: 'sent' })).status, 403);
});

it('L7 whoever changes addressees without having seen how the letter was sent meanwhile is told of both', async () => {
  const letter = (await send({ addressees: [{ name: 'ООО «Весна»', deliveryMethod: 'post' }] })).body;
  const [spring] = letter.addressees;
  const marked = await post(office.as.editor, 'deliveries', { ids: [spring.id], state: 'sent', method: 'courier' });
  assert.equal(marked.status, 200, JSON.stringify(marked.body));
  const change = (version: number, fields: object) =>
    answerOf(
      office.as.editor.call('PATCH', `/api/correspondence/letters/${letter.id}`, fields, {
        'if-match': `"${version}"`,
      }),
    );
  const addressees = [{ name: 'ООО «Весна»', deliveryMethod: 'post', trackingNumber: '1' }];
  const stale = await change(letter.version, { addressees });
  assert.deepEqual([stale.status, stale.body.code], [412, 'stale'], JSON.stringify(stale.body));
  assert.equal(
    (await change(letter.version, { caseIndex: '01-05' })).status,
    200,
    'another field is nobody’s conflict',
  );
  assert.equal((await cardOf(letter.id)).addressees[0].deliveryMethod, 'courier');
});

it('L7 letters leave by a register with a number of its own, printed as the post wants it; cancelled, they wait again', async () => {
  const ids: string[] = [];
  for (const [name, address] of [
    ['ООО «Ёлка»', '117630, г. Москва, ул. Обручева, д. 23'],
    ['АО «Щит и Ключ»', '620014, г. Екатеринбург, пр. Ленина, д. 5'],
  ] as const) {
    const letter = await send({
      addressees: [{ contactId: await contact(name, address), deliveryMethod: 'registered_post' }],
    });
    ids.push(letter.body.addressees[0].id);
  }
  const [first = '', second = ''] = ids;
  const items = [
    { id: first, trackingNumber: '80080800000028', weight: 20 },
    { id: second, weight: 35 },
  ];
  const make = (who: Caller, fields: object = {}) =>
    post(who, 'dispatches', { items, method: 'registered_post', ...fields });
  assert.equal((await make(office.as.viewer)).status, 403);
  assert.equal((await make(office.as.outsider)).body.code, 'dispatch_unfit', 'letters of others are not there');
  // Two clerks at once: one register leaves, without a gap in its numbers.
  const both = await Promise.all([make(office.as.editor), make(office.as.editor)]);
  assert.deepEqual(both.map((one) => one.status).sort(), [201, 409]);
  const made = both.find((one) => one.status === 201)?.body;
  assert.deepEqual([made.number, made.letters, made.can], ['2', 2, ['correspondence.dispatch.cancel']]);

  const shown = await answerOf(office.as.editor.call('GET', `/api/correspondence/dispatches/${made.id}`));
  assert.deepEqual(
    shown.body.items.map((one: Record<string, unknown>) => [one.position, one.name, one.trackingNumber, one.weight]),
    [
      [1, 'ООО «Ёлка»', '80080800000028', 20],
      [2, 'АО «Щит и Ключ»', '', 35],
    ],
  );
  assert.equal(
    (await answerOf(office.as.outsider.call('GET', `/api/correspondence/dispatches/${made.id}`))).status,
    404,
  );
  // The number that the post gave later stands in the register too.
  await post(office.as.editor, 'deliveries', { ids: [second], trackingNumber: '80080800000035' });
  const text = await pdfText(office.as.editor, `dispatches/${made.id}/print`, {}, 'dispatch');
  for (const words of [
    'Список внутренних почтовых отправлений № 2 от',
    'письмо заказное',
    'ООО «Ёлка»',
    'Обручева',
    '80080800000035',
    'Всего отправлений: 2',
    'Общая масса, г: 55',
    'календарного штемпеля',
  ])
    assert.ok(text.includes(words), `${words} is not in: ${text}`);
  const back = await post(office.as.editor, 'deliveries', { ids: [first], state: 'to_send' });
  assert.equal(back.body.refused[0].code, 'delivery_in_register');
  assert.match(back.body.refused[0].message.ru, /реестре отправки № 2/);
  assert.equal((await post(office.as.editor, 'deliveries', { ids: [second], state: 'delivered' })).body.changed, 1);
  const mark = (clearance: string) =>
    office.rows(
      `with letters as (select distinct a.letter_id from dispatch_item i join letter_addressee a on a.id = i.addressee_id where i.register_id = $1 limit 1),
         marked as (update record set clearance = $2 where id in (select letter_id from letters))
       update participant set clearance = $2 where record_id in (select letter_id from letters)`,
      [made.id, clearance],
    );
  await mark('patient');
  const half = await post(office.as.editor, `dispatches/${made.id}/cancel`, { reason: 'Курьер не пришёл' });
  assert.equal(half.body.code, 'dispatch_hidden', 'a register is cancelled as a whole');
  await mark('none');
  const cancelled = await post(office.as.editor, `dispatches/${made.id}/cancel`, { reason: 'Курьер не пришёл' });
  assert.equal(cancelled.body.cancelled.reason, 'Курьер не пришёл', JSON.stringify(cancelled.body));
  assert.equal(
    (await post(office.as.editor, `dispatches/${made.id}/cancel`, { reason: 'Ещё раз' })).body.code,
    'dispatch_cancelled',
  );
  const now = (await post(office.as.editor, 'deliveries/list', { ids })).body.items;
  assert.deepEqual(Object.fromEntries(now.map((one: Record<string, unknown>) => [one.id, one.state])), {
    [first]: 'to_send',
    [second]: 'delivered',
  });
  const again = await post(office.as.editor, 'dispatches', { items: [{ id: first }], method: 'registered_post' });
  assert.equal(again.body.number, '3');
  assert.match(await pdfText(office.as.editor, `dispatches/${made.id}/print`, {}), /АННУЛИРОВАН: Курьер не пришёл/);
  const numbers = await office.rows<{ ordinal: number }>(
    `select ordinal from issued_number where series_id = '00000000-0000-7000-8000-00000000d15c' order by ordinal`,
  );
  assert.deepEqual(
    numbers.map((row) => Number(row.ordinal)),
    [1, 2, 3],
  );
});

it('L7 envelopes of three sizes and labels bear sender, addressee and index in Cyrillic', async () => {
  const firm = await contact(
    'Федеральное бюджетное учреждение «Центр экспертизы промышленной безопасности»',
    '420111, Республика Татарстан, г. Казань, ул. Баумана, д. 44/8, оф. 301',
  );
  const letter = await send({ addressees: [{ contactId: firm }, { name: 'ООО «Без адреса»' }] });
  const ids = letter.body.addressees.map((one: { id: string }) => one.id);
  for (const format of ['dl', 'c5', 'c4', 'labels']) {
    const text = await pdfText(office.as.editor, 'deliveries/print', { ids, format }, format);
    for (const words of ['«Центр', 'промышленной безопасности»', 'Баумана', 'ООО «Без адреса»', letter.body.number])
      assert.ok(text.includes(words), `${format}: ${words} is not in ${text}`);
    assert.match(text.replace(/\s/g, ''), /420111/, format);
    if (format !== 'labels') assert.match(text, /ООО «Ведомо».*Почтовая/, format);
  }
  assert.equal(
    (await office.as.outsider.call('POST', '/api/correspondence/deliveries/print', { ids, format: 'dl' })).statusCode,
    404,
  );
  assert.equal((await cardOf(letter.body.id)).addressees[0].deliveryState, 'to_send', 'printing sends nothing');
});
