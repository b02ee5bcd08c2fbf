// The file store in a folder: written under another name, flushed to the disk, then renamed, so that a file is whole or absent.
// Folders take the first hex digits of the id: uuidv7 begins with its time, so one folder holds a few hours.
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { isId } from '../ids.ts';
import type { FileStore, StoredRange } from './store.ts';

const unfinishedFolder = 'incoming';
const readBytes = 256 << 10;
// Linux takes larger writes into larger pages of its cache, which cost it several times more to find.
const writeBytes = 64 << 10;

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

export class LocalFileStore implements FileStore {
  readonly #root: string;
  constructor(root: string) {
    this.#root = root;
  }

  async write(key: string, body: AsyncIterable<Buffer>): Promise<void> {
    const target = this.#pathOf(key);
    const temporary = join(this.#root, unfinishedFolder, `${key}.${randomBytes(6).toString('hex')}`);
    await mkdir(dirname(temporary), { recursive: true, mode: 0o700 });
    const handle = await open(temporary, 'wx', 0o600);
    try {
      try {
        await writeAll(handle, body);
        await handle.sync();
      } finally {
        await handle.close();
      }
      const made = await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await rename(temporary, target);
      await syncFolder(dirname(target));
      if (made) await syncFolder(dirname(made));
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  read(key: string, range?: StoredRange): Readable {
    const bounds = range ? { start: range.start, end: range.end - 1 } : {};
    return createReadStream(this.#pathOf(key), { highWaterMark: readBytes, ...bounds });
  }

  async remove(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true });
  }

  async size(key: string): Promise<number> {
    return (await stat(this.#pathOf(key))).size;
  }

  async storedAt(key: string): Promise<Date | null> {
    try {
      return (await stat(this.#pathOf(key))).mtime;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async *list(): AsyncGenerator<string> {
    for await (const month of entriesOf(this.#root)) {
      if (!month.isDirectory() || month.name === unfinishedFolder) continue;
      for await (const hours of entriesOf(join(this.#root, month.name))) {
        if (!hours.isDirectory()) continue;
        for await (const object of entriesOf(join(this.#root, month.name, hours.name))) {
          if (object.isFile() && isId(object.name)) yield object.name;
        }
      }
    }
  }

  async removeUnfinished(before: Date): Promise<number> {
    let removed = 0;
    for await (const entry of entriesOf(join(this.#root, unfinishedFolder))) {
      const path = join(this.#root, unfinishedFolder, entry.name);
      try {
        if ((await stat(path)).mtime >= before) continue;
      } catch (error) {
        if (isMissing(error)) continue;
        throw error;
      }
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  #pathOf(key: string): string {
    if (!isId(key)) throw new Error('a stored file is named by its id');
    const id = key.toLowerCase();
    return join(this.#root, id.slice(0, 4), id.slice(4, 6), id);
  }
}

async function* entriesOf(folder: string) {
  try {
    yield* await opendir(folder);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** One piece is being written while the next one is made. */
async function writeAll(handle: FileHandle, body: AsyncIterable<Buffer>): Promise<void> {
  let underWay: Promise<void> = Promise.resolve();
  try {
    for await (const piece of body) {
      await underWay;
      underWay = writePiece(handle, piece);
      // Its failure is thrown by the next await; until then it must not count as unhandled.
      underWay.catch(() => {});
    }
  } finally {
    await underWay;
  }
}

async function writePiece(handle: FileHandle, piece: Buffer): Promise<void> {
  for (let done = 0; done < piece.length; ) {
    done += (await handle.write(piece, done, Math.min(writeBytes, piece.length - done))).bytesWritten;
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows has no way to flush a folder; its file system journals renames.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
