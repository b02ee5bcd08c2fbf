// Reads the table in a thread with a limit of its own: what a packed workbook unfolds to is not known beforehand.
import { parentPort, workerData } from 'node:worker_threads';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { decodeText, delimiterOf, isWorkbook } from './decode.ts';

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value).trim();
};

async function rowsOf(bytes: Uint8Array): Promise<string[][]> {
  if (isWorkbook(bytes)) return (await readSheet(Buffer.from(bytes))).map((row) => row.map(cell));
  const text = decodeText(bytes);
  const rows: string[][] = parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  return rows.map((row) => row.map(cell));
}

const { bytes, most } = workerData as { bytes: Uint8Array; most: number };
rowsOf(bytes).then(
  (rows) => parentPort?.postMessage({ rows: rows.slice(0, most + 2) }),
  () => parentPort?.postMessage({ rows: null }),
);
