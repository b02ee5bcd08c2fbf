// Which categories of data the system holds of a set of people: one statement for each place.
import type { Catalog } from '../../catalog.ts';
import type { Sql } from '../../db/sql.ts';
import { placesOf } from '../values/place-values.ts';

export async function categoriesOfSubjects(sql: Sql, catalog: Catalog, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const found = new Set<string>();
  for (const place of placesOf(catalog)) {
    const waiting = place.columns.filter((column) => !found.has(column.category));
    if (waiting.length === 0) continue;
    const held = waiting.map(
      ({ column }) => `bool_or(coalesce(to_jsonb(t.${column}), 'null') not in ('null', '""', '[]'))`,
    );
    const { rows } = await sql.query<{ held: (boolean | null)[] }>(
      `select array[${held.join(', ')}] as held from unnest($1::uuid[]) as s (id)
       join ${place.table} t on ${place.of.replaceAll('$1', 's.id')}`,
      [ids],
    );
    for (const [at, column] of waiting.entries()) if (rows[0]?.held[at]) found.add(column.category);
  }
  return [...found].sort();
}
