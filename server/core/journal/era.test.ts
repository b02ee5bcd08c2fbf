// The journal after a move to another cluster, where transaction numbers begin anew.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ensureEra } from './era.ts';
import { followEvents } from './follow.ts';
import { freshJournal, type Journal } from './journal.fixture.ts';
import { verifyJournal } from './verify.ts';

let journal: Journal;
before(async () => {
  journal = await freshJournal();
});
after(() => journal[Symbol.asyncDispose]());

const eras = async () =>
  (await journal.owner.query('select distinct era from event order by era')).rows.map((row) => row.era);
const follow = async (): Promise<string[]> => {
  const heard: string[] = [];
  await journal.settle();
  await followEvents(journal.owner, 'era-test', async (_, events) => {
    heard.push(...events.map((event) => event.id));
  });
  return heard;
};

test('the first start remembers the cluster, later ones change nothing', async () => {
  assert.equal(await ensureEra(journal.owner, journal.clock), 1);
  assert.equal(await ensureEra(journal.owner, journal.clock), 1);
  await journal.write(1);
  assert.deepEqual(await eras(), [1]);
});

test('H7 events written after a restore into another cluster are sealed and followed after the old ones, and verify', async () => {
  const { owner, keys, clock } = journal;
  const old = await journal.write(2);
  await journal.seal();
  const unsealed = await journal.write(1);
  assert.deepEqual((await follow()).slice(-3), [...old, ...unsealed]);
  // What the restored rows look like there: transactions far ahead of the new cluster's, another cluster's identifier.
  await journal.tamper(
    `update journal_era set system_identifier = 'another'`,
    `update event set xid = (xid::text::bigint + 1000000000)::text::xid8`,
    `update event_cursor set xid = (xid::text::bigint + 1000000000)::text::xid8`,
    'delete from journal_seal',
  );
  assert.equal(await ensureEra(owner, clock), 2);
  assert.equal(await ensureEra(owner, clock), 2, 'only once');
  const fresh = await journal.write(2);
  assert.deepEqual(await eras(), [1, 2]);
  assert.deepEqual(await follow(), fresh, 'nothing twice, nothing passed over');
  assert.deepEqual(await journal.seal(3), { seals: 2, events: 6 });
  const verdict = await verifyJournal(owner, keys);
  assert.deepEqual([verdict.ok, verdict.sealedEvents], [true, 6]);
});

test('a restore begins an era even in the same cluster, and events ahead of the cluster give a move away', async () => {
  const { owner, clock } = journal;
  assert.equal(await ensureEra(owner, clock, { restored: true }), 3);
  await journal.write(1);
  assert.deepEqual(await eras(), [1, 2, 3]);
  await journal.tamper(`update event set xid = '99999999999' where era = 3`);
  assert.equal(await ensureEra(owner, clock), 4);
});

test('a fresh schema that received the eras of a restored journal writes in the newest one', async () => {
  const { owner, clock } = journal;
  await owner.query('alter table event alter column era set default 1');
  assert.equal(await ensureEra(owner, clock), 4);
  const [id] = await journal.write(1);
  const { rows } = await owner.query('select era from event where id = $1', [id]);
  assert.equal(rows[0].era, 4);
});

test('a journal restored before it had any era begins the second one', async () => {
  await using own = await freshJournal();
  await own.owner.query('delete from journal_era');
  await own.write(1);
  assert.equal(await ensureEra(own.owner, own.clock, { restored: true }), 2);
  assert.equal(await ensureEra(own.owner, own.clock), 2);
});
