// Microsoft's compound documents (doc, xls, ppt, msg, protected docx): told by the directory inside the file,
// which may lie anywhere in it, so it is read as the bytes pass by.

const signature = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const entryBytes = 128;
export const directoryBytes = 4096;

/** Where the directory begins; null when these are not the first bytes of a compound document. */
export function directoryStart(head: Buffer): number | null {
  if (head.length < 512 || !head.subarray(0, 8).equals(signature)) return null;
  const sectorBytes = 2 ** head.readUInt16LE(30);
  return (head.readUInt32LE(48) + 1) * sectorBytes;
}

const byClass = new Map([
  ['0609020000000000c000000000000046', 'application/msword'],
  ['0009020000000000c000000000000046', 'application/msword'],
  ['2008020000000000c000000000000046', 'application/vnd.ms-excel'],
  ['1008020000000000c000000000000046', 'application/vnd.ms-excel'],
  ['108d81649b4fcf1186ea00aa00b929e8', 'application/vnd.ms-powerpoint'],
  ['0b0d020000000000c000000000000046', 'application/vnd.ms-outlook'],
]);
const byStream = new Map([
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['Book', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
  ['__properties_version1.0', 'application/vnd.ms-outlook'],
  ['__nameid_version1.0', 'application/vnd.ms-outlook'],
  ['EncryptedPackage', 'application/vnd.ms-office'],
]);

/** Media type told by the directory's first entries, or null: an installer, a thumbnail store, something unknown. */
export function compoundKind(directory: Buffer): string | null {
  const entries = Math.floor(Math.min(directory.length, directoryBytes) / entryBytes);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory.subarray(index * entryBytes, (index + 1) * entryBytes);
    const nameBytes = entry.readUInt16LE(64);
    if (nameBytes < 2 || nameBytes > 64) continue;
    const kind = byStream.get(entry.subarray(0, nameBytes - 2).toString('utf16le'));
    if (kind) return kind;
    if (index > 0) continue;
    const ofRoot = byClass.get(entry.subarray(80, 96).toString('hex'));
    if (ofRoot) return ofRoot;
  }
  return null;
}
