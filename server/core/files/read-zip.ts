// Reading a ZIP of any size where it lies: its directory in pieces, then one entry at a time as a stream. Nothing is unpacked
// to memory or disk, and sizes that the directory tells wrongly are found out while they stream.
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32, createInflateRaw } from 'node:zlib';
import { Refusal } from '../refusal.ts';

/** Bytes that can be read from any place: a stored file, `end` not included. */
export interface ZipBytes {
  size: number;
  open(start: number, end: number): Promise<Readable>;
}

export interface ZipEntry {
  /** With its folders, parted by `/`. */
  name: string;
  size: number;
  packed: number;
  offset: number;
  method: number;
  crc: number;
  locked: boolean;
}

const signatures = { end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50, entry: 0x02014b50, local: 0x04034b50 };
const wide = 0xffffffff;
const pieceBytes = 1 << 20;
/** Scans are packed already: what unfolds a hundred times over is made to fill disks. */
const unfoldsAtMost = 100;
const spared = 100 << 20;

const broken = () => new Refusal('archive_broken');
const bytesOf = async (zip: ZipBytes, start: number, end: number): Promise<Buffer> => {
  if (start < 0 || end > zip.size || start > end) throw broken();
  return start === end ? Buffer.alloc(0) : buffer(await zip.open(start, end));
};

/** The entries that are files, in batches in the order of the directory. */
export async function* zipEntries(zip: ZipBytes): AsyncGenerator<ZipEntry[]> {
  const { start, end } = await directoryOf(zip);
  let packed = 0;
  let unpacked = 0;
  let rest: Buffer = Buffer.alloc(0);
  for (let at = start; at < end; at += pieceBytes) {
    rest = Buffer.concat([rest, await bytesOf(zip, at, Math.min(end, at + pieceBytes))]);
    const entries: ZipEntry[] = [];
    let place = 0;
    for (;;) {
      const read = entryAt(rest, place);
      if (!read) break;
      place += read.length;
      packed += read.entry.packed;
      unpacked += read.entry.size;
      // Entries that share their bytes, or unfold beyond measure.
      if (packed > zip.size || unpacked > zip.size * unfoldsAtMost + spared) throw broken();
      if (!read.entry.name.endsWith('/')) entries.push(read.entry);
    }
    rest = rest.subarray(place);
    yield entries;
  }
  if (rest.length > 0) throw broken();
}

async function directoryOf(zip: ZipBytes): Promise<{ start: number; end: number }> {
  const tailStart = Math.max(0, zip.size - 66_000);
  const tail = await bytesOf(zip, tailStart, zip.size);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== signatures.end) continue;
    const size = tail.readUInt32LE(at + 12);
    const start = tail.readUInt32LE(at + 16);
    const widened = at >= 20 && tail.readUInt32LE(at - 20) === signatures.locator64;
    if (!widened) return { start, end: start + size };
    const record = Number(tail.readBigUInt64LE(at - 20 + 8));
    const end64 = await bytesOf(zip, record, record + 56);
    if (end64.readUInt32LE(0) !== signatures.end64) throw broken();
    const start64 = Number(end64.readBigUInt64LE(48));
    return { start: start64, end: start64 + Number(end64.readBigUInt64LE(40)) };
  }
  throw broken();
}

/** The entry at this place, or nothing while the rest of it has not been read. */
function entryAt(bytes: Buffer, at: number): { entry: ZipEntry; length: number } | null {
  if (bytes.length < at + 46) return null;
  if (bytes.readUInt32LE(at) !== signatures.entry) throw broken();
  const [nameLength, extraLength, noteLength] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [
    number,
    number,
    number,
  ];
  const length = 46 + nameLength + extraLength + noteLength;
  if (bytes.length < at + length) return null;
  const flags = bytes.readUInt16LE(at + 8);
  const name = bytes.subarray(at + 46, at + 46 + nameLength);
  const entry: ZipEntry = {
    name: nameOf(name),
    size: bytes.readUInt32LE(at + 24),
    packed: bytes.readUInt32LE(at + 20),
    offset: bytes.readUInt32LE(at + 42),
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    locked: (flags & 1) !== 0,
  };
  widen(entry, bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength));
  return { entry, length };
}

/** Sizes and places beyond four gigabytes stand in a field of their own, each only where the short one is full. */
function widen(entry: ZipEntry, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      let place = at + 4;
      for (const key of ['size', 'packed', 'offset'] as const) {
        if (entry[key] !== wide || place + 8 > Math.min(extra.length, at + 4 + length)) continue;
        entry[key] = Number(extra.readBigUInt64LE(place));
        place += 8;
      }
    }
    at += 4 + length;
  }
}

/** UTF-8 whether or not its mark is set; else the code page in which Windows packs Russian names. */
function nameOf(bytes: Buffer): string {
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    name = new TextDecoder('ibm866').decode(bytes);
  }
  return name.replaceAll('\\', '/').normalize('NFC');
}

/** The bytes of one entry; the stream fails when they are not what the directory said. */
export async function openZipEntry(zip: ZipBytes, entry: ZipEntry): Promise<Readable> {
  if (entry.locked) throw new Refusal('archive_locked');
  if (entry.method !== 0 && entry.method !== 8) throw new Refusal('archive_method');
  const local = await bytesOf(zip, entry.offset, entry.offset + 30);
  if (local.readUInt32LE(0) !== signatures.local) throw broken();
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (start + entry.packed > zip.size) throw broken();
  if (entry.size === 0) return Readable.from([], { objectMode: false });
  const packed = await zip.open(start, start + entry.packed);
  return Readable.from(checked(entry, entry.method === 0 ? packed : inflated(packed)), { objectMode: false });
}

async function* inflated(packed: Readable): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw();
  packed.on('error', (error) => inflate.destroy(error));
  try {
    yield* packed.pipe(inflate);
  } catch (error) {
    throw (error as { code?: string }).code?.startsWith('Z_') ? broken() : error;
  } finally {
    packed.destroy();
    inflate.destroy();
  }
}

async function* checked(entry: ZipEntry, bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  let sum = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > entry.size) throw broken();
    sum = crc32(piece, sum);
    yield piece;
  }
  if (size !== entry.size || sum !== entry.crc) throw broken();
}
