// Reads a ZIP for tests by its central directory, as unpackers do, and checks what it says of each file.
import assert from 'node:assert/strict';
import { crc32, inflateRawSync } from 'node:zlib';

export interface Unzipped {
  name: string;
  stored: boolean;
  bytes: Buffer;
}

export function unzip(archive: Buffer): Unzipped[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  assert.ok(end >= 0, 'the archive has no end');
  let place = archive.readUInt32LE(end + 16);
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    assert.equal(archive.readUInt32LE(place), 0x02014b50);
    assert.ok(archive.readUInt16LE(place + 8) & (1 << 11), 'the name is not marked as UTF-8');
    const method = archive.readUInt16LE(place + 10);
    const [sum, packed, size] = [16, 20, 24].map((at) => archive.readUInt32LE(place + at)) as [number, number, number];
    const [nameLength, extra, comment] = [28, 30, 32].map((at) => archive.readUInt16LE(place + at)) as [
      number,
      number,
      number,
    ];
    const local = archive.readUInt32LE(place + 42);
    const name = archive.toString('utf8', place + 46, place + 46 + nameLength);
    place += 46 + nameLength + extra + comment;
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const data = archive.subarray(from, from + packed);
    const bytes = method === 0 ? Buffer.from(data) : inflateRawSync(data);
    assert.deepEqual([bytes.length, crc32(bytes)], [size, sum], name);
    return { name, stored: method === 0, bytes };
  });
}
