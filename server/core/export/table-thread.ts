// The thread that writes a table: rows come in, bytes go out, at the lowest priority, so that lists stay quick meanwhile.
import { setPriority } from 'node:os';
import { Writable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import type { Cell, TableFormat, TableShape, TableWriter } from './table.ts';

export type ToThread = { rows: Cell[][] } | { end: string[] } | { taken: true };
export type FromThread = { chunk: Uint8Array } | { written: true } | { ended: true } | { failed: string };

const port = parentPort;
if (!port) throw new Error('table-thread.ts runs as a thread');
try {
  // Of this thread alone, where the system knows such a thing.
  if (process.platform === 'linux') setPriority(0, 15);
} catch {
  // A container may refuse it; the work is the same.
}
const { format, shape } = workerData as { format: TableFormat; shape: TableShape };
let took: (() => void) | undefined;
const out = new Writable({
  highWaterMark: 1 << 18,
  write(chunk: Buffer, _encoding, done) {
    took = () => done();
    const bytes = Uint8Array.from(chunk);
    port.postMessage({ chunk: bytes } satisfies FromThread, [bytes.buffer]);
  },
  final(done) {
    port.postMessage({ ended: true } satisfies FromThread);
    done();
  },
});
const fail = (error: unknown) =>
  port.postMessage({ failed: String((error as Error)?.stack ?? error) } satisfies FromThread);
out.on('error', fail);
/** Only what the format needs is loaded: fonts and their tables take a second. */
async function open(): Promise<TableWriter> {
  if (format === 'csv') return (await import('./csv-table.ts')).csvTable(out, shape);
  if (format === 'xlsx') return (await import('./xlsx-table.ts')).xlsxTable(out, shape);
  return (await import('./pdf-table.ts')).pdfTable(out, shape);
}
const writer = open();
writer.catch(fail);
port.on('message', (message: ToThread) => {
  if ('taken' in message) {
    const next = took;
    took = undefined;
    next?.();
    return;
  }
  const work = writer.then((table) => ('rows' in message ? table.rows(message.rows) : table.end(message.end)));
  work.then(() => port.postMessage({ written: true } satisfies FromThread), fail);
});
