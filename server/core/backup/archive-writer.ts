// Writes a backup: a tar of entries with their sha-256 in a last entry `sha256sums` (the format of sha256sum),
// under a temporary name that is synced and renamed only when the whole is there.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Pack, pack } from 'tar-stream';

export const sumsEntry = 'sha256sums';
export const manifestEntry = 'manifest.json';

/** One line of `sha256sums`. */
export const sumLine = (sha256: string, name: string): string => `${sha256}  ${name}\n`;

export class ArchiveWriter {
  readonly #path: string;
  readonly #partial: string;
  readonly #sumsPath: string;
  readonly #sums: WriteStream;
  readonly #pack: Pack;
  /** Settles when the archive's last byte is out; rejects as soon as the disk refuses. */
  readonly #written: Promise<void>;

  constructor(path: string) {
    this.#path = path;
    this.#partial = `${path}.partial-${process.pid}`;
    this.#sumsPath = `${this.#partial}.sums`;
    this.#sums = createWriteStream(this.#sumsPath, { mode: 0o600 });
    this.#pack = pack({ highWaterMark: 1 << 20 });
    this.#written = pipeline(this.#pack, createWriteStream(this.#partial, { mode: 0o600, highWaterMark: 1 << 20 }));
    this.#written.catch(() => {});
    this.#sums.on('error', (error) => this.#pack.destroy(error));
  }

  async addBytes(name: string, body: Buffer): Promise<void> {
    await this.#add(name, body.length, [body]);
  }

  /** Adds an entry of a size known before; a source that is longer or shorter fails the archive. */
  async addStream(name: string, size: number, source: AsyncIterable<Buffer>): Promise<void> {
    await this.#add(name, size, source);
  }

  /** Adds the sums, syncs and renames; resolves with the archive's size in bytes. */
  async finish(): Promise<number> {
    this.#sums.end();
    await once(this.#sums, 'close');
    const { size } = await stat(this.#sumsPath);
    await this.#raced(this.#pump(sumsEntry, size, createReadStream(this.#sumsPath)));
    this.#pack.finalize();
    await this.#written;
    const file = await open(this.#partial, 'r+');
    const bytes = await syncAndSize(file);
    await rename(this.#partial, this.#path);
    await syncFolder(dirname(this.#path));
    await rm(this.#sumsPath, { force: true });
    return bytes;
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    this.#pack.destroy();
    this.#sums.destroy();
    await this.#written.catch(() => {});
    await rm(this.#partial, { force: true });
    await rm(this.#sumsPath, { force: true });
  }

  async #add(name: string, size: number, source: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
    const sha256 = await this.#raced(this.#pump(name, size, source));
    if (!this.#sums.write(sumLine(sha256, name))) await this.#raced(once(this.#sums, 'drain'));
  }

  #raced<T>(work: Promise<T>): Promise<T> {
    const failed = this.#written.then<never>(() => {
      throw new Error('the archive was closed early');
    });
    return Promise.race([failed, work]);
  }

  async #pump(name: string, size: number, source: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<string> {
    const hash = createHash('sha256');
    const { promise: added, resolve, reject } = Promise.withResolvers<void>();
    added.catch(() => {});
    const sink = this.#pack.entry({ name, size, mode: 0o600 }, (error) => (error ? reject(error) : resolve()));
    sink.on('error', reject);
    for await (const chunk of source) {
      hash.update(chunk);
      if (!sink.write(chunk)) await Promise.race([once(sink, 'drain'), added]);
    }
    sink.end(null);
    await added;
    return hash.digest('hex');
  }
}

async function syncAndSize(file: FileHandle): Promise<number> {
  try {
    await file.sync();
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

// Windows can't open a folder to sync it, and needn't.
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
