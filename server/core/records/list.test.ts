// A page of a list is the same under every plan: pages of random readers, filters and sorts against the plain definition.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { fillPeople } from '#core/bulk/people.ts';
import { type BulkRecord, fillRecords } from '#core/bulk/records.ts';
import { loadRights } from '#core/identity/rights-of.ts';
import { newId } from '#core/ids.ts';
import { call } from '#core/runner.ts';
import { systemActor } from '#core/system-actor.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';
import type { Actor } from '../actor.ts';
import { planCosts } from './list-plan.ts';

const recordCount = 5_000;
const actor = systemActor('list-test');
let server: TestServer;
let readers: { actor: Actor; sees: string[] | 'all' }[];
const groupIds = Array.from({ length: 12 }, () => newId());
const userIds = Array.from({ length: 30 }, () => newId());
const contactIds = Array.from({ length: 40 }, () => newId());
let journalId: string;

let seed = 7;
const random = () => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
};
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const day = (offset: number) => new Date(Date.parse('2025-01-01') + offset * 86_400_000).toISOString().slice(0, 10);
const rows = async (text: string, values: unknown[] = []) =>
  (await server.services.pools.read.query(text, values)).rows;

function letter(series: BulkRecord['series']): BulkRecord {
  const group = Math.floor(random() ** 2 * groupIds.length);
  const author = pick(userIds);
  const responsible = pick(userIds);
  const contact = Math.floor(random() ** 2 * contactIds.length);
  const department = random() < 0.3 ? pick(groupIds) : null;
  // One state is rare, and most groups lack it.
  const state = group > 8 && random() < 0.1 ? 'cancelled' : pick(['registered', 'in_work', 'done']);
  const registered = Math.floor(random() * 300);
  const moment = new Date(Date.parse(day(registered)) + Math.floor(random() * 20) * 3_600_000).toISOString();
  return {
    id: newId(Date.parse(day(Math.floor(random() * 300)))),
    kind: 'incoming_letter',
    title: `О ${pick(['поставке', 'ремонте', 'аренде'])} ${random() < 0.01 ? 'дирижаблей' : 'зданий'}`,
    counterpart: `ООО ${contact % 7}`,
    state,
    stateGroup: state === 'cancelled' ? 'refused' : 'work',
    dueOn: random() < 0.5 ? day(registered + Math.floor(random() * 20)) : null,
    responsibleId: responsible,
    registeredOn: day(registered),
    clearance: random() < 0.05 ? 'confidential' : 'none',
    ...(series ? { series } : {}),
    createdBy: author,
    createdAt: moment,
    changedAt: moment,
    participants: [
      { principalId: author, part: 'author' },
      { principalId: groupIds[group] as string, part: 'home' },
      { principalId: responsible, part: 'responsible' },
      ...(department ? [{ principalId: department, part: 'executor' as const }] : []),
    ],
    own: {
      direction: 'incoming',
      journal_id: series?.id,
      correspondent_id: contactIds[contact],
      department_id: department,
      on_control: random() < 0.1,
      delivery_method: pick(['post', 'email', null]),
      ...emptyTexts,
    },
  };
}
const emptyTexts = Object.fromEntries(
  [
    'correspondent_name',
    'signatory_name',
    'signatory_position',
    'external_number',
    'case_index',
    'forwarded_to',
    'instruction',
    'signature_note',
    'signature_check',
    'tracking_number',
    'note',
  ].map((column) => [column, '']),
);

before(async () => {
  server = await startTestServer();
  const { services } = server;
  const people = [
    { sees: 'all' as const, roles: ['admin'], groups: [] },
    { sees: [0], roles: ['viewer'], groups: [0] },
    { sees: [11], roles: ['viewer'], groups: [11] },
    { sees: [0, 1, 2, 3, 4, 5, 6], roles: ['viewer'], groups: [0, 1, 2, 3, 4, 5, 6] },
  ].map((one) => ({ ...one, id: newId() }));
  await fillPeople(services, actor, {
    what: 'trial',
    groups: groupIds.map((id, at) => ({ id, name: `Отдел ${at}`, kind: 'department' })),
    people: [
      ...userIds.map((id, at) => ({
        id,
        login: `u${at}`,
        name: `Имя ${at}`,
        status: 'active' as const,
        groups: [],
        roles: ['editor'],
      })),
      ...people.map((one, at) => ({
        id: one.id,
        login: `r${at}`,
        name: `Читатель ${at}`,
        status: 'active' as const,
        roles: one.roles,
        groups: one.groups.map((group) => groupIds[group] as string),
      })),
    ],
  });
  const [series] = await rows(
    `select s.* from journal j join number_series s on s.id = j.id where j.direction = 'incoming'`,
  );
  journalId = series.id;
  const contact = (id: string, at: number): BulkRecord => ({
    id,
    kind: 'contact',
    title: `ООО ${at}`,
    state: 'active',
    stateGroup: 'done',
    registeredOn: day(0),
    createdBy: actor.id,
    createdAt: day(0),
    changedAt: day(0),
    participants: [],
    own: {
      kind: 'organisation',
      name: `ООО ${at}`,
      name_key: `${at}`,
      full_name: '',
      inn: '',
      kpp: '',
      ogrn: '',
      postal_address: '',
      legal_address: '',
      emails: [],
      phones: [],
      position: '',
      note: '',
      words: '',
    },
  });
  await fillRecords(services, actor, { what: 'trial', table: 'contact', records: contactIds.map(contact) });
  const letters = Array.from({ length: recordCount }, () => letter(series));
  await fillRecords(services, actor, { what: 'trial', table: 'letter', records: letters });
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  await owner.query('analyze');
  await owner.end();
  const reader = async (id: string, sees: string[] | 'all') => {
    const rights = await loadRights(services.pools.read, services, id);
    const shown: Actor = {
      id,
      kind: 'user',
      name: '',
      login: '',
      locale: 'ru',
      address: '',
      requestId: newId(),
      rights,
    };
    return { actor: shown, sees };
  };
  readers = await Promise.all([
    ...people.map((one) =>
      reader(one.id, one.sees === 'all' ? 'all' : [one.id, ...one.sees.map((group) => groupIds[group] as string)]),
    ),
    reader(userIds[3] as string, [userIds[3] as string]),
  ]);
});
after(() => server.close());

