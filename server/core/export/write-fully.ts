// Writing to a stream at its reader's pace; a reader that has gone away ends the work.
import { once } from 'node:events';
import type { Writable } from 'node:stream';

export async function writeFully(stream: Writable, chunk: string | Uint8Array): Promise<void> {
  refuseClosed(stream);
  if (!stream.write(chunk)) await roomIn(stream);
}

/** Waits until the stream takes more. */
export async function roomIn(stream: Writable): Promise<void> {
  refuseClosed(stream);
  if (!stream.writableNeedDrain) return;
  const waiting = new AbortController();
  const { signal } = waiting;
  try {
    await Promise.race([
      once(stream, 'drain', { signal }),
      once(stream, 'close', { signal }).then(() => refuseClosed(stream)),
    ]);
  } finally {
    waiting.abort();
  }
}

function refuseClosed(stream: Writable): void {
  if (stream.destroyed) throw stream.errored ?? new Error('the stream was closed');
}
