// A table as CSV: heads, then rows; dates as spreadsheets of every language know them.
import type { Writable } from 'node:stream';
import { csvLine, csvStart } from './csv.ts';
import { type Cell, type TableShape, type TableWriter, wallClock, yesNo } from './table.ts';
import { writeFully } from './write-fully.ts';

export async function csvTable(stream: Writable, shape: TableShape): Promise<TableWriter> {
  const clock = wallClock(shape.zone);
  const value = (cell: Cell, column: number): Cell => {
    if (typeof cell === 'boolean') return yesNo[shape.locale][cell ? 0 : 1];
    // As the separator is: a spreadsheet of this language takes «1.5» for the first of May.
    if (typeof cell === 'number' && shape.locale === 'ru') return String(cell).replace('.', ',');
    return shape.columns[column]?.kind === 'moment' && cell ? clock(String(cell)) : cell;
  };
  await writeFully(stream, csvStart + csvLine(shape.columns.map((column) => column.title)));
  return {
    async rows(rows) {
      await writeFully(stream, rows.map((row) => csvLine(row.map(value))).join(''));
    },
    async end(closing = []) {
      const lines = shape.stamp ? [...closing, shape.stamp] : closing;
      if (lines.length > 0) await writeFully(stream, lines.map((line) => csvLine([line])).join(''));
      stream.end();
    },
  };
}
