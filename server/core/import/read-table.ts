// A file as rows of cells, read in a thread of its own; refuses what is no table, is empty or too long.
import { Refusal } from '../refusal.ts';
import { inThread, type ThreadBounds, ThreadStopped } from '../thread.ts';

export interface TableBounds extends ThreadBounds {
  rows: number;
  /** Characters of one cell that are kept. */
  letters: number;
}
export const columnsAtMost = 100;

const readRows = (bytes: Uint8Array, bounds: TableBounds): Promise<string[][] | null> =>
  inThread<{ rows: string[][] | null }>(
    new URL('./read-table-worker.ts', import.meta.url),
    { bytes, most: bounds.rows + 20, letters: bounds.letters, columns: columnsAtMost },
    bounds,
  ).then(
    ({ rows }) => rows,
    (error: unknown) => {
      if (!(error instanceof ThreadStopped)) throw error;
      return null;
    },
  );

/** All rows from the first line of the sheet on, empty ones too, so that a row's place is its number in the file. */
export async function readRowsOf(bytes: Uint8Array, bounds: TableBounds): Promise<string[][]> {
  const rows = await readRows(bytes, bounds);
  if (!rows) throw new Refusal('import_unreadable');
  if (rows.length > bounds.rows + 19) throw new Refusal('import_too_long', { most: bounds.rows });
  return rows;
}

export const isEmptyRow = (row: readonly string[]): boolean => row.every((cell) => cell === '');
