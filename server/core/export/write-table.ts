// Writes a table to a stream in a thread of its own. One batch is being written while the next is being read.
import type { Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { TableFormat, TableShape, TableWriter } from './table.ts';
import type { FromThread, ToThread } from './table-thread.ts';
import { writeFully } from './write-fully.ts';

export const mediaTypes: Record<TableFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

/** `end` resolves when the last byte has been handed to the stream, which is not ended; `close` gives up. */
export function writeTable(
  format: TableFormat,
  stream: Writable,
  shape: TableShape,
): TableWriter & { close(): Promise<void> } {
  const thread = new Worker(new URL('./table-thread.ts', import.meta.url), {
    workerData: { format, shape },
    resourceLimits: { maxOldGenerationSizeMb: 192 },
  });
  const over = Promise.withResolvers<void>();
  over.promise.catch(() => undefined);
  let inHand = Promise.withResolvers<void>();
  let ended = false;
  const fail = (error: Error) => {
    over.reject(error);
    inHand.promise.catch(() => undefined);
    inHand.reject(error);
  };
  const post = (message: ToThread) => thread.postMessage(message);
  inHand.resolve();
  thread.on('message', (message: FromThread) => {
    if ('chunk' in message) writeFully(stream, message.chunk).then(() => post({ taken: true }), fail);
    else if ('failed' in message) fail(new Error(`the table could not be written: ${message.failed}`));
    else if ('ended' in message) {
      ended = true;
      over.resolve();
    } else inHand.resolve();
  });
  thread.on('error', fail);
  thread.on('exit', () => {
    if (!ended) fail(new Error('the thread that writes the table has ended'));
  });
  return {
    async rows(rows) {
      await inHand.promise;
      inHand = Promise.withResolvers<void>();
      inHand.promise.catch(() => undefined);
      post({ rows: rows as never });
    },
    async end(closing = []) {
      await inHand.promise;
      inHand = Promise.withResolvers<void>();
      inHand.promise.catch(() => undefined);
      post({ end: [...closing] });
      await over.promise;
      await thread.terminate();
    },
    async close() {
      ended = true;
      await thread.terminate();
    },
  };
}
