// Small files of kinds that are not told by their first bytes alone, made by hand for the tests.
import { crc32 } from 'node:zlib';

/** A ZIP with stored entries in the order given. */
export function zip(entries: Record<string, string>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const fileName = Buffer.from(name);
    const body = Buffer.from(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt32LE(crc32(body), 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(body.length, 18);
    common.writeUInt16LE(fileName.length, 22);
    parts.push(Buffer.from('504b0304', 'hex'), common, fileName, body);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('504b01021400', 'hex'), common, tail, fileName);
    offset += 30 + fileName.length + body.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length / 4, 4);
  end.writeUInt16LE(directory.length / 4, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listed, Buffer.from('504b0506', 'hex'), end]);
}

/** A compound document whose directory, with one stream of this name, lies after so many sectors. */
export function compound(stream: string, directorySector: number): Buffer {
  const file = Buffer.alloc(512 * (directorySector + 2));
  file.write('d0cf11e0a1b11ae1', 'hex');
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(directorySector, 48);
  const entry = (index: number, name: string) => {
    const at = 512 * (directorySector + 1) + 128 * index;
    file.write(name, at, 'utf16le');
    file.writeUInt16LE(name.length * 2 + 2, at + 64);
  };
  entry(0, 'Root Entry');
  entry(1, stream);
  return file;
}
