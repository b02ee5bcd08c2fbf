// The folder of files: whole or absent, whatever happens to the writer.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { newId } from '../ids.ts';
import { LocalFileStore } from './local-store.ts';
import { collect, inPieces } from './testing/streams.ts';

describe('the local file store', () => {
  let folder: string;
  let store: LocalFileStore;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vedomo-store-'));
    store = new LocalFileStore(folder);
  });
  after(() => rm(folder, { recursive: true, force: true }));
  const keys = async () => {
    const found: string[] = [];
    for await (const key of store.list()) found.push(key);
    return found.sort();
  };

  test('an empty store that has no folder yet lists nothing', async () => {
    const absent = new LocalFileStore(join(folder, 'absent'));
    for await (const key of absent.list()) assert.fail(key);
    assert.equal(await absent.removeUnfinished(new Date()), 0);
  });

  test('what was written is read whole and in parts, listed, measured and removed', async () => {
    const key = newId();
    const bytes = randomBytes(3_000_001);
    await store.write(key, inPieces(bytes));
    assert.ok((await collect(store.read(key))).equals(bytes));
    assert.ok((await collect(store.read(key, { start: 10, end: 2_000_000 }))).equals(bytes.subarray(10, 2_000_000)));
    assert.equal(await store.size(key), bytes.length);
    assert.ok((await store.storedAt(key)) instanceof Date);
    assert.ok((await keys()).includes(key));
    await store.remove(key);
    await store.remove(key);
    assert.equal(await store.storedAt(key), null);
    await assert.rejects(store.size(key), { code: 'ENOENT' });
    await assert.rejects(collect(store.read(key)), { code: 'ENOENT' });
    assert.ok(!(await keys()).includes(key));
  });

  test('a file under way is seen by nobody, and a writer that fails leaves nothing', async () => {
    const key = newId();
    async function* failing(): AsyncGenerator<Buffer> {
      yield randomBytes(2 << 20);
      yield randomBytes(2 << 20);
      assert.equal(await store.storedAt(key), null);
      assert.ok(!(await keys()).includes(key));
      assert.equal((await readdir(join(folder, 'incoming'))).length, 1);
      throw new Error('the sender went away');
    }
    await assert.rejects(store.write(key, failing()), /went away/);
    assert.equal(await store.storedAt(key), null);
    assert.deepEqual(await readdir(join(folder, 'incoming')), []);
  });

  test('what a killed process left unfinished is thrown away when it is old enough', async () => {
    const young = join(folder, 'incoming', `${newId()}.aa`);
    const old = join(folder, 'incoming', `${newId()}.bb`);
    await writeFile(young, 'half');
    await writeFile(old, 'half');
    await utimes(old, new Date('2026-01-01'), new Date('2026-01-01'));
    assert.equal(await store.removeUnfinished(new Date('2026-01-02')), 1);
    assert.deepEqual(await readdir(join(folder, 'incoming')), [young.slice(young.lastIndexOf('/') + 1)]);
    await rm(young);
  });

  test('a key that is not an id never becomes a path', async () => {
    for (const key of ['../../etc/passwd', 'a/b', '', `${newId()}/../x`]) {
      await assert.rejects(store.write(key, inPieces(Buffer.from('x'))), /named by its id/);
      assert.throws(() => store.read(key), /named by its id/);
    }
  });
});
