// Where the bytes of files lie: the port that the local folder and, later, an S3-compatible store stand behind.
// A store knows nothing of encryption, names or rights; what it holds is already sealed.
import type { Readable } from 'node:stream';

/** Part of a stored object: from `start`, up to but not including `end`. */
export interface StoredRange {
  start: number;
  end: number;
}

export interface FileStore {
  /**
   * Takes the whole object or nothing: when `body` fails, no reader ever sees the key.
   * When a piece of `body` is asked for, the store still uses at most the one before it.
   */
  write(key: string, body: AsyncIterable<Buffer>): Promise<void>;
  /** The stored bytes. A missing object is an error of the stream. */
  read(key: string, range?: StoredRange): Readable;
  /** Removes the object; a missing one is no error. */
  remove(key: string): Promise<void>;
  /** Bytes of the stored object; rejects when it is missing. */
  size(key: string): Promise<number>;
  /** When the object was written; null when it is missing. */
  storedAt(key: string): Promise<Date | null>;
  /** Keys of all whole objects, in no promised order. */
  list(): AsyncIterable<string>;
  /** Throws away what writers that died before `before` left unfinished; says how many. */
  removeUnfinished(before: Date): Promise<number>;
}
