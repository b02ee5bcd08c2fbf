// The archive by itself: what went in comes out, and what was damaged or cut is refused by the name of the entry.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { Refusal } from '../refusal.ts';
import { archiveGroups } from './archive-groups.ts';
import { archiveEntries, verifyArchive } from './archive-reader.ts';
import { ArchiveWriter, manifestEntry } from './archive-writer.ts';
import type { Manifest } from './manifest.ts';

const manifest: Manifest = {
  format: 1,
  program: '0.1.0',
  createdAt: '2026-11-20T10:00:00.000Z',
  server: '18.4',
  secretFingerprint: 'f'.repeat(32),
  migrations: ['0001_core'],
  tables: [{ name: 'record', columns: ['id'], rows: 2 }],
  partitions: [],
  sequences: [],
  jobs: 0,
  files: 1,
  fileBytes: 3_000_000,
};
const file = randomBytes(3_000_000);
const parts = [randomBytes(1_500_000), randomBytes(700)];

let folder: string;
let whole: Buffer;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vedomo-archive-'));
  const archive = new ArchiveWriter(join(folder, 'whole.tar'));
  for (const [at, part] of parts.entries()) await archive.addBytes(`tables/record/00000${at + 1}.copy`, part);
  await archive.addStream('files/one', file.length, chunks(file));
  await archive.addBytes('files/empty', Buffer.alloc(0));
  await archive.addBytes(manifestEntry, Buffer.from(JSON.stringify(manifest)));
  await archive.finish();
  whole = await readFile(join(folder, 'whole.tar'));
});
after(() => rm(folder, { recursive: true, force: true }));

async function* chunks(body: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < body.length; at += 65_536) yield body.subarray(at, at + 65_536);
}

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => assert.fail('nothing was refused'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Refusal, String(error));
  return error;
}

it('a backup archive gives back what went in, parts of a table as one stream', async () => {
  const path = join(folder, 'whole.tar');
  assert.deepEqual((await verifyArchive(path)).manifest, manifest);
  const got = new Map<string, Buffer>();
  for await (const { name, body } of archiveGroups(archiveEntries(path))) {
    const read: Buffer[] = [];
    for await (const chunk of body) read.push(chunk);
    got.set(name, Buffer.concat(read));
  }
  assert.deepEqual([...got.keys()], ['tables/record', 'files/one', 'files/empty', 'manifest.json', 'sha256sums']);
  assert.ok(got.get('tables/record')?.equals(Buffer.concat(parts)));
  assert.ok(got.get('files/one')?.equals(file));
  assert.deepEqual(await readdir(folder), ['whole.tar'], 'no temporary file is left');
});

it('a backup with one byte flipped is refused by the name of the entry', async () => {
  const entries: { name: string; offset: number; size: number }[] = [];
  for await (const { name, offset, size } of archiveEntries(join(folder, 'whole.tar')))
    entries.push({ name, offset, size });
  for (const { name, offset, size } of entries.filter((entry) => entry.size > 0)) {
    const damaged = Buffer.from(whole);
    const at = offset + Math.floor(size / 2);
    damaged[at] = (damaged[at] as number) ^ 1;
    const path = join(folder, 'damaged.tar');
    await writeFile(path, damaged);
    const { code, details } = await refusalOf(verifyArchive(path));
    assert.equal(code, 'backup_damaged', name);
    // A line of the sums names the entry that it no longer fits.
    if (name !== 'sha256sums') assert.equal(details.entry, name);
  }
  const header = Buffer.from(whole);
  header[3] = (header[3] as number) ^ 1;
  await writeFile(join(folder, 'damaged.tar'), header);
  assert.equal((await refusalOf(verifyArchive(join(folder, 'damaged.tar')))).code, 'backup_damaged');
});

it('a backup that ends early is refused, wherever it ends', async () => {
  const path = join(folder, 'cut.tar');
  for (const length of [0, 100, 512, 1_400_000, 1_501_184, whole.length - 1_600]) {
    await writeFile(path, whole);
    await truncate(path, length);
    assert.equal((await refusalOf(verifyArchive(path))).code, 'backup_cut_short', `${length} bytes`);
  }
});

it('a source that fails or has another length leaves no archive behind', async () => {
  const path = join(folder, 'failed.tar');
  async function* broken(): AsyncGenerator<Buffer> {
    yield Buffer.from('abc');
    throw new Error('the store is gone');
  }
  for (const [source, size] of [
    [broken(), 10],
    [chunks(Buffer.from('abc')), 10],
  ] as const) {
    const archive = new ArchiveWriter(path);
    await assert.rejects(archive.addStream('files/one', size, source));
    await archive.abandon();
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.startsWith('failed')),
      [],
    );
  }
});

it('a full disk or a folder that is gone fails the backup and does not hang', async () => {
  const archive = new ArchiveWriter(join(folder, 'absent', 'x.tar'));
  await assert.rejects(archive.addStream('files/one', file.length, chunks(file)));
  await archive.abandon();
});
