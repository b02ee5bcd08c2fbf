// The journal's partitions, and that they refuse what is not an addition.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { newId } from '#core/ids.ts';
import { freshJournal, type Journal } from './journal.fixture.ts';
import { makePartitionsAhead } from './partitions.ts';
import { verifyJournal } from './verify.ts';

let journal: Journal;
before(async () => {
  journal = await freshJournal();
});
after(() => journal[Symbol.asyncDispose]());

const clockAt = (at: string) => ({ now: () => new Date(at) });

async function homeOf(id: string | undefined): Promise<string> {
  const { rows } = await journal.owner.query('select tableoid::regclass::text as home from event where id = $1', [id]);
  return rows[0].home;
}

test('an event lies in the partition of its month in UTC, and in the spare one when there is none', async () => {
  await makePartitionsAhead(journal.owner, clockAt('2031-11-20T12:00:00Z'), 2);
  const write = async (at: string) => homeOf((await journal.write(1, { at, id: newIdAt(at) }))[0]);
  assert.equal(await write('2031-11-30T23:59:59.999Z'), 'event_2031_11');
  assert.equal(await write('2031-12-01T00:00:00.000Z'), 'event_2031_12');
  assert.equal(await write('2032-01-31T23:59:59.999Z'), 'event_2032_01');
  assert.equal(await write('2032-02-01T00:00:00.000Z'), 'event_default');
});

/** `newId` never goes back in time within a process, so an id of a chosen moment takes only its tail from it. */
function newIdAt(at: string): string {
  const ms = Date.parse(at).toString(16).padStart(12, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8)}${newId().slice(13)}`;
}

test('partitions are made once, however often and by however many workers the job is run', async () => {
  const clock = clockAt('2033-12-31T23:00:00Z');
  const made = await Promise.all([1, 2, 3].map(() => makePartitionsAhead(journal.owner, clock, 1)));
  assert.deepEqual(made.flat().sort(), ['event_2033_12', 'event_2034_01']);
  assert.deepEqual(await makePartitionsAhead(journal.owner, clock, 1), []);
});

test('H7 events that lay in the spare partition move into a late one, stay sealed and whole', async () => {
  const at = '2035-05-05T05:05:05.005Z';
  const [id] = await journal.write(1, { at, id: newIdAt(at) });
  await journal.seal();
  assert.equal(await homeOf(id), 'event_default');
  await makePartitionsAhead(journal.owner, clockAt('2035-05-01T00:00:00Z'), 0);
  assert.equal(await homeOf(id), 'event_2035_05');
  assert.equal((await verifyJournal(journal.owner, journal.keys)).ok, true);
  await assert.rejects(journal.owner.query('delete from event_default'), /only ever added to/, 'guarded again');
});

test('events are written while partitions are being made', async () => {
  const client = await journal.owner.connect();
  await client.query('begin');
  await makePartitionsAhead(client, clockAt('2036-01-01T00:00:00Z'), 3);
  const ids = await journal.write(1);
  await client.query('rollback');
  client.release();
  assert.equal(ids.length, 1);
});

test('H7 update, delete and truncate are refused on the journal, each partition and the seals, for the owner too', async () => {
  const partitions = await journal.owner.query<{ name: string }>(
    `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'event'::regclass`,
  );
  const names = ['event', 'journal_seal', ...partitions.rows.map((row) => row.name)];
  assert.ok(names.length > 6);
  await makePartitionsAhead(journal.owner, clockAt('2037-01-01T00:00:00Z'), 0);
  for (const table of [...names, 'event_2037_01']) {
    const column = table === 'journal_seal' ? 'previous' : 'mac';
    for (const attack of [`update ${table} set ${column} = ${column}`, `delete from ${table}`, `truncate ${table}`]) {
      await assert.rejects(journal.owner.query(attack), { code: '42501', message: /only ever added to/ }, attack);
    }
  }
  // Replication settings of a superuser do not open it either.
  const superuser = new pg.Client({ connectionString: journal.database.superuserUrl });
  await superuser.connect();
  await superuser.query('set session_replication_role = replica');
  await assert.rejects(superuser.query('delete from event'), /only ever added to/);
  const merge = 'merge into event e using (select 1) s on true when matched then delete';
  await assert.rejects(superuser.query(merge), /only ever added to/);
  await superuser.end();
});

test('H7 the role that runs the program adds and reads events, of later partitions too, and can do nothing else', async () => {
  await makePartitionsAhead(journal.owner, clockAt('2038-01-01T00:00:00Z'), 0);
  const program = new pg.Client({ connectionString: journal.database.appUrl });
  await program.connect();
  const id = newIdAt('2038-01-05T00:00:00Z');
  await program.query(
    `insert into event (id, at, operation, outcome, actor_id, actor_kind, mac)
     values ($1, now(), 'x', 'done', $1, 'user', '\\x00')`,
    [id],
  );
  assert.equal(await homeOf(id), 'event_2038_01');
  assert.equal((await program.query('select from event where id = $1', [id])).rowCount, 1);
  for (const attack of [
    'update event set at = now()',
    'delete from event_2038_01',
    'truncate event',
    'alter table event disable trigger all',
    'drop table event_2038_01',
    'insert into event_2038_01 select * from event',
    'delete from journal_seal',
  ]) {
    await assert.rejects(program.query(attack), { code: '42501' }, attack);
  }
  await program.end();
});
