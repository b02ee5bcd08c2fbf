// No operation of the helpdesk reads a table of tickets, their words, turns or clocks whole. Asked of every query of the
// module by its contract's example, of its list by each filter and sort, and of its acts, as readers of all, a queue, and
// their own. With whole scans priced out the planner uses one only where no index serves; how many rows an index scan
// really walks is bounded besides, for a scan of a whole index would be no better.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import type { RawInput } from '#contract/core.ts';
import { type findTickets, reportFigures, ticketsOf } from '#contract/helpdesk.ts';
import { fillPeople } from '#core/bulk/people.ts';
import { actingAs } from '#core/identity/acting-as.ts';
import { newId } from '#core/ids.ts';
import { planCosts } from '#core/records/list-plan.ts';
import { sizeLimits } from '#core/records/list-size.ts';
import { call } from '#core/runner.ts';
import { systemActor } from '#core/system-actor.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';
import { recorded, type Statement } from '../../bench/capture.ts';
import { explain, nodesOf, type PlanNode, planModes } from '../../bench/explain.ts';
import { makeWorld } from '../../server/world.ts';
import { fillTickets, type TicketGround } from './many-tickets.ts';

const count = 8_000;
const large = new Set([
  'record',
  'participant',
  'ticket',
  'comment',
  'ticket_turn',
  'search_row',
  'search_text',
  'record_clock',
  'record_deadline',
  'deadline_moment',
]);
/** Rows of large tables that a page may walk: far below the tickets that there are. */
const mostWalked = 3_000;

