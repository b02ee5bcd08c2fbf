// The sum of a register: each row is hashed with the sum of all before it, so that a changed, added or missing row changes
// every sum after it. Computed alike from the rows that are written and from a workbook that is read back.
import { createHash } from 'node:crypto';

export type ReadCell = string | number | boolean | Date | null | undefined;

const day = (date: Date): string => date.toISOString().slice(0, 10);
// biome-ignore lint/suspicious/noControlCharactersInRegex: a workbook does not hold them
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const plain = (cell: ReadCell): string =>
  cell === null || cell === undefined
    ? ''
    : cell instanceof Date
      ? day(cell)
      : String(cell).toWellFormed().replace(unwritable, '').replaceAll(/\r\n?/g, '\n').trim();

export const chainStart = (heads: readonly string[]): string =>
  createHash('sha256')
    .update(`vedomo-register/1\n${JSON.stringify(heads)}`)
    .digest('hex');

export const chained = (before: string, row: readonly ReadCell[], width: number): string =>
  createHash('sha256')
    .update(`${before}\n${JSON.stringify(Array.from({ length: width }, (_, at) => plain(row[at])))}`)
    .digest('hex');

/** Words under and above the table, by which a verifier finds the sums. */
export const sumWords = { start: 'Контрольная сумма в начале тома: ', end: 'Контрольная сумма: ' };
