// Reads a calendar from CSV, one day a row: `date;kind;name`. Every wrong row is named, none is taken silently.
import { type FieldError, words } from '#core/refusal.ts';
import { type CalendarDay, type DayKind, isDate } from './calendar.ts';

export interface CalendarImport {
  days: CalendarDay[];
  /** `field` is the row's number in the file, from 1. */
  errors: (FieldError & { row: number })[];
}

const kindWords: Readonly<Record<string, DayKind>> = {
  holiday: 'holiday',
  выходной: 'holiday',
  праздник: 'holiday',
  short: 'short',
  короткий: 'short',
  сокращенный: 'short',
  working: 'working',
  рабочий: 'working',
};
const headings = new Set(['date', 'дата', 'day', 'день']);

/** `2026-01-09` or `09.01.2026` → `2026-01-09`. */
function dateFrom(text: string): string | undefined {
  const written = text.replace(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, (_, day: string, month: string, year: string) =>
    [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );
  return isDate(written) ? written : undefined;
}

/** Cells of a row between semicolons; a cell in double quotes may hold a semicolon, and "" for a quote. */
function cellsOf(row: string): string[] {
  const cells = row.match(/(?:^|;)(?:\s*"(?:[^"]|"")*"\s*|[^;]*)/g) ?? [];
  return cells.map((cell) => {
    const text = cell.replace(/^;/, '').trim();
    return text.length > 1 && text.startsWith('"') && text.endsWith('"')
      ? text.slice(1, -1).replaceAll('""', '"').trim()
      : text;
  });
}

export function parseCalendar(csv: string): CalendarImport {
  const days: CalendarDay[] = [];
  const errors: CalendarImport['errors'] = [];
  const rowOf = new Map<string, number>();
  const refuse = (row: number, code: string, details: Record<string, unknown> = {}) =>
    errors.push({ row, field: String(row), code, message: words(code, details) });
  const rows = csv.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  for (const [index, text] of rows.entries()) {
    const row = index + 1;
    if (text.trim() === '') continue;
    const [date = '', kindWord, name = '', ...more] = cellsOf(text);
    if (days.length + errors.length === 0 && headings.has(date.toLowerCase())) continue;
    if (kindWord === undefined || more.some((cell) => cell !== '')) {
      refuse(row, 'calendar_columns');
      continue;
    }
    const day = dateFrom(date);
    const kind = kindWords[kindWord.toLowerCase().replaceAll('ё', 'е')];
    const before = day && rowOf.get(day);
    if (!day) refuse(row, 'calendar_date_wrong', { value: date });
    if (!kind) refuse(row, 'calendar_kind_wrong', { value: kindWord });
    if (before) refuse(row, 'calendar_repeated', { row: before });
    if (day && !before) rowOf.set(day, row);
    if (day && kind && !before) days.push({ day, kind, name: name.slice(0, 200) });
  }
  return { days, errors };
}
