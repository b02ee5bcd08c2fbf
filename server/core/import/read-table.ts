// A file as rows of cells, read in a thread of its own; refuses what is no table, is empty or too long.
import { Worker } from 'node:worker_threads';
import { Refusal } from '../refusal.ts';

export interface TableBounds {
  rows: number;
  /** Characters of one cell that are kept. */
  letters: number;
  /** What the thread may use; a packed workbook unfolds to an unknown size. */
  memoryMb: number;
  patienceMs: number;
}
export const columnsAtMost = 100;

function readRows(bytes: Uint8Array, bounds: TableBounds): Promise<string[][] | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./read-table-worker.ts', import.meta.url), {
      workerData: { bytes, most: bounds.rows + 20, letters: bounds.letters, columns: columnsAtMost },
      resourceLimits: { maxOldGenerationSizeMb: bounds.memoryMb },
    });
    const end = (rows: string[][] | null) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(rows);
    };
    const timer = setTimeout(() => end(null), bounds.patienceMs);
    worker.on('message', (message: { rows: string[][] | null }) => end(message.rows));
    worker.on('error', () => end(null));
  });
}

/** All rows from the first line of the sheet on, empty ones too, so that a row's place is its number in the file. */
export async function readRowsOf(bytes: Uint8Array, bounds: TableBounds): Promise<string[][]> {
  const rows = await readRows(bytes, bounds);
  if (!rows) throw new Refusal('import_unreadable');
  if (rows.length > bounds.rows + 19) throw new Refusal('import_too_long', { most: bounds.rows });
  return rows;
}

export const isEmptyRow = (row: readonly string[]): boolean => row.every((cell) => cell === '');
