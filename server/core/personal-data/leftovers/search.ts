// The search for a person in what people wrote freely: subjects, comments, drafts, mail, file names.
import type { Catalog } from '../../catalog.ts';
import type { Sql } from '../../db/sql.ts';
import type { FreeText } from '../card.ts';
import type { PlaceRow } from '../values/place-values.ts';
import { type Finder, finderOf } from './name-forms.ts';

export interface Leftover {
  freeText: FreeText;
  rowId: string;
  text: string;
  found: string[];
}

export const freeTextsOf = (catalog: Catalog): FreeText[] =>
  catalog.personalData.flatMap((card) => card.freeTexts ?? []);

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '');

/** What to look for, from the person's values in the declared places. */
export function finderFor(rows: readonly Pick<PlaceRow, 'place' | 'values'>[]): Finder {
  const of = (category: string) => [
    ...new Set(
      rows.flatMap(({ place, values }) =>
        place.columns.filter((column) => column.category === category).flatMap(({ column }) => texts(values[column])),
      ),
    ),
  ];
  return finderOf({ names: of('name'), phones: of('phone'), emails: of('email') });
}

const most = 1_000;

/** Hits outside the person's own places, at most a thousand for each kind of text. */
export async function searchFreeTexts(
  sql: Sql,
  catalog: Catalog,
  finder: Finder,
  own: readonly PlaceRow[],
): Promise<Leftover[]> {
  const ownCells = new Set(
    own.flatMap(({ place, rowId }) => place.columns.map(({ column }) => `${place.table}.${column} ${rowId}`)),
  );
  const found: Leftover[] = [];
  if (finder.hints.length === 0 && finder.digits.length === 0) return found;
  const likes = finder.hints.map((hint) => `%${hint.replace(/[\\%_]/g, '\\$&')}%`);
  const numbers = finder.digits.map((digits) => `%${digits}%`);
  for (const freeText of freeTextsOf(catalog)) {
    const column = `t.${freeText.column}${freeText.json ? '::text' : ''}`;
    const { rows } = await sql.query<{ id: string; text: string }>(
      `select t.${freeText.id} as id, ${column} as text from ${freeText.table} t
       where replace(lower(${column}), 'ё', 'е') like any($1::text[])
          or (cardinality($2::text[]) > 0 and regexp_replace(${column}, '[^0-9]', '', 'g') like any($2::text[]))
       order by t.${freeText.id} limit ${most}`,
      [likes, numbers],
    );
    for (const row of rows) {
      if (ownCells.has(`${freeText.table}.${freeText.column} ${row.id}`)) continue;
      const pieces = finder.find(row.text);
      if (pieces.length > 0) found.push({ freeText, rowId: row.id, text: row.text, found: pieces });
    }
  }
  return found;
}

/** The words around the first hit, for whoever decides. */
export function excerptOf({ text, found }: Leftover): string {
  const at = Math.max(0, text.indexOf(found[0] ?? ''));
  const from = Math.max(0, at - 80);
  const to = Math.min(text.length, at + (found[0]?.length ?? 0) + 80);
  return `${from > 0 ? '…' : ''}${text.slice(from, to).trim()}${to < text.length ? '…' : ''}`;
}

export async function replaceLeftover(sql: Sql, leftover: Leftover, finder: Finder, by: string): Promise<void> {
  const { freeText, rowId, text } = leftover;
  const value = finder.replace(text, by);
  const set = freeText.json ? '$1::jsonb' : '$1';
  await sql.query(`update ${freeText.table} t set ${freeText.column} = ${set} where t.${freeText.id} = $2`, [
    value,
    rowId,
  ]);
}

/** The records whose search words must be written anew after these texts were changed. */
export async function recordsOf(sql: Sql, changed: readonly Leftover[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const { freeText, rowId } of changed) {
    if (!freeText.record) continue;
    const { rows } = await sql.query<{ id: string | null }>(
      `select ${freeText.record} as id from ${freeText.table} t where t.${freeText.id} = $1`,
      [rowId],
    );
    if (rows[0]?.id) ids.add(rows[0].id);
  }
  return [...ids];
}