/** Each filter as the operation takes it and as the plain definition says it. */
const filters: (() => [Record<string, unknown>, string])[] = [
  () => [{ journalId }, `l.journal_id = '${journalId}'`],
  () => one('correspondentId', pick(contactIds), 'l.correspondent_id'),
  () => one('responsibleId', pick(userIds), 'r.responsible_id'),
  () => one('departmentId', pick(groupIds), 'l.department_id'),
  () => one('state', pick(['in_work', 'cancelled']), 'r.state'),
  () => one('deliveryMethod', pick(['post', 'email']), 'l.delivery_method'),
  () => one('clearance', pick(['none', 'confidential']), 'r.clearance'),
  () => (random() < 0.5 ? [{ onControl: true }, 'l.on_control'] : [{ onControl: false }, 'not l.on_control']),
  () => {
    const from = Math.floor(random() * 300);
    const [first, last] = [day(from), day(from + Math.floor(random() * 60))];
    return [{ registeredFrom: first, registeredTo: last }, `r.registered_on between '${first}' and '${last}'`];
  },
  () => {
    const first = day(Math.floor(random() * 300));
    return [{ dueFrom: first }, `r.due_on >= '${first}'`];
  },
  () => {
    const word = pick(['дирижабль', 'поставка', 'аренда']);
    const stem = word === 'дирижабль' ? 'дирижабл' : word.slice(0, -1);
    return [{ q: word }, `r.title ilike '%${stem}%'`];
  },
  () => [{ q: '17' }, `(r.ordinal = 17 or r.title ~ '17' or r.counterpart ~ '17')`],
];
const one = (name: string, value: string, column: string): [Record<string, unknown>, string] => [
  { [name]: value },
  `${column} = '${value}'`,
];
const orders = {
  registered: 'r.registered_on desc, r.ordinal desc, r.id desc',
  due: 'r.due_on, r.id',
  correspondent: 'r.counterpart collate russian, r.id',
  changed: 'r.changed_at desc, r.id desc',
};

async function samePages(cases: number) {
  let rowsSeen = 0;
  for (let at = 0; at < cases; at++) {
    const { actor: who, sees } = pick(readers);
    const sort = pick(Object.keys(orders) as (keyof typeof orders)[]);
    const chosen = Array.from({ length: pick([0, 1, 1, 1, 2, 3]) }, () => pick(filters)());
    const mine = random() < 0.1;
    const limit = pick([3, 20, 50]);
    const input = Object.assign(
      { direction: 'incoming', sort, limit, ...(mine ? { mine } : {}) },
      ...chosen.map(([given]) => given),
    );
    // A later filter of the same name replaces the earlier one.
    const said = new Map(chosen.map(([given, condition]) => [Object.keys(given).join(), condition]));
    const principals = mine ? [who.id] : sees;
    const plain = `select r.id from record r join letter l on l.id = r.id where r.kind = 'incoming_letter' and r.clearance = 'none'
      ${sort === 'due' ? 'and r.due_on is not null' : ''}
      ${[...said.values()].map((condition) => `and ${condition}`).join(' ')}
      ${principals === 'all' ? '' : 'and r.id in (select record_id from participant where principal_id = any($1))'}
      order by ${orders[sort]}`;
    const wanted = (await rows(plain, principals === 'all' ? [] : [principals])).map((row: { id: string }) => row.id);
    let next: string | null = null;
    for (let page = 0; page < 3; page++) {
      const answer = await call(server.services, 'correspondence.letter.list', who, {
        ...input,
        ...(next ? { after: next } : {}),
      });
      const body = answer.body as { items: { id: string }[]; next: string | null };
      const expected = wanted.slice(page * limit, page * limit + limit);
      assert.deepEqual(
        body.items.map((item) => item.id),
        expected,
        `page ${page} of ${JSON.stringify(input)} as ${readers.findIndex((one) => one.actor === who)}`,
      );
      rowsSeen += expected.length;
      next = body.next;
      assert.equal(next !== null, wanted.length > (page + 1) * limit, JSON.stringify(input));
      if (!next) break;
    }
    const { sort: _sort, limit: _limit, ...counting } = input;
    if (sort !== 'due') {
      const counted = await call(server.services, 'correspondence.letter.count', who, counting);
      assert.deepEqual(counted.body, { count: wanted.length, more: false }, JSON.stringify(input));
    }
  }
  assert.ok(rowsSeen > cases * 4, `too few rows to mean anything: ${rowsSeen}`);
}

test('L3 pages of random readers, filters and sorts equal the plain definition', () => samePages(120));

test('L3 they do so too where sets are too large to be read and walks too short to fill a page', async () => {
  const usual = { ...planCosts };
  Object.assign(planCosts, { cheap: 20, placedRow: 1, walkAtLeast: 40, walkAtMost: 150 });
  try {
    await samePages(150);
  } finally {
    Object.assign(planCosts, usual);
  }
});
