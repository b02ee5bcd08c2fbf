// Which line holds the headings and which column is what: by the words of the headings, or by a mapping saved earlier. Pure.
import type { ImportColumn } from './definition.ts';

export const plainHeading = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}№]+/gu, ' ')
    .trim();

const fits = (column: ImportColumn, heading: string): boolean =>
  heading !== '' && column.heads.some((head) => (typeof head === 'string' ? head === heading : head.test(heading)));

/** One field per column, each field once: its own title first, then headings that fit, then what stands in the column. */
export function guessColumns(
  columns: readonly ImportColumn[],
  headings: readonly string[],
  rows: readonly (readonly string[])[] = [],
): (string | null)[] {
  const plain = headings.map(plainHeading);
  const found: (string | null)[] = headings.map(() => null);
  const take = (fitting: (column: ImportColumn, place: number) => boolean) => {
    for (const place of headings.keys()) {
      if (found[place] !== null) continue;
      found[place] =
        columns.find(({ key }, at) => !found.includes(key) && fitting(columns[at] as ImportColumn, place))?.key ?? null;
    }
  };
  take(({ title }, place) => plain[place] === plainHeading(title.ru) || plain[place] === plainHeading(title.en));
  take((column, place) => fits(column, plain[place] ?? ''));
  take(({ samples }, place) => {
    const filled = rows.slice(0, 20).flatMap((row) => row[place]?.trim() || []);
    return samples !== undefined && filled.length > 0 && filled.every((value) => samples.test(value));
  });
  return found;
}

/** The line among the first ones with most headings that are known; else the first that holds anything. */
export function headingRow(columns: readonly ImportColumn[], rows: readonly string[][]): number {
  let best = { row: -1, known: 1 };
  for (const [row, cells] of rows.slice(0, 20).entries()) {
    const known = guessColumns(columns, cells).filter((field) => field !== null).length;
    if (known > best.known) best = { row, known };
  }
  if (best.row >= 0) return best.row;
  return Math.max(
    0,
    rows.findIndex((cells) => cells.some((cell) => cell !== '')),
  );
}

/** The saved mapping whose headings are all in the file, the one that names most. */
export function savedColumns(
  saved: readonly { columns: Record<string, string> }[],
  headings: readonly string[],
): (string | null)[] | undefined {
  const plain = headings.map(plainHeading);
  let best: Record<string, string> | undefined;
  for (const { columns } of saved) {
    const named = Object.keys(columns);
    const whole = named.length > 0 && named.every((heading) => plain.includes(plainHeading(heading)));
    if (whole && named.length > Object.keys(best ?? {}).length) best = columns;
  }
  return best && mappingOf(best, headings);
}

/** Headings → fields as fields by place. */
export function mappingOf(columns: Record<string, string | null>, headings: readonly string[]): (string | null)[] {
  const byHeading = new Map(Object.entries(columns).map(([heading, field]) => [plainHeading(heading), field || null]));
  return headings.map((heading) => byHeading.get(plainHeading(heading)) ?? null);
}
