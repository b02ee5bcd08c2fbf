// Sealing and the heads exported outside: once each, resumable, and a cut tail is missed.
import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { exportHead, headsFileOf } from './heads.ts';
import { freshJournal } from './journal.fixture.ts';
import { sealJournal } from './seal.ts';
import { verifyJournal } from './verify.ts';

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'vedomo-heads-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

test('H7 sealing goes on where it stopped and seals every event once', async () => {
  await using journal = await freshJournal();
  const { owner } = journal;
  await journal.writeApart(5);
  assert.deepEqual(await journal.seal(2), { seals: 3, events: 5 });
  assert.deepEqual(await journal.seal(2), { seals: 0, events: 0 });
  await journal.write(4);
  assert.deepEqual(await journal.seal(2), { seals: 2, events: 4 });
  const { rows } = await owner.query('select sum(count)::int as events, max(total)::int as total from journal_seal');
  assert.deepEqual(rows[0], { events: 9, total: 9 });
});

test('H7 workers that seal at the same time never seal an event twice', async () => {
  await using journal = await freshJournal();
  const { owner, keys, clock } = journal;
  await journal.write(60);
  await journal.settle();
  const results = await Promise.all(Array.from({ length: 5 }, () => sealJournal(owner, keys, clock, { batch: 7 })));
  await journal.seal(7);
  assert.ok(results.reduce((sum, result) => sum + result.events, 0) <= 60);
  const verdict = await verifyJournal(owner, keys);
  assert.deepEqual([verdict.ok, verdict.sealedEvents], [true, 60]);
});

test('H7 an event of a transaction that began earlier and commits later is sealed after it, never lost', async () => {
  await using journal = await freshJournal();
  const { owner, keys, clock } = journal;
  const slow = await owner.connect();
  await slow.query('begin');
  await slow.query('select pg_current_xact_id()');
  await journal.write(3);
  assert.equal((await sealJournal(owner, keys, clock)).events, 0, 'held back by the running transaction');
  await slow.query(
    `insert into event (id, at, operation, outcome, actor_id, actor_kind, mac)
     select gen_random_uuid(), now(), 'x', 'done', gen_random_uuid(), 'user', '\\x00'`,
  );
  await slow.query('commit');
  slow.release();
  assert.equal((await journal.seal()).events, 4);
});

test('H7 the head is exported once for each seal', async () => {
  await using journal = await freshJournal();
  await using folder = await temporaryFolder();
  const { owner, keys } = journal;
  const totals: number[] = [];
  assert.equal(await exportHead(owner, keys, folder.path), undefined, 'nothing is sealed yet');
  for (const count of [3, 2]) {
    await journal.write(count);
    await journal.seal();
    const heads = await Promise.all([1, 2, 3].map(() => exportHead(owner, keys, folder.path)));
    const added = heads.filter((head) => head !== undefined);
    assert.equal(added.length, 1);
    totals.push(added[0]?.total ?? 0);
  }
  const text = await readFile(headsFileOf(folder.path), 'utf8');
  const lines = text.trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line).total),
    totals,
  );
  assert.deepEqual(totals, [3, 5]);
  const verdict = await verifyJournal(owner, keys, { headsFile: headsFileOf(folder.path) });
  assert.deepEqual([verdict.ok, verdict.headsChecked], [true, 2]);
});

test('a line left unfinished by a crash is dropped and written anew', async () => {
  await using journal = await freshJournal();
  await using folder = await temporaryFolder();
  const { owner, keys } = journal;
  const file = headsFileOf(folder.path);
  await journal.write(1);
  await journal.seal();
  await exportHead(owner, keys, folder.path);
  await appendFile(file, '{"no":2,"tot');
  assert.equal((await verifyJournal(owner, keys, { headsFile: file })).ok, true);
  await journal.write(1);
  await journal.seal();
  await exportHead(owner, keys, folder.path);
  const verdict = await verifyJournal(owner, keys, { headsFile: file });
  assert.deepEqual([verdict.ok, verdict.headsChecked], [true, 2]);
});

test('H7 a tail cut off together with its seals is found against the exported head', async () => {
  await using journal = await freshJournal();
  await using folder = await temporaryFolder();
  const { owner, keys } = journal;
  const headsFile = headsFileOf(folder.path);
  const ids = await journal.writeApart(6);
  await journal.seal(2);
  await exportHead(owner, keys, folder.path);
  await journal.tamper('delete from journal_seal where no > 2', [
    'delete from event where id = any($1)',
    [ids.slice(4)],
  ]);
  assert.equal((await verifyJournal(owner, keys)).ok, true, 'the database alone can not tell');
  const cut = await verifyJournal(owner, keys, { headsFile });
  assert.deepEqual(
    cut.findings.map(({ kind, sealNo }) => [kind, sealNo]),
    [['cut_tail', 3]],
  );
  assert.match(cut.findings[0]?.text.ru ?? '', /№ 3 .* 6\), последняя в базе № 2/);
  // The program goes on and seals new events under the old number.
  await journal.write(1);
  await journal.seal();
  await exportHead(owner, keys, folder.path);
  const rewritten = await verifyJournal(owner, keys, { headsFile });
  assert.deepEqual(
    rewritten.findings.map(({ kind, sealNo }) => [kind, sealNo]),
    [['cut_tail', 3]],
  );
  assert.match(rewritten.findings[0]?.text.en ?? '', /written anew/);
});

test('H7 every seal and event deleted at once is found against the exported head', async () => {
  await using journal = await freshJournal();
  await using folder = await temporaryFolder();
  const { owner, keys } = journal;
  await journal.write(3);
  await journal.seal();
  await exportHead(owner, keys, folder.path);
  await journal.tamper('delete from event', 'delete from journal_seal');
  const verdict = await verifyJournal(owner, keys, { headsFile: headsFileOf(folder.path) });
  assert.deepEqual(
    verdict.findings.map(({ kind }) => kind),
    ['cut_tail'],
  );
});

test('H7 a changed or invented line of the heads is found', async () => {
  await using journal = await freshJournal();
  await using folder = await temporaryFolder();
  const { owner, keys } = journal;
  const headsFile = headsFileOf(folder.path);
  await journal.write(3);
  await journal.seal();
  await exportHead(owner, keys, folder.path);
  const text = await readFile(headsFile, 'utf8');
  await writeFile(headsFile, `${text.replace('"total":3', '"total":2')}rubbish\n${text}`);
  const verdict = await verifyJournal(owner, keys, { headsFile });
  assert.deepEqual(
    verdict.findings.map(({ kind }) => kind),
    ['seal_broken', 'seal_broken'],
  );
  assert.equal(verdict.headsChecked, 1);
});
