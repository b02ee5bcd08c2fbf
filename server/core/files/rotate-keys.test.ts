// The master keys of files: made once, wrapped, rotated without a file becoming unreadable at any moment.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { Sql } from '../db/sql.ts';
import { Keys } from '../keys.ts';
import type { FileRow } from './file-row.ts';
import { findFile } from './file-row.ts';
import { MasterKeys } from './master-keys.ts';
import { rotateFileKey } from './rotate-keys.ts';
import { type FilesWorld, filesWorld } from './testing/world.ts';

describe('file master keys', () => {
  let world: FilesWorld;
  let files: { row: FileRow; bytes: Buffer }[];
  before(async () => {
    world = await filesWorld();
  });
  after(() => world.end());

  const keyRows = async () =>
    (
      await world.sql.query<{ version: number; erased: boolean; retired: boolean }>(
        'select version, wrapped is null as erased, retired_at is not null as retired from file_master_key order by version',
      )
    ).rows;
  const allReadable = async (masterKeys: MasterKeys) => {
    for (const { row, bytes } of files) {
      const fresh = (await findFile(world.sql, row.id)) as FileRow;
      assert.ok((await masterKeys.fileKey(fresh)).length === 32);
      assert.ok((await world.read(fresh)).equals(bytes));
    }
  };
  const anotherProcess = () => new MasterKeys(world.sql, world.keys, world.clock);

  test('the first is made once, however many ask for it at the same time', async () => {
    const asked = await Promise.all(Array.from({ length: 8 }, () => anotherProcess().current()));
    assert.deepEqual(new Set(asked.map((master) => `${master.version} ${master.key.toString('hex')}`)).size, 1);
    assert.deepEqual(await keyRows(), [{ version: 1, erased: false, retired: false }]);
  });

  test('they lie in the database wrapped: another secret opens nothing', async () => {
    const stranger = new MasterKeys(world.sql, new Keys(randomBytes(32)), world.clock);
    await assert.rejects(stranger.current());
    await assert.rejects(stranger.open(1));
    await assert.rejects(anotherProcess().open(77), /master key 77/);
  });

  test('a rotation keeps every file readable, and no file stays under the old key', async () => {
    files = [];
    for (let index = 0; index < 7; index += 1) {
      const bytes = Buffer.concat([Buffer.from('%PDF-'), randomBytes(1000 + index)]);
      files.push({ row: await world.receive(bytes), bytes });
    }
    const before = await world.onDisk();
    const rotation = await rotateFileKey(world.sql, world.keys, world.clock, { batch: 3 });
    assert.deepEqual(rotation, { version: 2, rewrapped: 7, retired: [1] });
    assert.deepEqual(await keyRows(), [
      { version: 1, erased: true, retired: true },
      { version: 2, erased: false, retired: false },
    ]);
    assert.deepEqual(await world.onDisk(), before);
    await allReadable(anotherProcess());
  });

  test('a row read before the rotation still opens after it, in a process that never saw the old key', async () => {
    const row = files[0]?.row as FileRow;
    assert.equal(row.key_version, 1);
    assert.equal((await anotherProcess().fileKey(row)).length, 32);
  });

  test('a rotation that dies after any statement leaves all files readable and is finished by the next one', async () => {
    let died = 0;
    for (let allowed = 1; ; allowed += 1) {
      let left = allowed;
      const dying: Sql = {
        query<R>(text: string, values?: unknown[]) {
          left -= 1;
          if (left < 0) throw new Error('killed');
          return (world.sql as Sql).query<R>(text, values);
        },
      };
      const version = Math.max(...(await keyRows()).map((key) => key.version));
      const outcome = await rotateFileKey(dying, world.keys, world.clock, { batch: 3 }).catch(() => 'died');
      await allReadable(anotherProcess());
      if (outcome !== 'died') break;
      died += 1;
      const finished = await rotateFileKey(world.sql, world.keys, world.clock, { batch: 3 });
      assert.ok(finished.version <= version + 1, 'a cut rotation is finished, not begun again');
      await allReadable(anotherProcess());
      const whole = (await keyRows()).filter((key) => !key.erased);
      assert.deepEqual(whole, [{ version: finished.version, erased: false, retired: false }]);
    }
    assert.ok(died >= 10, `died ${died} times`);
  });

  test('files uploaded and rotations run at the same time end under the newest key', async () => {
    const body = Buffer.concat([Buffer.from('%PDF-'), randomBytes(5000)]);
    const uploads = Promise.all(
      Array.from({ length: 30 }, async () => {
        files.push({ row: await world.receive(body), bytes: body });
      }),
    );
    for (let turn = 0; turn < 3; turn += 1) await rotateFileKey(world.sql, world.keys, world.clock);
    await uploads;
    const { version } = await rotateFileKey(world.sql, world.keys, world.clock);
    assert.deepEqual(new Set((await world.rows()).map((row) => row.key_version)), new Set([version]));
    await allReadable(anotherProcess());
  });

  test('an upload that holds a key which is retired in that moment is wrapped by the new one', async () => {
    const stale = anotherProcess();
    const old = await stale.current();
    await rotateFileKey(world.sql, world.keys, world.clock);
    let asked = 0;
    const masterKeys = Object.assign(anotherProcess(), {
      current: async () => (asked++ === 0 ? old : stale.current()),
    });
    const row = await world.receive(Buffer.from('%PDF-1.7\n'), { masterKeys });
    assert.equal(row.key_version, old.version + 1);
    assert.equal(asked, 2);
  });

  test('the migration goes down and up again with every key kept', async () => {
    const before = (await world.sql.query('select * from file_master_key order by version')).rows;
    const folder = new URL('../../migrations/', import.meta.url);
    for (const step of ['down', 'up']) {
      await world.owner.query(await readFile(new URL(`0003_file_keys.${step}.sql`, folder), 'utf8'));
    }
    assert.deepEqual((await world.owner.query('select * from file_master_key order by version')).rows, before);
    assert.deepEqual((await world.sql.query("select * from setting where key = 'file.master_keys'")).rows, []);
  });
});
