// The values of a person in all declared places: read, replaced by a pseudonym, put back.
import type { Catalog } from '../../catalog.ts';
import type { Sql } from '../../db/sql.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import type { Keys } from '../../keys.ts';
import type { AnyUnit } from '../../unit.ts';
import type { PersonalColumn, PersonalPlace, Replacement } from '../card.ts';
import { pseudonymKey, pseudonymOf } from './pseudonym.ts';

export interface PlaceRow {
  place: PersonalPlace;
  rowId: string;
  values: Record<string, unknown>;
}
/** As it is sealed in a block: the place by its table, since a program may move its declarations. */
export interface KeptRow {
  table: string;
  id: string;
  rowId: string;
  values: Record<string, unknown>;
}

export const placesOf = (catalog: Catalog): PersonalPlace[] =>
  catalog.personalData.flatMap((card) => card.places ?? []);

/** The rows of the person in every place that exists; a table of a module that is not installed is passed over. */
export async function readPlaces(sql: Sql, catalog: Catalog, subjectId: string): Promise<PlaceRow[]> {
  const found: PlaceRow[] = [];
  for (const place of placesOf(catalog)) {
    const columns = place.columns.map(({ column }) => `'${column}', to_jsonb(t.${column})`).join(', ');
    const { rows } = await sql.query<{ id: string; values: Record<string, unknown> }>(
      `select t.${place.id} as id, jsonb_build_object(${columns}) as values from ${place.table} t where ${place.of}`,
      [subjectId],
    );
    for (const row of rows) found.push({ place, rowId: row.id, values: row.values });
  }
  return found;
}

export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function replacement(keys: Keys, subjectId: string, becomes: Replacement): unknown {
  if (becomes === 'pseudonym') return pseudonymOf(keys, subjectId);
  if (becomes === 'key') return pseudonymKey(keys, subjectId);
  if (becomes === 'null') return null;
  return becomes === 'empty-list' ? [] : '';
}

/** An empty value stays as it is: a pseudonym in its place would tell that there was one. */
const replaced = (keys: Keys, subjectId: string, column: PersonalColumn, value: unknown): unknown =>
  isEmpty(value) && column.becomes !== 'key' ? value : replacement(keys, subjectId, column.becomes);

async function write(sql: Sql, row: { table: string; id: string; rowId: string }, values: Record<string, unknown>) {
  const columns = Object.keys(values);
  if (columns.length === 0) return;
  await sql.query(
    `update ${row.table} t set ${columns.map((column) => `${column} = p.${column}`).join(', ')}
     from jsonb_populate_record(null::public.${row.table}, $1::jsonb) p where t.${row.id} = $2`,
    [JSON.stringify(values), row.rowId],
  );
}

/** Puts the pseudonym in place of every value and tells the modules; the rows are those that `readPlaces` gave. */
export async function replaceValues(unit: AnyUnit, subjectId: string, rows: readonly PlaceRow[]): Promise<void> {
  const { catalog, keys } = shapeOf(unit).services;
  for (const row of rows) {
    const values = Object.fromEntries(
      row.place.columns.map((column) => [column.column, replaced(keys, subjectId, column, row.values[column.column])]),
    );
    await write(sqlOf(unit), { ...row.place, rowId: row.rowId }, values);
  }
  await tellModules(unit, catalog, subjectId);
}

/** Puts kept values back where the pseudonym still stands; what somebody wrote meanwhile stays. */
export async function putBack(unit: AnyUnit, subjectId: string, kept: readonly KeptRow[]): Promise<void> {
  const { catalog, keys } = shapeOf(unit).services;
  const sql = sqlOf(unit);
  const places = placesOf(catalog);
  for (const row of kept) {
    const place = places.find(
      (one) => one.table === row.table && one.columns.some(({ column }) => column in row.values),
    );
    if (!place) continue;
    const columns = place.columns.map(({ column }) => `'${column}', to_jsonb(t.${column})`).join(', ');
    const { rows } = await sql.query<{ values: Record<string, unknown> }>(
      `select jsonb_build_object(${columns}) as values from ${row.table} t where t.${row.id} = $1`,
      [row.rowId],
    );
    const now = rows[0]?.values;
    if (!now) continue;
    const values = Object.fromEntries(
      place.columns
        .filter(({ column, becomes }) => {
          const stood = JSON.stringify(now[column] ?? null);
          return isEmpty(now[column]) || stood === JSON.stringify(replacement(keys, subjectId, becomes));
        })
        .map(({ column }) => [column, row.values[column] ?? null]),
    );
    await write(sql, row, values);
  }
  await tellModules(unit, catalog, subjectId);
}

async function tellModules(unit: AnyUnit, catalog: Catalog, subjectId: string): Promise<void> {
  for (const card of catalog.personalData) for (const hook of card.onReplaced ?? []) await hook(unit, subjectId);
}

export const keptRows = (rows: readonly PlaceRow[]): KeptRow[] =>
  rows.map(({ place, rowId, values }) => ({ table: place.table, id: place.id, rowId, values }));
