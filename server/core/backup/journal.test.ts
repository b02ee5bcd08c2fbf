// The journal moves to another server without a break: what was sealed verifies there, what wasn't is sealed there,
// and those who follow it hear of each event once.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import pg from 'pg';
import { LocalFileStore } from '#core/files/local-store.ts';
import { appendEvents } from '#core/journal/append.ts';
import { followEvents } from '#core/journal/follow.ts';
import { eventOf, freshJournal } from '#core/journal/journal.fixture.ts';
import { sealJournal } from '#core/journal/seal.ts';
import { SubjectKeys } from '#core/journal/subjects.ts';
import { verifyJournal } from '#core/journal/verify.ts';
import { skipWithoutDebian15, startDebian15 } from '#test/migrations/debian15.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';

it('a restored journal verifies, is sealed on and followed on in another cluster', {
  skip: skipWithoutDebian15,
}, async () => {
  await using journal = await freshJournal();
  const folder = await mkdtemp(join(tmpdir(), 'vedomo-backup-'));
  const old = await startDebian15();
  const { keys, clock } = journal;
  const heard = async (pool: pg.Pool): Promise<number> =>
    (await followEvents(pool, 'test', async () => {}, { batch: 1000 })).handled;
  const common = {
    store: new LocalFileStore(join(folder, 'files')),
    log: () => {},
    secretFingerprint: keys.fingerprint(),
    clock,
  };
  let moved: pg.Pool | undefined;
  try {
    // Transaction numbers far above those of the cluster that it moves to.
    for (let n = 0; n < 3000; n += 1) await journal.owner.query('select pg_current_xact_id()');
    await journal.writeApart(5);
    assert.equal((await journal.seal()).events, 5);
    assert.equal(await heard(journal.owner), 5);
    await journal.writeApart(3);
    await backup({ ...common, ownerUrl: journal.database.ownerUrl, to: join(folder, 'a.tar'), version: '0.1.0' });
    const ownerUrl = await old.create('moved');
    await restore({ ...common, ownerUrl, from: join(folder, 'a.tar') });

    moved = new pg.Pool({ connectionString: ownerUrl });
    const whole = await verifyJournal(moved, keys);
    assert.deepEqual([whole.ok, whole.sealedEvents, whole.unsealedEvents], [true, 5, 3]);
    const event = eventOf(clock);
    await appendEvents(moved, keys, new SubjectKeys(keys, clock), [event]);
    assert.equal((await sealJournal(moved, keys, clock)).events, 4);
    assert.equal(await heard(moved), 4);
    assert.equal(await heard(moved), 0);
    const later = await verifyJournal(moved, keys);
    assert.deepEqual([later.ok, later.sealedEvents, later.unsealedEvents], [true, 9, 0]);
  } finally {
    await moved?.end();
    await old.stop();
    await rm(folder, { recursive: true });
  }
});
