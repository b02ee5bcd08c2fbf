// Handing out a file: whole, a part of it, or "you have it already". No header lets anything inside the file run.
// The caller has asked for rights; the row that it gives is one the person may read.
import { Readable } from 'node:stream';
import { readRange } from './byte-range.ts';
import { DamagedFile, decryptFrames, storedRange, storedSize } from './cipher.ts';
import { contentDisposition } from './file-name.ts';
import type { FileRow } from './file-row.ts';
import { kindOf, opaqueMediaType } from './kinds.ts';
import type { MasterKeys } from './master-keys.ts';
import type { FileStore } from './store.ts';

export interface DownloadRequest {
  store: FileStore;
  masterKeys: MasterKeys;
  file: FileRow;
  /** Shown in the browser instead of saved, where the kind allows it. */
  inline?: boolean;
  range?: string | undefined;
  ifRange?: string | undefined;
  ifNoneMatch?: string | undefined;
}

export interface Download {
  status: 200 | 206 | 304 | 416;
  headers: Record<string, string>;
  body: Readable;
}

export async function openDownload(request: DownloadRequest): Promise<Download> {
  const { store, masterKeys, file } = request;
  const etag = `"${file.sha256}"`;
  const headers = { ...headersOf(file, request.inline ?? false), etag };
  if (matches(request.ifNoneMatch, etag)) return { status: 304, headers, body: Readable.from([]) };

  const wanted = request.ifRange === undefined || request.ifRange.trim() === etag ? request.range : undefined;
  const range = readRange(wanted, file.size);
  if (range.kind === 'unsatisfiable') {
    const refused = { ...headers, 'content-range': `bytes */${file.size}`, 'content-length': '0' };
    return { status: 416, headers: refused, body: Readable.from([]) };
  }
  const { start, end } = range.kind === 'part' ? range : { start: 0, end: file.size };
  const body = await openFile({ store, masterKeys, file, start, end });
  const sized = { ...headers, 'content-length': String(end - start) };
  if (range.kind === 'whole') return { status: 200, headers: sized, body };
  const partial = { ...sized, 'content-range': `bytes ${start}-${end - 1}/${file.size}` };
  return { status: 206, headers: partial, body };
}

/** The plain bytes of a file, or of its part `start` … `end` (not included). Fails before the first byte where it can. */
export async function openFile(part: {
  store: FileStore;
  masterKeys: MasterKeys;
  file: FileRow;
  start?: number;
  end?: number;
}): Promise<Readable> {
  const { store, masterKeys, file, start = 0, end = file.size } = part;
  const key = await masterKeys.fileKey(file);
  await requireWhole(store, file);
  const stored = store.read(file.id, storedRange(file.size, start, end));
  const plain = decryptFrames(key, file.id, stored, { size: file.size, start, end });
  return Readable.from(plain, { objectMode: false, highWaterMark: 64 << 10 });
}

/** Fails when the store has not got all of the file. */
export async function requireWhole(store: FileStore, file: FileRow): Promise<void> {
  if ((await store.size(file.id)) !== storedSize(file.size)) throw new DamagedFile(file.id);
}

function headersOf(file: FileRow, inline: boolean): Record<string, string> {
  const kind = kindOf(file.media_type);
  const shown = inline && kind?.inline === true;
  return {
    'content-type': contentType(kind ? file.media_type : opaqueMediaType),
    'content-disposition': contentDisposition(shown ? 'inline' : 'attachment', file.name),
    'accept-ranges': 'bytes',
    // Kept by the reader alone, and asked for again each time: the right to it may be gone.
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
    'content-security-policy': contentPolicy(shown && kind.mediaType === 'application/pdf'),
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  };
}

/** A browser's PDF reader does not start in a sandbox; it runs the document's scripts apart from the page's origin. */
function contentPolicy(pdf: boolean): string {
  const policy = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";
  return pdf ? `${policy}; object-src 'self'` : `sandbox; ${policy}`;
}

const contentType = (mediaType: string) =>
  mediaType.startsWith('text/') && !mediaType.includes('charset=') ? `${mediaType}; charset=utf-8` : mediaType;

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}
