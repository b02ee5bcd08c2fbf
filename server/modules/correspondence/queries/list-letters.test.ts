// Lists of letters through HTTP: who sees what, order, pages, filters, words, counts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Caller } from '#test/support/server.ts';
import { answerOf, type Office, openOffice } from '../test-office.ts';

let office: Office;
before(async () => {
  office = await openOffice('editor', 'viewer', 'outsider', 'admin', 'spare');
});
after(() => office.server.close());

const find = async (who: Caller, filter: Record<string, unknown> = {}) => {
  const answer = await answerOf(
    who.call('POST', '/api/correspondence/letters/list', { direction: 'incoming', ...filter }),
  );
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body as {
    items: { id: string; number: string; title: string; counterpart: string }[];
    next: string | null;
  };
};
const idsOf = async (who: Caller, filter: Record<string, unknown> = {}) =>
  (await find(who, filter)).items.map((item) => item.id);
const count = async (who: Caller, filter: Record<string, unknown> = {}) =>
  (await answerOf(who.call('POST', '/api/correspondence/letters/count', { direction: 'incoming', ...filter }))).body;

test('L8 a department sees its own letters, another sees none of them, an administrator sees all', async () => {
  const { as, ids } = office;
  const letters = [ids['letter.spare'], ids['letter.incoming']];
  for (const who of [as.editor, as.viewer, as.admin]) assert.deepEqual(await idsOf(who), letters);
  for (const who of [as.outsider, as.spare]) assert.deepEqual(await idsOf(who), []);
  assert.deepEqual(await count(as.viewer), { count: 2, more: false });
  assert.deepEqual(await count(as.outsider), { count: 0, more: false });
  const nobody = await answerOf(office.server.anonymous.call('GET', '/api/correspondence/letters?direction=incoming'));
  assert.equal(nobody.status, 401);
});

test('L3 L4 the list in the address and the list in the body are one', async () => {
  const { as, ids } = office;
  const address = await answerOf(as.editor.call('GET', '/api/correspondence/letters?direction=outgoing&mine=false'));
  assert.deepEqual(address.body, await find(as.editor, { direction: 'outgoing' }));
  assert.deepEqual(
    address.body.items.map((item: { id: string }) => item.id),
    [ids['letter.outgoing']],
  );
});

test('L7 my letters are those in which I take part myself', async () => {
  const { as, world } = office;
  const made = await office.register(as.outsider, { responsibleId: world.people.viewer });
  assert.deepEqual(await idsOf(as.viewer, { mine: true }), [made.body.id]);
  assert.deepEqual(await idsOf(as.outsider, { mine: true }), [made.body.id]);
  const address = await answerOf(as.viewer.call('GET', '/api/correspondence/letters?direction=incoming&mine=true'));
  assert.equal(address.body.items.length, 1);
  assert.ok(!(await idsOf(as.editor, { mine: true })).includes(made.body.id));
});

test('L3 each of the twelve filters finds its letter and leaves the others', async () => {
  const { as, ids, world } = office;
  const journal = await answerOf(
    as.admin.call('POST', '/api/correspondence/journals', {
      name: 'Жалобы',
      direction: 'incoming',
      template: 'Ж-{yyyy}-{n}',
      restart: 'year',
    }),
  );
  const made = await office.register(as.editor, {
    journalId: journal.body.id,
    kindId: ids['kind.letter'],
    subject: 'Жалоба на шум насосной станции',
    correspondentName: 'ТСЖ «Ёлочка»',
    registeredOn: '2024-05-06',
    dueOn: '2024-06-07',
    responsibleId: world.people.viewer,
    departmentId: ids['group.office'],
    onControl: true,
    deliveryMethod: 'hand',
  });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const filters: Record<string, unknown>[] = [
    { journalId: journal.body.id },
    { kindId: ids['kind.letter'], registeredTo: '2025-01-01' },
    { correspondentId: made.body.correspondent.id },
    { responsibleId: world.people.viewer, onControl: true },
    { departmentId: ids['group.office'] },
    { registeredFrom: '2024-05-06', registeredTo: '2024-05-06' },
    { dueFrom: '2024-06-07', dueTo: '2024-06-07' },
    { onControl: true },
    { deliveryMethod: 'hand' },
    { clearance: 'none', q: 'шум' },
    { state: 'registered', q: 'жалоб насосн' },
    { q: 'елочка' },
    { q: 'ж-2024-1' },
    { q: 'Ж 2024 1' },
  ];
  for (const filter of filters) {
    assert.deepEqual(await idsOf(as.editor, filter), [made.body.id], JSON.stringify(filter));
    assert.deepEqual(await count(as.editor, filter), { count: 1, more: false }, JSON.stringify(filter));
  }
  const none = [{ state: 'done' }, { registeredTo: '2024-05-05' }, { dueFrom: '2027-01-01' }, { q: 'насосная курица' }];
  for (const filter of none) assert.deepEqual(await idsOf(as.editor, filter), [], JSON.stringify(filter));
  assert.deepEqual(
    await idsOf(as.editor, { direction: 'outgoing', correspondentId: ids['contact.organisation'] }),
    [ids['letter.outgoing']],
    'any addressee of an outgoing letter counts',
  );
});

