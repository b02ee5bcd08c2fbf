// The bucket behind the same port as the folder: over HTTP, signed, and with the faults of networks.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { S3Double, s3Bucket, s3Credentials } from '#test/doubles/s3/server.ts';
import { newId } from '../ids.ts';
import { LayeredFileStore } from './layered-store.ts';
import { LocalFileStore } from './local-store.ts';
import { moveFiles } from './move-files.ts';
import { checkStore } from './open-store.ts';
import type { S3Settings } from './s3-settings.ts';
import { S3FileStore } from './s3-store.ts';
import type { FileStore } from './store.ts';
import { collect, inPieces } from './testing/streams.ts';

const mebibyte = 1 << 20;
let s3: S3Double;
let folder: string;
let settings: S3Settings;
let store: S3FileStore;

before(async () => {
  s3 = await new S3Double().open();
  folder = await mkdtemp(join(tmpdir(), 'vedomo-move-'));
  settings = { endpoint: s3.endpoint, bucket: s3Bucket, prefix: 'vedomo/', pathStyle: true, ...s3Credentials };
  store = new S3FileStore(settings);
});
after(async () => {
  await s3.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => {
  s3.fault = undefined;
  s3.objects.clear();
  s3.unfinished.clear();
});
const keysOf = async (from: FileStore) => {
  const found: string[] = [];
  for await (const key of from.list()) found.push(key);
  return found.sort();
};
const put = async (to: FileStore, bytes: Buffer) => {
  const key = newId();
  await to.write(key, inPieces(bytes, mebibyte));
  return key;
};

describe('the store in a bucket', () => {
  it('D9 what was written is read whole and in parts, listed page by page, measured and removed', async () => {
    const bytes = randomBytes(20 * mebibyte + 3);
    const key = await put(store, bytes);
    assert.ok(s3.asked.some((line) => line === `POST vedomo/${key} uploads`));
    assert.equal(s3.unfinished.size, 0);
    assert.ok((await collect(store.read(key))).equals(bytes));
    const part = await collect(store.read(key, { start: 5, end: 9 * mebibyte }));
    assert.ok(part.equals(bytes.subarray(5, 9 * mebibyte)));
    assert.equal(await store.size(key), bytes.length);
    assert.ok((await store.storedAt(key)) instanceof Date);
    const small = [await put(store, randomBytes(10)), await put(store, randomBytes(10))];
    s3.objects.set('elsewhere/x', { body: Buffer.from('x'), at: new Date() });
    s3.objects.set('vedomo/check-1', { body: Buffer.from('x'), at: new Date() });
    s3.pageSize = 2;
    assert.deepEqual(await keysOf(store), [key, ...small].sort());
    await store.remove(key);
    await store.remove(key);
    assert.equal(await store.storedAt(key), null);
    await assert.rejects(store.size(key), { code: 'ENOENT' });
    await assert.rejects(collect(store.read(key)), { code: 'ENOENT' });
    assert.throws(() => store.read('../../etc/passwd'), /named by its id/);
  });

  it('D9 a sender that fails leaves neither an object nor parts; parts of a dead writer go when they are old', async () => {
    async function* failing(): AsyncGenerator<Buffer> {
      for (let piece = 0; piece < 20; piece++) yield randomBytes(mebibyte);
      throw new Error('the sender went away');
    }
    await assert.rejects(store.write(newId(), failing()), /went away/);
    assert.deepEqual([s3.objects.size, s3.unfinished.size], [0, 0]);
    const upload = (at: string) => ({ key: `vedomo/${newId()}`, at: new Date(at), parts: new Map() });
    s3.unfinished.set('old', upload('2026-01-01'));
    s3.unfinished.set('young', upload('2026-01-03'));
    s3.unfinished.set('foreign', { ...upload('2026-01-01'), key: 'vedomo/else' });
    assert.equal(await store.removeUnfinished(new Date('2026-01-02')), 1);
    assert.deepEqual([...s3.unfinished.keys()], ['young', 'foreign']);
  });

  it('D9 errors and broken connections are tried again; a reading goes on where it was cut', async () => {
    const bytes = randomBytes(10 * mebibyte);
    const failing = new Set(['PUT 1', 'PUT 2']);
    s3.fault = ({ method, query }) => {
      if (!failing.delete(`${method} ${query.get('partNumber')}`)) return undefined;
      return query.get('partNumber') === '1' ? { status: 500, code: 'InternalError' } : 'cut';
    };
    const key = await put(store, bytes);
    assert.equal(failing.size, 0);
    let cuts = 2;
    const ranges: (string | undefined)[] = [];
    s3.fault = ({ range }) => {
      ranges.push(range);
      return cuts-- > 0 ? { cutAfter: 3 * mebibyte } : undefined;
    };
    assert.ok((await collect(store.read(key))).equals(bytes));
    assert.deepEqual([ranges.length, ranges[0]], [3, undefined]);
    s3.fault = () => ({ cutAfter: 100 });
    await assert.rejects(collect(store.read(key)));
    s3.fault = () => ({ status: 503, code: 'SlowDown' });
    await assert.rejects(put(store, randomBytes(10)), { name: 'SlowDown' });
  });

  it('D9 wrong settings stop the start with one line that says which', async () => {
    const failure = (wrong: Partial<S3Settings>) =>
      checkStore({ s3: { ...settings, ...wrong } }).then(
        () => assert.fail('it started'),
        (error: Error) => error.message,
      );
    await checkStore({ s3: settings });
    assert.equal(s3.objects.size, 0);
    assert.match(await failure({ bucket: 'other' }), /S3_URL .*такой корзины нет/);
    assert.match(await failure({ accessKey: 'nobody' }), /не знает ключа S3_ACCESS_KEY/);
    assert.match(await failure({ secretKey: 'wrong' }), /S3_SECRET_KEY не подходит/);
    assert.match(await failure({ region: 'us-east-1' }), /исправьте S3_REGION/);
    assert.match(await failure({ endpoint: 'http://127.0.0.1:1' }), /не отвечает как должно.*ECONNREFUSED/);
    s3.fault = () => ({ status: 403, code: 'AccessDenied' });
    assert.match(await failure({}), /не разрешено/);
  });

  it('D9 files move to the bucket and back, go on after a cut, and are readable all the while', async () => {
    const local = new LocalFileStore(folder);
    const both = new LayeredFileStore(store, local);
    const bodies = new Map<string, Buffer>();
    for (const size of [1, mebibyte, 9 * mebibyte]) {
      const bytes = randomBytes(size);
      bodies.set(await put(local, bytes), bytes);
    }
    const keys = [...bodies.keys()].sort();
    // The first file goes over whole, in however many parts; the second finds the door closed.
    let first: string | undefined;
    s3.fault = ({ method, key }) => {
      if (method !== 'PUT' && method !== 'POST') return undefined;
      first ??= key;
      return key === first ? undefined : { status: 403, code: 'AccessDenied' };
    };
    await assert.rejects(moveFiles({ from: local, to: store, keep: false }), { name: 'AccessDenied' });
    s3.fault = undefined;
    assert.deepEqual([(await keysOf(local)).length, (await keysOf(store)).length], [2, 1]);
    const added = await put(both, Buffer.from('new'));
    assert.deepEqual(await keysOf(both), [...keys, added].sort());
    for (const [key, bytes] of bodies) assert.ok((await collect(both.read(key))).equals(bytes));
    // One that was copied by a process which died before it removed the first copy.
    const [again = ''] = await keysOf(local);
    await store.write(again, inPieces(bodies.get(again) as Buffer));
    const moved = await moveFiles({ from: local, to: store, keep: false });
    assert.deepEqual([moved.files, moved.already, moved.gone], [1, 1, 0]);
    assert.deepEqual([await keysOf(local), await keysOf(store)], [[], [...keys, added].sort()]);
    // A store that does not answer is no store that has lost its files.
    s3.fault = ({ method }) => (method === 'HEAD' ? { status: 403, code: 'AccessDenied' } : undefined);
    await assert.rejects(moveFiles({ from: store, to: local, keep: true }));
    s3.fault = undefined;
    await moveFiles({ from: store, to: local, keep: true });
    assert.deepEqual(await keysOf(local), await keysOf(store));
    for (const [key, bytes] of bodies) assert.ok((await collect(local.read(key))).equals(bytes));
    await both.remove(added);
    assert.equal((await keysOf(both)).includes(added), false);
  });

  it('D9 a copy that does not equal what was read is thrown away, and the first one stays', async () => {
    const local = new LocalFileStore(folder);
    for await (const key of local.list()) await local.remove(key);
    const key = await put(local, randomBytes(100));
    const lying: FileStore = Object.assign(Object.create(store), {
      write: (name: string) => store.write(name, inPieces(randomBytes(100))),
      read: (name: string) => store.read(name),
      remove: (name: string) => store.remove(name),
      size: (name: string) => store.size(name),
    });
    await assert.rejects(moveFiles({ from: local, to: lying, keep: false }), /not what was read/);
    assert.deepEqual([await keysOf(local), await keysOf(store)], [[key], []]);
  });
});
