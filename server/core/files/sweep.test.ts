// The sweep: what nobody keeps goes after a day, what anybody keeps or is about to keep stays.
import assert from 'node:assert/strict';
import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { newId } from '../ids.ts';
import type { FileRow } from './file-row.ts';
import { sweepLooseFiles } from './sweep.ts';
import { inPieces } from './testing/streams.ts';
import { type FilesWorld, filesWorld } from './testing/world.ts';

const hour = 60 * 60 * 1000;

describe('the sweep of loose files', () => {
  let world: FilesWorld;
  before(async () => {
    world = await filesWorld();
  });
  after(() => world.end());
  beforeEach(async () => {
    await world.sql.query('delete from attachment');
    await world.sql.query('delete from file');
    await world.sql.query('delete from draft');
    for await (const key of world.store.list()) await world.store.remove(key);
    world.time = new Date();
  });

  const receive = (draftId?: string) => world.receive(Buffer.from('%PDF-1.7\n'), draftId ? { draftId } : {});
  const pass = (hours: number) => {
    world.time = new Date(world.time.getTime() + hours * hour);
  };
  const sweep = () => sweepLooseFiles(world.sql, world.store, world.clock, 2);
  const stored = async () => {
    const keys: string[] = [];
    for await (const key of world.store.list()) keys.push(key);
    return keys.sort();
  };
  const ids = (rows: FileRow[]) => rows.map((row) => row.id).sort();
  const remaining = async (expected: FileRow[]) => {
    assert.deepEqual(ids(await world.rows()), ids(expected));
    assert.deepEqual(await stored(), ids(expected));
  };
  const addDraft = async () => {
    const id = newId();
    await world.sql.query(
      "insert into draft (id, owner_id, operation, data, changed_at) values ($1, $2, $3, '{}', now())",
      [id, world.ownerId, `test.thing.${id}`],
    );
    return id;
  };
  const attach = async (file: FileRow) => {
    await world.sql.query('update file set attached_at = $2, draft_id = null where id = $1', [file.id, world.time]);
  };

  test('a loose file stays for a day and then goes with its bytes, in batches', async () => {
    const files = await Promise.all([receive(), receive(), receive(), receive(), receive()]);
    pass(23);
    assert.deepEqual(await sweep(), { files: 0, objects: 0, unfinished: 0 });
    await remaining(files);
    pass(2);
    assert.deepEqual(await sweep(), { files: 5, objects: 0, unfinished: 0 });
    await remaining([]);
    assert.deepEqual(await sweep(), { files: 0, objects: 0, unfinished: 0 });
  });

  test('a file in a draft lives as long as the draft', async () => {
    const draftId = await addDraft();
    const file = await receive(draftId);
    pass(24 * 365);
    await sweep();
    await remaining([file]);
    await world.sql.query('delete from draft where id = $1', [draftId]);
    await sweep();
    await remaining([]);
  });

  test('an attached file stays for ever, and so does one whose attachment was only taken off', async () => {
    const attached = await receive();
    await attach(attached);
    const takenOff = await receive();
    const recordId = newId();
    await world.sql.query(
      `insert into record (id, kind, title, state, state_group, registration_order, created_by, created_at, changed_at)
       values ($1, 'letter', 'О поставке', 'new', 'new', 1, $2, now(), now())`,
      [recordId, world.ownerId],
    );
    await world.sql.query(
      `insert into attachment (id, record_id, file_id, position, added_by, added_at, removed_at)
       values ($1, $2, $3, 1, $4, now(), now())`,
      [newId(), recordId, takenOff.id, world.ownerId],
    );
    pass(24 * 365);
    await sweep();
    await remaining([attached, takenOff]);
  });

  test('a file that is being attached at this moment is not swept, and stays when that commits', async () => {
    const [file, other] = [await receive(), await receive()];
    pass(25);
    const attaching = await world.sql.connect();
    try {
      await attaching.query('begin');
      await attaching.query('update file set attached_at = $2 where id = $1', [file.id, world.time]);
      assert.equal((await sweep()).files, 1);
      await attaching.query('commit');
    } finally {
      attaching.release();
    }
    await sweep();
    await remaining([file]);
    assert.equal(
      (await world.rows()).some((row) => row.id === other.id),
      false,
    );
  });

  test('attaching and sweeping at once: each file ends attached with its bytes, or gone with its bytes', async () => {
    const files = await Promise.all(Array.from({ length: 40 }, () => receive()));
    pass(25);
    const attached: FileRow[] = [];
    await Promise.all([
      sweep(),
      sweep(),
      ...files.map(async (file) => {
        const done = await world.sql.query(
          'update file set attached_at = $2 where id = $1 and attached_at is null returning id',
          [file.id, world.time],
        );
        if (done.rowCount === 1) attached.push(file);
      }),
    ]);
    await sweep();
    await remaining(attached);
  });

  test('bytes without a row go after a day, young ones stay for an upload that is about to write its row', async () => {
    const kept = await receive();
    await attach(kept);
    const orphan = newId();
    await world.store.write(orphan, inPieces(Buffer.from('sealed')));
    assert.equal((await sweep()).objects, 0);
    assert.ok((await stored()).includes(orphan));
    pass(25);
    assert.equal((await sweep()).objects, 1);
    await remaining([kept]);
  });

  test('what a killed upload left half written goes after a day', async () => {
    const half = join(world.folder, 'incoming', `${newId()}.abc`);
    await world.store.write(newId(), inPieces(Buffer.from('sealed')));
    await writeFile(half, 'half');
    assert.equal((await sweep()).unfinished, 0);
    await utimes(half, new Date(0), new Date(0));
    assert.equal((await sweep()).unfinished, 1);
  });
});
