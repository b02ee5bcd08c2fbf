// Cells of tables as values: dates as office programs and people write them, whole numbers, texts of bounded length. Pure.
import type { StoredProblem } from '../db/import-rows.ts';
import type { RowCells } from './definition.ts';

const months = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];

function dateOf(year: number, month: number, day: number): string | null {
  const made = new Date(Date.UTC(year, month - 1, day));
  const whole = made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return whole && year >= 1900 && year <= 2100 ? made.toISOString().slice(0, 10) : null;
}
const fullYear = (text: string): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900);

/** `YYYY-MM-DD`; undefined for what is no date at all, null for a date that there never was. */
export function readDate(text: string): string | null | undefined {
  const plain = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[t ].*)?$/.exec(plain);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const typed =
    /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:\s*г\.?(?:ода)?)?(?:[ ,]+\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(plain);
  if (typed) return dateOf(fullYear(typed[3] as string), Number(typed[2]), Number(typed[1]));
  const named = /^«?(\d{1,2})»?\s+([а-я]+)\.?\s+(\d{4})(?:\s*г\.?(?:ода)?)?$/.exec(plain);
  if (named) {
    const month = months.findIndex((begin) => named[2]?.startsWith(begin));
    return month < 0 ? undefined : dateOf(Number(named[3]), month + 1, Number(named[1]));
  }
  // A date that a spreadsheet keeps as days since the last but one day of 1899.
  const serial = /^(\d{5})(?:[.,]\d+)?$/.exec(plain);
  if (serial) return new Date(Date.UTC(1899, 11, 30) + Number(serial[1]) * 86_400_000).toISOString().slice(0, 10);
  return undefined;
}

/** Reads the cells of a row one by one and gathers what is wrong with them. */
export class RowReader {
  readonly problems: StoredProblem[] = [];
  readonly #cells: RowCells;
  constructor(cells: RowCells) {
    this.#cells = cells;
  }

  wrong(column: string, code: string, details?: Record<string, unknown>): void {
    this.problems.push({ column, code, ...(details ? { details } : {}) });
  }
  note(column: string, code: string, details?: Record<string, unknown>): void {
    this.problems.push({ column, code, note: true, ...(details ? { details } : {}) });
  }

  text(column: string, most: number): string {
    const text = this.#cells(column).replace(/\s+/g, ' ').trim();
    if (text.length > most) this.wrong(column, 'import_value_long', { most });
    return text;
  }

  /** Line breaks of the cell stay. */
  longText(column: string, most: number): string {
    const text = this.#cells(column).trim();
    if (text.length > most) this.wrong(column, 'import_value_long', { most });
    return text;
  }

  needed(column: string, most: number): string {
    const text = this.text(column, most);
    if (text === '') this.wrong(column, 'import_value_missing');
    return text;
  }

  date(column: string): string | null {
    const text = this.#cells(column).trim();
    if (text === '' || /^[-–—]+$/.test(text)) return null;
    const date = readDate(text);
    if (date === undefined) this.wrong(column, 'import_date_unclear');
    if (date === null) this.wrong(column, 'import_date_wrong');
    return date ?? null;
  }

  whole(column: string, most: number): number | null {
    const text = this.#cells(column).replace(/[\s\u00a0]|(л|лист\S*|шт|экз)\.?$/giu, '');
    if (text === '' || /^[-–—]+$/.test(text)) return null;
    const number = Number(text.replace(',', '.'));
    if (!Number.isInteger(number) || number < 0 || number > most) {
      this.wrong(column, 'import_number_wrong');
      return null;
    }
    return number;
  }

  list(column: string): string[] {
    return this.#cells(column)
      .split(/[;\n]|,\s/)
      .map((part) => part.trim())
      .filter(Boolean);
  }
}