test('L3 order is registration order, number 1000 after 999, page by page in every sort', async () => {
  const { as, server } = office;
  const journal = await answerOf(
    as.admin.call('POST', '/api/correspondence/journals', {
      name: 'Порядок',
      direction: 'incoming',
      template: 'П-{yyyy}-{n}',
      restart: 'year',
    }),
  );
  const journalId = journal.body.id;
  await office.rows('insert into number_counter (series_id, period, last) values ($1, $2, 997)', [journalId, '2026']);
  const senders = ['Яхонт', 'Берёза', 'Алмаз', 'Ёлка', 'Ель'];
  for (const [place, name] of senders.entries()) {
    const made = await office.register(as.editor, {
      journalId,
      registeredOn: '2026-03-01',
      correspondentName: `ООО «${name}»`,
      ...(place > 0 ? { dueOn: `2026-04-0${9 - place}` } : {}),
    });
    assert.equal(made.status, 201, JSON.stringify(made.body));
  }
  const walk = async (sort: string) => {
    const seen: { number: string; counterpart: string }[] = [];
    let after: string | undefined;
    do {
      const page = await find(as.editor, { journalId, sort, limit: 2, ...(after ? { after } : {}) });
      seen.push(...page.items);
      after = page.next ?? undefined;
    } while (after);
    return seen;
  };
  assert.deepEqual(
    (await walk('registered')).map((one) => one.number),
    ['П-2026-1002', 'П-2026-1001', 'П-2026-1000', 'П-2026-999', 'П-2026-998'],
  );
  assert.deepEqual(
    (await walk('due')).map((one) => one.number.slice(7)),
    ['1002', '1001', '1000', '999'],
  );
  assert.deepEqual(
    (await walk('correspondent')).map((one) => one.counterpart.slice(5, -1)),
    ['Алмаз', 'Берёза', 'Ёлка', 'Ель', 'Яхонт'],
    'names sort as in a Russian dictionary',
  );
  assert.equal((await walk('changed'))[0]?.number, 'П-2026-1002');
  const broken = await answerOf(
    as.editor.call('POST', '/api/correspondence/letters/list', { direction: 'incoming', after: 'x' }),
  );
  assert.equal(broken.body.code, 'bad_cursor');
  const ofAnotherSort = await answerOf(
    as.editor.call('POST', '/api/correspondence/letters/list', { direction: 'incoming', limit: 1 }),
  );
  for (const [path, body] of [
    ['/api/correspondence/letters/list', { direction: 'incoming', sort: 'due', after: ofAnotherSort.body.next }],
    [
      '/api/search',
      { q: 'поставка', after: Buffer.from(`["завтра","${office.ids['letter.incoming']}"]`).toString('base64url') },
    ],
  ] as const) {
    const refused = await answerOf(as.editor.call('POST', path, body));
    assert.equal(refused.body.code, 'bad_cursor', path);
  }
  assert.ok(server);
});

test('a marked letter stays out of the lists, counts and words of those whose grant does not cover it', async () => {
  const { as, ids, world } = office;
  const owner = await office.server.signIn('owner', 'sinij-parohod-2026');
  const made = await office.register(owner, {
    subject: 'Тайное дело',
    clearance: 'confidential',
    departmentId: ids['group.office'],
    responsibleId: world.people.editor,
  });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  for (const filter of [{}, { q: 'тайное' }, { mine: true }, { clearance: 'confidential' }]) {
    assert.ok(!(await idsOf(as.editor, filter)).includes(made.body.id), JSON.stringify(filter));
    assert.ok(!(await idsOf(as.admin, filter)).includes(made.body.id), JSON.stringify(filter));
  }
  assert.deepEqual(await count(as.editor, { q: 'тайное' }), { count: 0, more: false });
  assert.deepEqual(await idsOf(owner, { q: 'тайное' }), [made.body.id]);
});