describe('§3.4 no statement on tickets or their words reads a table whole', () => {
  let server: TestServer;
  let owner: pg.Client;
  let ids: Record<string, string>;
  let ground: TicketGround;
  const readers: Record<string, string> = {};

  before(async () => {
    server = await startTestServer();
    const { services } = server;
    ids = (await makeWorld(services)).ids;
    const made = (length: number) => Array.from({ length }, () => newId());
    const [groups, executors, requesters] = [made(8), made(20), made(300)];
    const [curator, technician, employee] = made(3) as [string, string, string];
    Object.assign(readers, { all: curator, queue: technician, own: employee });
    const person = (id: string, at: number, role: string, places: string[]) => ({
      id,
      login: `p${at}-${role}`,
      name: `Сотрудник ${at}`,
      status: 'active' as const,
      groups: places,
      roles: [role],
    });
    await fillPeople(services, systemActor('plans'), {
      what: 'plans',
      groups: groups.map((id, at) => ({ id, name: `Очередь ${at}`, kind: 'team' })),
      people: [
        person(curator, 0, 'curator', []),
        person(technician, 1, 'executor', [groups[5] as string]),
        person(employee, 2, 'employee', []),
        ...executors.map((id, at) => person(id, at + 10, 'executor', [groups[at % 8] as string])),
        ...requesters.map((id, at) => person(id, at + 100, 'employee', [])),
      ],
    });
    requesters[200] = employee;
    const curating = await actingAs(services, curator);
    const make = async (operation: string, input: object) =>
      ((await call(services, operation, curating, input)).body as { id: string }).id;
    const system = systemActor('plans');
    const categories = [ids['category.printers'] as string];
    for (let at = 0; at < 12; at++)
      categories.push(await make('helpdesk.category.create', { name: `Категория ${at}` }));
    const places = [];
    for (let at = 0; at < 30; at++) {
      const place = { name: `каб. ${at + 500}`, kind: 'room', parentId: ids['place.building'] };
      places.push(((await call(services, 'core.place.create', system, place)).body as { id: string }).id);
    }
    const contact = { kind: 'person', name: 'Внешний Пётр' };
    const contactId = ((await call(services, 'contacts.contact.create', system, contact)).body as { id: string }).id;
    ground = { categories, places, groups, executors: [...executors, technician], requesters, contactId };
    await fillTickets(server.ownerUrl, count, ground);
    owner = new pg.Client({ connectionString: server.ownerUrl });
    await owner.connect();
    await owner.query('set enable_seqscan = off');
    // As a million tickets are to them, so are these few to limits of an eightieth.
    Object.assign(planCosts, { cheap: 50, walkAtLeast: 200, walkAtMost: 1_000 });
    sizeLimits.told = 500;
  });
  after(async () => {
    await owner?.end();
    await server?.close();
  });

  const walked = (node: PlanNode): number =>
    large.has(node['Relation Name'] ?? '')
      ? ((node['Actual Rows'] ?? 0) +
          (node['Rows Removed by Filter'] ?? 0) +
          (node['Rows Removed by Index Recheck'] ?? 0)) *
        (node['Actual Loops'] ?? 1)
      : 0;

  const seen = new Set<string>();
  /** What is wrong with the plans of the statements of one question, asked for the first time and again. */
  async function wrong(
    reader: string,
    operation: string,
    input: unknown,
    most = Number.POSITIVE_INFINITY,
  ): Promise<string[]> {
    const actor = await actingAs(server.services, readers[reader] as string);
    const statements: Statement[] = [];
    // Sizes are counted at the first time alone; later ones run what was chosen by them.
    const times = server.services.catalog.handlers.get(operation)?.operation.kind === 'action' ? 1 : 2;
    for (let time = 0; time < times; time++)
      statements.push(...(await recorded(() => call(server.services, operation, actor, input))));
    const found = new Set<string>();
    for (const statement of statements) {
      const reads = /^\s*(with|select)\b/i.test(statement.text) && !/\binsert into\b/i.test(statement.text);
      if (!reads && !/^\s*(with|insert|update|delete)\b/i.test(statement.text)) continue;
      const key = JSON.stringify([statement.text, statement.values]);
      if (seen.has(key)) continue;
      seen.add(key);
      for (const mode of planModes) {
        await owner.query(`set plan_cache_mode = ${mode}`);
        const [explained] = await explain(owner, statement, reads ? 'analyze, timing off' : 'costs off');
        let rows = 0;
        for (const node of nodesOf(explained?.Plan as PlanNode)) {
          rows += walked(node);
          if (node['Node Type'] === 'Seq Scan' && large.has(node['Relation Name'] ?? ''))
            found.add(`${node['Relation Name']} whole`);
        }
        if (rows > most)
          found.add(
            `${Math.round(rows)} rows walked ${process.env.PLANS ? statement.text + JSON.stringify(statement.values) : ''}`,
          );
      }
    }
    return [...found].map((one) => `${reader}: ${operation} ${JSON.stringify(input)}: ${one}`);
  }

  type Filter = Partial<RawInput<typeof findTickets>>;
  const ends = (list: readonly string[]) => [list[0] as string, list.at(-1) as string];
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  /** Of a few tickets in thousands. */
  const rare = (): Filter[] => [
    { state: 'resolved' },
    { priority: 'low' },
    { priority: 'urgent' },
    { executorId: 'none' },
    { groupId: 'none' },
    { requesterId: ground.requesters.at(-1) as string },
    { contactId: ground.contactId },
    { channel: 'import' },
    { channel: 'max' },
    { channel: 'email' },
    { resultKind: 'not_confirmed' },
    { resultKind: 'duplicate' },
    { parentId: ids['ticket.printer'] as string },
    { awaitsUs: true },
    { reopened: true },
    { q: 'дирижабль' },
  ];
  const filters = (): Filter[] => [
    {},
    ...(['new', 'waiting', 'closed', 'merged', 'cancelled'] as const).map((state) => ({ state })),
    ...ends(ground.categories).map((categoryId) => ({ categoryId })),
    { priority: 'normal' },
    { priority: 'high' },
    ...ends(ground.executors).map((executorId) => ({ executorId })),
    ...ends(ground.groups).map((groupId) => ({ groupId })),
    { requesterId: ground.requesters[0] as string },
    ...ends(ground.requesters).map((authorId) => ({ authorId })),
    ...[...ends(ground.places), 'none', ids['place.building'] as string].map((placeId) => ({ placeId })),
    { placeId: ground.places.at(-1) as string, only: true },
    { channel: 'web' },
    { channel: 'telegram' },
    { resultKind: 'done' },
    { resultKind: 'advised' },
    { awaitsUs: false },
    { reopened: false },
    ...[true, false].flatMap((yes): Filter[] => [
      { overdue: yes },
      { rated: yes },
      { mine: yes },
      { inTime: yes },
      { solvedFrom: day(40), solvedTo: day(30), inTime: yes },
    ]),
    { registeredFrom: day(20), registeredTo: day(10) },
    ...['принтер', 'нет доступа', '7900', 'ЗН-2026-79'].map((q) => ({ q })),
  ];

  const find = 'helpdesk.ticket.find';
  const shapes = [
    ['all', 'registered'],
    ['open', 'due'],
    ['all', 'changed'],
    ['open', 'requester'],
  ] as const;
  for (const reader of ['all', 'queue', 'own'])
    it(`lists for a reader of ${reader}: every filter, group and sort`, async () => {
      const bad: string[] = [];
      for (const filter of [...filters(), ...rare()])
        for (const [group, sort] of reader === 'all' ? shapes : shapes.slice(0, 1))
          bad.push(...(await wrong(reader, find, { limit: 50, group, sort, ...filter })));
      assert.deepEqual(bad, []);
    });

  it('a list by a rare value starts from the few that there are', async () => {
    const bad: string[] = [];
    for (const filter of rare()) bad.push(...(await wrong('all', find, { limit: 49, ...filter }, mostWalked)));
    assert.deepEqual(bad, []);
  });

  it('a figure of a report opens its list by indexes, as every reader', async () => {
    const bad: string[] = [];
    const period = { from: day(60), to: day(30) };
    const key = { category: ground.categories[1], executor: ground.executors[1], month: day(45).slice(0, 7) };
    for (const by of ['category', 'executor', 'month'] as const)
      for (const figure of Object.keys(reportFigures.shape) as (keyof typeof reportFigures.shape)[]) {
        const filter = ticketsOf(figure, by, period, key[by]);
        if (!filter) continue;
        for (const reader of ['all', 'queue']) {
          bad.push(...(await wrong(reader, find, { limit: 50, ...filter })));
          bad.push(...(await wrong(reader, 'helpdesk.ticket.count', filter)));
        }
      }
    assert.deepEqual(bad, []);
  });

  it('every query of the helpdesk by its example, an open ticket, its words and history, searches, my work and tickets', async () => {
    const bad: string[] = [];
    const { catalog } = server.services;
    const openOf = async (personId: string) =>
      (
        await owner.query<{ id: string }>(
          `select r.id from record r join participant p on p.record_id = r.id and p.principal_id = $1
           where r.kind = 'ticket' order by r.created_at desc limit 1`,
          [personId],
        )
      ).rows[0]?.id as string;
    const id = await openOf(readers.queue as string);
    const opened: Record<string, string> = { all: id, queue: id, own: await openOf(readers.own as string) };
    const filled = (value: unknown, ticketId?: string): unknown =>
      typeof value === 'string' && value.startsWith('$')
        ? value.startsWith('$ticket.')
          ? ticketId
          : ids[value.slice(1)]
        : Array.isArray(value)
          ? value.map((one) => filled(one, ticketId))
          : value !== null && typeof value === 'object'
            ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, ticketId)]))
            : value;
    // Figures count all tickets of their period; words that half of the tickets hold have measurements of their own.
    const mostOf = (operation: string) =>
      /\.(report|counters|count|search)\b|category\.manage/.test(operation) ? undefined : mostWalked;
    let asked = 0;
    for (const reader of ['all', 'queue', 'own']) {
      const actor = await actingAs(server.services, readers[reader] as string);
      for (const { operation } of catalog.handlers.values()) {
        if (operation.kind !== 'query' || operation.stream || !operation.name.startsWith('helpdesk.')) continue;
        if (!actor.rights.has(operation.name)) continue;
        asked += 1;
        bad.push(
          ...(await wrong(reader, operation.name, filled(operation.example, opened[reader]), mostOf(operation.name))),
        );
      }
    }
    assert.ok(asked > 15, `${asked} queries`);
    const own: [string, string, object][] = [
      ['queue', 'record.comment.list', { id }],
      ['queue', 'record.timeline.read', { id }],
      ['queue', 'record.deadline.read', { id }],
      ['queue', find, { group: 'open', executorId: readers.queue, sort: 'due' }],
      ['own', find, { requesterId: readers.own }],
      ['all', 'helpdesk.report.summary', { from: day(20), to: day(10), by: 'executor' }],
      ...['all', 'queue', 'own'].flatMap((reader): [string, string, object][] => [
        [reader, 'core.search.find', { q: 'принтер' }],
        [reader, 'core.search.find', { q: 'лампа горит', kind: 'ticket' }],
        [reader, 'core.search.quick', { q: 'доступ' }],
      ]),
    ];
    for (const [reader, operation, input] of own)
      bad.push(...(await wrong(reader, operation, input, mostOf(operation))));
    assert.deepEqual(bad, []);
  });

  it('acts on a ticket find their rows by indexes', async () => {
    const { rows } = await owner.query<{ id: string }>(
      `select r.id from record r join ticket t on t.id = r.id where r.state = 'new' and t.group_id = $1 order by r.created_at desc limit 3`,
      [ground.groups[0]],
    );
    const [id, intoId] = rows.map((row) => row.id) as [string, string];
    const act = (verb: string, input: object = {}): [string, object] => [`helpdesk.ticket.${verb}`, { id, ...input }];
    const bad: string[] = [];
    for (const [operation, input] of [
      act('take'),
      act('reply', { body: 'Смотрим' }),
      act('note', { body: 'Замок заедает' }),
      act('wait', { reason: 'part' }),
      act('resume'),
      act('resolve', { result: 'Готово' }),
      act('reopen', { reason: 'Снова не печатает' }),
      act('merge', { intoId }),
    ])
      bad.push(...(await wrong('all', operation, input)));
    assert.deepEqual(bad, []);
  });
});
