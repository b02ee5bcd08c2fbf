// A table on its way into a file, whatever the format: what its columns are, and the one way of writing rows.
import type { Locale } from '#contract/core.ts';

export const tableFormats = ['xlsx', 'csv', 'pdf'] as const;
export type TableFormat = (typeof tableFormats)[number];

export interface TableColumn {
  title: string;
  /** `date` is `YYYY-MM-DD`, `moment` an ISO moment; in a workbook both are real dates. */
  kind: 'text' | 'number' | 'date' | 'moment' | 'flag';
  /** In characters; on paper columns share the width in these proportions. */
  width: number;
}
export type Cell = string | number | boolean | null | undefined;

export interface TableShape {
  title: string;
  columns: readonly TableColumn[];
  /** Lines under the title: what was chosen, by whom, when. A workbook has them on a sheet of their own, CSV leaves them out. */
  about?: readonly string[];
  /** The last line of CSV, which has no other place for it. */
  stamp?: string;
  /** Above the heads in the workbook too: for papers in a prescribed form. */
  formal?: boolean;
  locale: Locale;
  /** The organisation's zone, for moments. */
  zone: string;
  at: Date;
  /** Stands on every page of paper. */
  footer?: string;
  /** Who made it, for the file's properties. */
  author?: string;
}

export interface TableWriter {
  /** Resolves when there is room for more. */
  rows(rows: readonly (readonly Cell[])[]): Promise<void>;
  /** Lines under the table; then the file is complete. */
  end(closing?: readonly string[]): Promise<void>;
}

export const yesNo = { ru: ['да', 'нет'], en: ['yes', 'no'] } as const;
/** A field of the sheet about a file, and of the paper's foot. */
export const tableWords = {
  ru: { about: 'О выгрузке', rows: 'Строк', page: 'стр.' },
  en: { about: 'About', rows: 'Rows', page: 'p.' },
} as const;

/** `2026-11-21 14:05:09` where the organisation is. */
export function wallClock(zone: string): (moment: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (moment) => format.format(new Date(moment));
}
/** `31.12.2026`, as dates are written in Russian and read in English. */
export const writtenDate = (date: string): string => `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;

/** The words of a cell on paper. */
export function cellText(shape: Pick<TableShape, 'locale' | 'zone'>): (column: TableColumn, cell: Cell) => string {
  const clock = wallClock(shape.zone);
  return (column, cell) => {
    if (cell === null || cell === undefined || cell === '') return '';
    if (typeof cell === 'boolean') return yesNo[shape.locale][cell ? 0 : 1];
    if (column.kind === 'date') return writtenDate(String(cell));
    if (column.kind === 'moment') {
      const wall = clock(String(cell));
      return `${writtenDate(wall)} ${wall.slice(11, 16)}`;
    }
    return String(cell);
  };
}
