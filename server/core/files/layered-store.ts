// Two stores while files move from one to the other: new files go to the first, what it lacks is looked for in the second.
import { Readable } from 'node:stream';
import type { FileStore, StoredRange } from './store.ts';

const isMissing = (error: unknown): boolean => (error as { code?: string }).code === 'ENOENT';

export class LayeredFileStore implements FileStore {
  readonly #first: FileStore;
  readonly #second: FileStore;
  constructor(first: FileStore, second: FileStore) {
    this.#first = first;
    this.#second = second;
  }

  write(key: string, body: AsyncIterable<Buffer>): Promise<void> {
    return this.#first.write(key, body);
  }

  read(key: string, range?: StoredRange): Readable {
    return Readable.from(this.#pieces(key, range), { objectMode: false, highWaterMark: 256 << 10 });
  }

  async remove(key: string): Promise<void> {
    await this.#first.remove(key);
    await this.#second.remove(key);
  }

  size(key: string): Promise<number> {
    return this.#first.size(key).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
      return this.#second.size(key);
    });
  }

  async storedAt(key: string): Promise<Date | null> {
    return (await this.#first.storedAt(key)) ?? this.#second.storedAt(key);
  }

  async *list(): AsyncGenerator<string> {
    yield* this.#first.list();
    for await (const key of this.#second.list()) if ((await this.#first.storedAt(key)) === null) yield key;
  }

  async removeUnfinished(before: Date): Promise<number> {
    return (await this.#first.removeUnfinished(before)) + (await this.#second.removeUnfinished(before));
  }

  async *#pieces(key: string, range?: StoredRange): AsyncGenerator<Buffer> {
    let begun = false;
    try {
      for await (const piece of this.#first.read(key, range)) {
        begun = true;
        yield piece as Buffer;
      }
    } catch (error) {
      if (begun || !isMissing(error)) throw error;
      yield* this.#second.read(key, range) as AsyncIterable<Buffer>;
    }
  }
}
