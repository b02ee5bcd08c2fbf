// Copies stored files from one store to another, each read back and compared before the first copy goes.
// Cut off anywhere, it goes on where it stopped: what is proved in the new place is not copied again.
import { createHash } from 'node:crypto';
import type { FileStore } from './store.ts';

export interface Moved {
  /** Copied now, with their bytes. */
  files: number;
  bytes: number;
  /** Were in the new place already, and are the same. */
  already: number;
  /** Thrown away by the program while they were being moved. */
  gone: number;
}

export interface MoveOptions {
  from: FileStore;
  to: FileStore;
  /** The files stay in the old place too. */
  keep: boolean;
  onFile?(moved: Moved): void;
}

export async function moveFiles({ from, to, keep, onFile }: MoveOptions): Promise<Moved> {
  const moved: Moved = { files: 0, bytes: 0, already: 0, gone: 0 };
  for await (const key of from.list()) {
    const size = await sizeIn(from, key);
    if (size === null) {
      moved.gone += 1;
      continue;
    }
    if (await isSame(from, to, key, size)) {
      moved.already += 1;
    } else {
      const hash = createHash('sha256');
      await to.write(key, hashed(from.read(key) as AsyncIterable<Buffer>, hash));
      if (hash.digest('hex') !== (await hashOf(to, key))) {
        await to.remove(key);
        throw new Error(`${key}: the copy is not what was read`);
      }
      moved.files += 1;
      moved.bytes += size;
    }
    if (!keep) await from.remove(key);
    onFile?.(moved);
  }
  return moved;
}

/** Null when it is not there; a store that does not answer is no store without the file. */
const sizeIn = (store: FileStore, key: string): Promise<number | null> =>
  store.size(key).catch((error: { code?: string }) => {
    if (error.code !== 'ENOENT') throw error;
    return null;
  });

async function isSame(from: FileStore, to: FileStore, key: string, size: number): Promise<boolean> {
  const there = await sizeIn(to, key);
  return there === size && (await hashOf(from, key)) === (await hashOf(to, key));
}

async function hashOf(store: FileStore, key: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of store.read(key)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

async function* hashed(body: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const piece of body) {
    hash.update(piece);
    yield piece;
  }
}
