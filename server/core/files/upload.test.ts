// Receiving files: what is stored is what was sent, and what fails leaves nothing behind.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { after, afterEach, before, describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { newId } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import type { FileRow } from './file-row.ts';
import { compound } from './testing/samples.ts';
import { inPieces } from './testing/streams.ts';
import { type FilesWorld, filesWorld } from './testing/world.ts';
import { insertFile, storeFile } from './upload.ts';

const refusal = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;
const pdf = (size: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size)]);

describe('receiving a file', () => {
  let world: FilesWorld;
  before(async () => {
    world = await filesWorld();
  });
  after(() => world.end());
  const discard = async (row: FileRow) => {
    await world.store.remove(row.id);
    await world.sql.query('delete from file where id = $1', [row.id]);
  };
  afterEach(async () => {
    for (const row of await world.rows()) await discard(row);
  });
  const nothingIsLeft = async () => {
    assert.deepEqual(await world.rows(), []);
    assert.deepEqual(await world.onDisk(), []);
  };

  test('stores the bytes sealed and a row with size, hash, kind and name', async () => {
    const marker = 'Секретный договор с ООО «Ромашка»\n';
    const bytes = Buffer.from(marker.repeat(50_000));
    const row = await world.receive(bytes, { name: '../Договор и\u0306.txt' });
    assert.equal(row.name, 'Договор й.txt');
    assert.equal(row.media_type, 'text/plain');
    assert.equal(row.size, bytes.length);
    assert.equal(row.sha256, createHash('sha256').update(bytes).digest('hex'));
    assert.equal(row.owner_id, world.ownerId);
    assert.equal(row.attached_at, null);
    assert.ok((await world.read(row)).equals(bytes));
    const [path, ...others] = await world.onDisk();
    assert.equal(others.length, 0);
    assert.equal((await readFile(path as string)).indexOf(Buffer.from('Ромашка')), -1);
  });

  test('tells the kind of a compound document by a directory that comes megabytes later', async () => {
    const row = await world.receive(compound('Workbook', 5000), { name: 'отчёт' });
    assert.equal(row.media_type, 'application/vnd.ms-excel');
  });

  test('an empty file is refused and leaves nothing', async () => {
    await assert.rejects(world.receive(Buffer.alloc(0)), refusal('file_empty'));
    await nothingIsLeft();
  });

  test('a file of exactly the limit passes, one byte more is refused and leaves nothing', async () => {
    const bytes = pdf(3 << 20);
    await discard(await world.receive(bytes, { limitBytes: bytes.length }));
    await assert.rejects(world.receive(bytes, { limitBytes: bytes.length - 1 }), refusal('too_large'));
    await assert.rejects(world.receive(pdf(10), { limitBytes: 10 }), refusal('too_large'));
    await nothingIsLeft();
  });

  test('a part that the parser cut short is refused as too large, not stored as whole', async () => {
    const body = Object.assign(Readable.from(inPieces(pdf(1000))), { truncated: true });
    await assert.rejects(world.receive(body), refusal('too_large'));
    await nothingIsLeft();
  });

  test('a program is refused before the rest of it is taken', async () => {
    let taken = 0;
    async function* program() {
      for (; ; taken += 1) yield Buffer.concat([Buffer.from('MZ'), Buffer.alloc(64 << 10)]);
    }
    const body = Readable.from(program());
    await assert.rejects(world.receive(body, { name: 'скан.pdf' }), refusal('file_kind_refused'));
    assert.ok(taken < 40, `${taken} pieces were taken`);
    assert.equal(body.destroyed, true);
    await nothingIsLeft();
  });

  test('a compound document of unknown kind is refused at its end and leaves nothing', async () => {
    await assert.rejects(world.receive(compound('Something', 5000)), refusal('file_kind_refused'));
    await nothingIsLeft();
  });

  test('a sender that goes away in the middle leaves neither row nor bytes', async () => {
    async function* broken() {
      yield pdf(2 << 20);
      throw new Error('connection reset');
    }
    await assert.rejects(world.receive(broken()), /connection reset/);
    await nothingIsLeft();
  });

  test('a row that cannot be written leaves no bytes', async () => {
    await assert.rejects(world.receive(pdf(1000), { ownerId: newId() }), { code: '23503' });
    await nothingIsLeft();
  });

  describe('into a draft', () => {
    const addDraft = async (ownerId: string) => {
      const id = newId();
      await world.sql.query(
        "insert into draft (id, owner_id, operation, data, changed_at) values ($1, $2, $3, '{}', now())",
        [id, ownerId, `test.thing.${id}`],
      );
      return id;
    };
    test("the person's own draft keeps the file, somebody else's is not found", async () => {
      const draftId = await addDraft(world.ownerId);
      const row = await world.receive(pdf(100), { draftId });
      assert.equal(row.draft_id, draftId);
      await discard(row);
      await assert.rejects(world.receive(pdf(100), { draftId: newId() }), refusal('not_found'));
      const other = newId();
      await world.sql.query("insert into principal values ($1, 'user', 'Петров', now())", [other]);
      await assert.rejects(world.receive(pdf(100), { draftId, ownerId: other }), refusal('not_found'));
      await nothingIsLeft();
    });
    test('a draft thrown away while the file streams leaves the file loose', async () => {
      const draftId = await addDraft(world.ownerId);
      async function* slow() {
        yield pdf(100_000);
        await world.sql.query('delete from draft where id = $1', [draftId]);
      }
      const row = await world.receive(slow(), { draftId });
      assert.equal(row.draft_id, null);
    });
    test('a draft that is being thrown away while the row is written is waited for, and leaves the file loose', async () => {
      const draftId = await addDraft(world.ownerId);
      const discarding = await world.sql.connect();
      try {
        await discarding.query('begin');
        await discarding.query('delete from draft where id = $1', [draftId]);
        const receiving = world.receive(pdf(100), { draftId });
        const waiting = `select from pg_locks join pg_stat_activity using (pid)
          where not granted and datname = current_database()`;
        while ((await world.owner.query(waiting)).rowCount === 0) await setImmediate();
        await discarding.query('commit');
        assert.equal((await receiving).draft_id, null);
      } finally {
        discarding.release();
      }
    });
    test('inside transactions that hold every connection of the pool, rows are written without one more', async () => {
      const all = await Promise.all(Array.from({ length: world.sql.options.max }, () => world.sql.connect()));
      try {
        const { store, masterKeys, clock, ownerId } = world;
        for (const sql of all) {
          const stored = await storeFile({ store, name: 'a.pdf', limitBytes: 1000, body: inPieces(pdf(100)) });
          assert.equal((await insertFile(stored, { sql, masterKeys, clock, ownerId })).id, stored.id);
        }
      } finally {
        for (const client of all) client.release();
      }
    });
  });
});
