// Whether a ZIP archive is what its writer closed: a damaged or edited byte shows even where no reader of workbooks looks.
import { crc32, inflateRawSync } from 'node:zlib';

const signature = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50, descriptor: 0x08074b50 };

/**
 * Every byte belongs to an entry, to the directory or to its end; what an entry says of itself is what the directory says of
 * it; contents have their sums. The directory's words of whose system made an entry are nobody's business. Archives over 4 GB (ZIP64) are not whole by this measure: no register is so large.
 */
export function wholeArchive(bytes: Buffer): boolean {
  try {
    const end = bytes.length - 22;
    if (bytes.readUInt32LE(end) !== signature.end || bytes.readUInt16LE(end + 20) !== 0) return false;
    if (bytes.readUInt32LE(end + 4) !== 0) return false;
    const [here, all] = [bytes.readUInt16LE(end + 8), bytes.readUInt16LE(end + 10)];
    const [size, start] = [bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)];
    if (here !== all || start + size !== end) return false;
    let place = start;
    let next = 0;
    for (let entry = 0; entry < all; entry++) {
      if (bytes.readUInt32LE(place + 42) !== next) return false;
      next = endOfEntry(bytes, place, next);
      if (next < 0) return false;
      place += 46 + [28, 30, 32].reduce((sum, at) => sum + bytes.readUInt16LE(place + at), 0);
    }
    return place === end && next === start;
  } catch {
    return false;
  }
}

/** Where the entry ends that the directory names at `place`; -1 when it is not what the directory says. */
function endOfEntry(bytes: Buffer, place: number, local: number): number {
  if (bytes.readUInt32LE(place) !== signature.central || bytes.readUInt32LE(local) !== signature.local) return -1;
  const [flags, method] = [bytes.readUInt16LE(place + 8), bytes.readUInt16LE(place + 10)];
  const [sum, packed, size] = [16, 20, 24].map((at) => bytes.readUInt32LE(place + at)) as [number, number, number];
  const name = bytes.readUInt16LE(place + 28);
  // Version, flags, method, time and day stand in both places alike.
  if (!bytes.subarray(place + 6, place + 16).equals(bytes.subarray(local + 4, local + 14))) return -1;
  if (bytes.readUInt16LE(local + 26) !== name) return -1;
  if (!bytes.subarray(place + 46, place + 46 + name).equals(bytes.subarray(local + 30, local + 30 + name))) return -1;
  const from = local + 30 + name + bytes.readUInt16LE(local + 28);
  const data = bytes.subarray(from, from + packed);
  const described = (flags & 8) !== 0;
  const stated = described ? from + packed + 4 : local + 14;
  const expected = bytes.subarray(place + 16, place + 28);
  if (described && bytes.readUInt32LE(from + packed) !== signature.descriptor) return -1;
  if (!bytes.subarray(stated, stated + 12).equals(expected)) return -1;
  const content = method === 0 ? data : inflateRawSync(data);
  if (content.length !== size || crc32(content) !== sum) return -1;
  return from + packed + (described ? 16 : 0);
}
