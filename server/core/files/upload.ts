// Receiving a file: counted, hashed, its kind told, sealed and stored while it streams; then one row.
// A failure or a client that goes away leaves neither row nor bytes.
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Clock } from '../clock.ts';
import type { Sql } from '../db/sql.ts';
import { newId } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import { encryptFrames } from './cipher.ts';
import { type Detected, detectKind, headBytes, kindByDirectory } from './detect-kind.ts';
import { cleanFileName } from './file-name.ts';
import { type FileRow, fileColumns } from './file-row.ts';
import { type MasterKeys, wrapFileKey } from './master-keys.ts';
import type { ScanState, UploadWatch } from './scan/watch-upload.ts';
import type { FileStore } from './store.ts';

export interface StoredFile {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  fileKey: Buffer;
  scan: ScanState;
}

export interface UploadBody {
  store: FileStore;
  name: string;
  limitBytes: number;
  /** A multipart part that its parser cut short says so in `truncated`. */
  body: AsyncIterable<Buffer> & { truncated?: boolean };
  /** The virus scanner beside it, where there is one. */
  watch?: UploadWatch | undefined;
}

export interface Upload extends UploadBody {
  sql: Sql;
  masterKeys: MasterKeys;
  clock: Clock;
  ownerId: string;
  /** The person's own draft that keeps the file alive. */
  draftId?: string | null;
}

export async function receiveFile(upload: Upload): Promise<FileRow> {
  const { sql, ownerId, draftId = null } = upload;
  if (draftId !== null) {
    const draft = await sql.query('select id from draft where id = $1 and owner_id = $2', [draftId, ownerId]);
    if (draft.rows.length === 0) throw new Refusal('not_found');
  }
  const stored = await storeFile(upload);
  try {
    return await insertFile(stored, upload);
  } catch (error) {
    await upload.store.remove(stored.id);
    throw error;
  }
}

/** The streaming half of `receiveFile`: the bytes are in the store, under a key that no row holds yet. */
export async function storeFile({ store, name, limitBytes, body, watch }: UploadBody): Promise<StoredFile> {
  const file = { id: newId(), name: cleanFileName(name), fileKey: randomBytes(32) };
  const hash = createHash('sha256');
  let size = 0;
  let mediaType = '';
  let scan: ScanState = 'none';

  async function* measured(): AsyncGenerator<Buffer, void> {
    const parts = body[Symbol.asyncIterator]();
    try {
      const begin = await readHead(parts, limitBytes);
      const detected = await detectKind(Buffer.concat(begin).subarray(0, headBytes), file.name);
      const directory = new PassingPart(detected.directory);
      const take = (chunk: Buffer) => {
        directory.look(chunk, size);
        size += chunk.length;
        if (size > limitBytes) throw new Refusal('too_large', { limit: limitBytes });
        hash.update(chunk);
        return chunk;
      };
      const passed = async (chunk: Buffer) => {
        const taken = take(chunk);
        await watch?.write(taken);
        return taken;
      };
      for (const chunk of begin) yield await passed(chunk);
      for (let next = await parts.next(); !next.done; next = await parts.next()) yield await passed(next.value);
      // Thrown before the end of the stream, so that the store keeps nothing.
      if (body.truncated) throw new Refusal('too_large', { limit: limitBytes });
      mediaType = detected.mediaType ?? kindByDirectory(directory.bytes(), file.name);
      if (watch) scan = await watch.end();
    } finally {
      watch?.abort();
      await parts.return?.();
    }
  }

  try {
    await store.write(file.id, encryptFrames(file.fileKey, file.id, measured()));
  } catch (error) {
    // Also when the store failed before it took a byte: nobody else would let the sender go.
    if (body instanceof Readable) body.destroy();
    throw error;
  }
  return { ...file, mediaType, size, sha256: hash.digest('hex'), scan };
}

async function readHead(parts: AsyncIterator<Buffer>, limitBytes: number): Promise<Buffer[]> {
  const begin: Buffer[] = [];
  let length = 0;
  while (length < headBytes) {
    const next = await parts.next();
    if (next.done) break;
    begin.push(next.value);
    length += next.value.length;
    if (length > limitBytes) throw new Refusal('too_large', { limit: limitBytes });
  }
  if (length === 0) throw new Refusal('file_empty');
  return begin;
}

/** Keeps the bytes of one small part of a stream as it passes by. */
class PassingPart {
  readonly #part: Detected['directory'];
  readonly #kept: Buffer[] = [];
  constructor(part: Detected['directory']) {
    this.#part = part;
  }
  look(chunk: Buffer, offset: number): void {
    if (!this.#part || offset >= this.#part.end || offset + chunk.length <= this.#part.start) return;
    const start = Math.max(0, this.#part.start - offset);
    this.#kept.push(Buffer.from(chunk.subarray(start, this.#part.end - offset)));
  }
  bytes(): Buffer {
    return Buffer.concat(this.#kept);
  }
}

/** The row of a stored file, alone or inside a transaction. A draft that went away meanwhile leaves the file loose. */
export async function insertFile(stored: StoredFile, upload: Omit<Upload, keyof UploadBody>): Promise<FileRow> {
  const { sql, masterKeys, clock, ownerId, draftId = null } = upload;
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const master = await masterKeys.current(sql);
    const inserted = await sql.query<FileRow>(
      `insert into file (id, name, media_type, size, sha256, wrapped_key, key_version, owner_id, draft_id, created_at, scan, scanned_at)
       select $1, $2, $3, $4, $5, $6, master.version, $8,
         (select id from draft where id = $9 and owner_id = $8 for key share), $10, $11, case when $11 = 'clean' then $10::timestamptz end
       from file_master_key master where master.version = $7 and master.retired_at is null for share of master
       returning ${fileColumns}`,
      [
        stored.id,
        stored.name,
        stored.mediaType,
        stored.size,
        stored.sha256,
        wrapFileKey(master, stored.id, stored.fileKey),
        master.version,
        ownerId,
        draftId,
        clock.now(),
        stored.scan,
      ],
    );
    const row = inserted.rows[0];
    if (row) return row;
    // The master key was retired in this very moment: again, with the one that holds now.
  }
  throw new Error('the file master key changes too often');
}
