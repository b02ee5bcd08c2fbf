// Reads a backup entry by entry, and proves that it is whole before anything is written:
// every entry is compared with its line in `sha256sums`, and the first that differs is named.
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { extract } from 'tar-stream';
import { Refusal } from '../refusal.ts';
import { manifestEntry, sumLine, sumsEntry } from './archive-writer.ts';
import { type Manifest, parseManifest } from './manifest.ts';

const manifestLimit = 64 << 20;

export interface ArchiveEntry {
  name: string;
  size: number;
  /** Where its bytes begin in the archive. */
  offset: number;
  body: AsyncIterable<Buffer>;
}

/** Every entry in order; a body that isn't read is skipped. */
export async function* archiveEntries(path: string): AsyncGenerator<ArchiveEntry> {
  await stat(path).catch(() => {
    throw new Refusal('backup_not_found', { path });
  });
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  const tar = extract();
  file.on('error', (error) => tar.destroy(error));
  tar.on('error', () => {});
  file.pipe(tar);
  let last = 'its beginning';
  try {
    for await (const entry of tar) {
      const { name, size, byteOffset } = entry.header as typeof entry.header & { byteOffset: number };
      yield { name, size, offset: byteOffset, body: bodyOf(entry as unknown as AsyncIterable<Buffer>, name) };
      last = name;
      entry.resume();
    }
  } catch (error) {
    throw refused(error, `after ${last}`, last);
  } finally {
    file.destroy();
    tar.destroy();
  }
}

async function* bodyOf(entry: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  try {
    yield* entry;
  } catch (error) {
    throw refused(error, name, name);
  }
}

function refused(error: unknown, entry: string, last: string): Refusal {
  if (error instanceof Refusal) return error;
  const why = error instanceof Error ? error.message : String(error);
  if (why === 'Unexpected end of data') return new Refusal('backup_cut_short', { entry: last });
  return new Refusal('backup_damaged', { entry, why });
}

export interface VerifiedArchive {
  manifest: Manifest;
  /** What tells this backup from every other: the hash of its list of hashes. */
  fingerprint: string;
}

/** Reads the whole archive once; refuses a damaged or cut one by the name of the entry. */
export async function verifyArchive(path: string): Promise<VerifiedArchive> {
  const list = createHash('sha256');
  let manifest: Buffer | undefined;
  let last = 'its beginning';
  for await (const entry of archiveEntries(path)) {
    if (entry.name === sumsEntry) {
      const fingerprint = list.digest('hex');
      const stored = await hashed(entry.body, createHash('sha256'));
      if (stored !== fingerprint) await nameDamage(path, entry.offset, entry.size);
      if (!manifest) throw new Refusal('backup_unknown_format');
      return { manifest: parseManifest(manifest), fingerprint };
    }
    const hash = createHash('sha256');
    const keep: Buffer[] | undefined = entry.name === manifestEntry && entry.size <= manifestLimit ? [] : undefined;
    const sha256 = await hashed(entry.body, hash, keep);
    if (keep) manifest = Buffer.concat(keep);
    list.update(sumLine(sha256, entry.name));
    last = entry.name;
  }
  throw new Refusal('backup_cut_short', { entry: last });
}

async function hashed(body: AsyncIterable<Buffer>, hash: Hash, keep?: Buffer[]): Promise<string> {
  for await (const chunk of body) {
    hash.update(chunk);
    keep?.push(chunk);
  }
  return hash.digest('hex');
}

/** Walks entries and their stored lines side by side until they differ. */
async function nameDamage(path: string, offset: number, size: number): Promise<never> {
  const why = 'its sha-256 differs';
  const stored = createReadStream(path, { start: offset, end: offset + Math.max(size, 1) - 1 });
  const lines = createInterface({ input: stored })[Symbol.asyncIterator]();
  try {
    for await (const entry of archiveEntries(path)) {
      if (entry.name === sumsEntry) break;
      const line = await lines.next();
      const sha256 = await hashed(entry.body, createHash('sha256'));
      if (line.done || `${line.value}\n` !== sumLine(sha256, entry.name)) {
        throw new Refusal('backup_damaged', { entry: entry.name, why });
      }
    }
  } finally {
    stored.destroy();
  }
  throw new Refusal('backup_damaged', { entry: sumsEntry, why });
}
