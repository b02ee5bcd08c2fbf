// Reads the table in a thread with a limit of its own: what a packed workbook unfolds to is not known beforehand.
import { parentPort, workerData } from 'node:worker_threads';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { beginningOf, decodeText, delimiterOf, isWorkbook } from './decode.ts';

interface Order {
  bytes: Uint8Array;
  most: number;
  letters: number;
  columns: number;
}
const { bytes, most, letters, columns } = workerData as Order;

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return beginningOf(String(value).trim(), letters);
};
const cells = (row: readonly unknown[]): string[] => row.slice(0, columns).map(cell);

async function rowsOf(): Promise<string[][]> {
  if (isWorkbook(bytes)) return (await readSheet(Buffer.from(bytes))).slice(0, most).map(cells);
  const text = decodeText(bytes);
  if (text.split('\n', 1)[0]?.includes('\u0000')) throw new Error('not a text');
  const rows: string[][] = parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    // Empty lines keep their place: a row is named by its number in the file.
    skip_empty_lines: false,
    to: most,
  });
  return rows.map(cells);
}

rowsOf().then(
  (rows) => parentPort?.postMessage({ rows }),
  () => parentPort?.postMessage({ rows: null }),
);
