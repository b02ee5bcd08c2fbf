// A file of people as headings and rows; refuses what is no table, is empty or too long.
import { Worker } from 'node:worker_threads';
import { importRowsAtMost } from '#contract/people-import.ts';
import { Refusal } from '../../refusal.ts';

export interface Table {
  headings: string[];
  rows: string[][];
}
const patienceMs = 60_000;
const columnsAtMost = 100;
const lettersAtMost = 500;

function readRows(bytes: Uint8Array): Promise<string[][] | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./read-table-worker.ts', import.meta.url), {
      workerData: { bytes, most: importRowsAtMost },
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    const end = (rows: string[][] | null) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(rows);
    };
    const timer = setTimeout(() => end(null), patienceMs);
    worker.on('message', (message: { rows: string[][] | null }) => end(message.rows));
    worker.on('error', () => end(null));
  });
}

export async function readTable(bytes: Uint8Array): Promise<Table> {
  const read = await readRows(bytes);
  if (!read) throw new Refusal('import_unreadable');
  const [headings = [], ...rows] = read
    .map((row) => row.slice(0, columnsAtMost).map((cell) => cell.slice(0, lettersAtMost)))
    .filter((row) => row.some((cell) => cell !== ''));
  if (headings.some((heading) => heading.includes('\u0000'))) throw new Refusal('import_unreadable');
  if (rows.length === 0) throw new Refusal('import_empty');
  if (rows.length > importRowsAtMost) throw new Refusal('import_too_long', { most: importRowsAtMost });
  return { headings, rows };
}
