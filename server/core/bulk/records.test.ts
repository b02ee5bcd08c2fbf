// The bulk path writes what the usual path writes: records, participants, search rows, numbers, counters, one event.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { newId } from '#core/ids.ts';
import { systemActor } from '#core/system-actor.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';
import { withBareTables } from './bare-tables.ts';
import { fillPeople } from './people.ts';
import { type BulkRecord, BulkWriter, fillRecords } from './records.ts';

let server: TestServer;
const actor = systemActor('bulk-test');
const rows = async (text: string, values: unknown[] = []) =>
  (await server.services.pools.read.query(text, values)).rows as Record<string, unknown>[];
let journal: { id: string; template: string; restart: 'year'; index: string };

before(async () => {
  server = await startTestServer();
  const found = await rows(
    `select s.* from journal j join number_series s on s.id = j.id where j.direction = 'incoming'`,
  );
  journal = found[0] as never;
});
after(() => server.close());

const letter = (change: Partial<BulkRecord> = {}): BulkRecord => ({
  id: newId(),
  kind: 'incoming_letter',
  title: 'О поставке счётчиков',
  counterpart: 'ООО «Ёлочка»',
  state: 'registered',
  stateGroup: 'new',
  registeredOn: '2026-02-03',
  series: journal,
  createdBy: actor.id,
  createdAt: '2026-02-03T09:00:00.000Z',
  changedAt: '2026-02-03T09:00:00.000Z',
  participants: [{ principalId: actor.id, part: 'author' }],
  own: { direction: 'incoming', journal_id: journal.id, correspondent_name: 'ООО «Ёлочка»' },
  ...change,
});

test('numbers go on where the counter stood, per year of registration, and the usual path goes on after them', async () => {
  const owner = await server.owner();
  const register = async () => {
    const made = await owner.call('POST', '/api/correspondence/letters', {
      journalId: journal.id,
      subject: 'О поставке счётчиков',
      correspondentName: 'ООО «Ёлочка»',
      registeredOn: '2026-02-03',
    });
    assert.equal(made.statusCode, 201, made.body);
    return made.json() as { id: string; number: string };
  };
  const usual = await register();
  assert.equal(usual.number, 'ВХ-2026/00001');
  const some = [
    letter(),
    letter({ registeredOn: '2025-12-31' }),
    letter({ state: 'cancelled', stateGroup: 'refused', cancelReason: 'дважды' }),
  ];
  assert.equal(await fillRecords(server.services, actor, { what: 'trial', table: 'letter', records: some }), 3);
  assert.equal((await register()).number, 'ВХ-2026/00004');
  const written = await rows(
    'select number, ordinal, life from record where id = any($1) order by registration_order',
    [some.map((one) => one.id)],
  );
  assert.deepEqual(written, [
    { number: 'ВХ-2025/00001', ordinal: 1, life: 'active' },
    { number: 'ВХ-2026/00002', ordinal: 2, life: 'active' },
    { number: 'ВХ-2026/00003', ordinal: 3, life: 'cancelled' },
  ]);
  // All that hangs on a record, but its id, its times and its number, is what the usual path wrote.
  const shape = async (id: string) => ({
    record: (
      await rows(
        'select kind, title, counterpart, state, state_group, due_on, registered_on, life, clearance, version from record where id = $1',
        [id],
      )
    )[0],
    found: (
      await rows(
        `select page, kind, clearance, audience, regexp_replace(words::text, '000\\d+', 'n', 'g') as words from search_row where record_id = $1`,
        [id],
      )
    )[0],
    parts: await rows('select part, kind, state, clearance from participant where record_id = $1', [id]),
    issued: await rows('select state, suffix, reason from issued_number where record_id = $1', [id]),
    letter: (
      await rows(`select to_jsonb(letter) - 'id' - 'correspondent_id' as row from letter where id = $1`, [id])
    )[0],
  });
  const filled = await shape(some[0]?.id as string);
  const typed = await shape(usual.id);
  assert.deepEqual({ ...filled, letter: null }, { ...typed, letter: null });
  assert.deepEqual(Object.keys(filled.letter?.row as object), Object.keys(typed.letter?.row as object));
});

test('one event tells what was filled, and a record that cannot be written takes all others back', async () => {
  const events = await rows(`select data - 'actor' as data from event where operation = 'core.bulk.fill'`);
  const data = { what: 'trial', records: 3, kinds: { incoming_letter: 3 } };
  assert.deepEqual(events, [{ data }]);
  const counted = async () =>
    (
      await rows(
        `select (select count(*) from record)::int as records, (select last from number_counter where period = '2026')::int as last`,
      )
    )[0];
  const before = await counted();
  const stranger = letter({ participants: [{ principalId: newId(), part: 'author' }] });
  await assert.rejects(
    fillRecords(server.services, actor, { what: 'trial', table: 'letter', records: [letter(), stranger] }),
  );
  assert.deepEqual(await counted(), before);
});

test('people filled in bulk have accounts, groups, roles and keys of their own', async () => {
  const group = { id: newId(), name: 'Канцелярия', kind: 'department' as const };
  const person = {
    id: newId(),
    login: 'filled',
    name: 'Иванов Иван',
    status: 'active' as const,
    groups: [group.id],
    roles: ['viewer'],
  };
  await fillPeople(server.services, actor, { what: 'trial', groups: [group], people: [person] });
  assert.deepEqual(await rows('select role_key from user_role where user_id = $1', [person.id]), [
    { role_key: 'viewer' },
  ]);
  assert.deepEqual(await rows('select group_id from group_member where principal_id = $1', [person.id]), [
    { group_id: group.id },
  ]);
  const keys = await server.services.subjectKeys.open(server.services.pools.read, [person.id]);
  assert.equal(keys.get(person.id)?.length, 32);
});

test('stripped tables come back as they were; a row that points nowhere takes all back', async () => {
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  const schema = async () =>
    (
      await owner.query(
        `select pg_get_indexdef(indexrelid) as made from pg_index where indrelid = any($1::regclass[])
         union all select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where conrelid = any($1::regclass[])
         order by 1`,
        [tables],
      )
    ).rows.map((row: { made: string }) => row.made);
  const tables = ['record', 'participant', 'letter', 'search_row'];
  const before = await schema();
  const fill = async (records: BulkRecord[]) => {
    await owner.query('begin');
    try {
      await withBareTables(owner, tables, async () => {
        assert.ok((await schema()).length < before.length, 'nothing was stripped');
        const writer = new BulkWriter(owner);
        await writer.write('letter', records);
        await writer.settle();
      });
      await owner.query('commit');
    } catch (error) {
      await owner.query('rollback');
      throw error;
    }
  };
  try {
    const [one, stranger] = [letter(), letter({ responsibleId: newId() })];
    await fill([one]);
    assert.deepEqual(await schema(), before);
    assert.equal((await rows('select record_id from search_row where record_id = $1', [one.id])).length, 1);
    await assert.rejects(fill([letter(), stranger]), /foreign key/);
    assert.deepEqual(await schema(), before);
    assert.deepEqual(await rows('select id from record where id = $1', [stranger.id]), []);
  } finally {
    await owner.end();
  }
});
