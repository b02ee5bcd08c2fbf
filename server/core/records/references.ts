// Everything that points to a record, moved to another one: the one way in which two records become one. Modules say on
// their cards where they keep such ids; what was moved is told, so that it can be moved back.
import type { Sql } from '../db/sql.ts';
import { shapeOf, sqlOf } from '../handle.ts';
import type { AnyUnit } from '../unit.ts';

/** A column that holds ids of records of a kind. */
export interface RecordReference {
  kind: string;
  table: string;
  column: string;
}
/** Rows whose column pointed to the other record, by their own ids. */
export interface MovedRows {
  /** `letter.correspondent_id` */
  place: string;
  ids: string[];
}

const links: readonly [string, string][] = [
  ['from_id', 'to_id'],
  ['to_id', 'from_id'],
];

const referencesTo = (unit: AnyUnit, kind: string): RecordReference[] =>
  shapeOf(unit).services.catalog.references.filter((one) => one.kind === kind);

export async function moveReferences(unit: AnyUnit, kind: string, from: string, to: string): Promise<MovedRows[]> {
  const sql = sqlOf(unit);
  const moved: MovedRows[] = [];
  for (const { table, column } of referencesTo(unit, kind))
    moved.push(
      await movedIn(sql, `${table}.${column}`, `update ${table} set ${column} = $2 where ${column} = $1 returning id`, [
        from,
        to,
      ]),
    );
  // A link that the other one has as well, or that would lead to itself, stays where it is.
  for (const [column, other] of links)
    moved.push(
      await movedIn(
        sql,
        `record_link.${column}`,
        `update record_link link set ${column} = $2 where ${column} = $1 and ${other} <> $2 and not exists (
           select from record_link known where known.${column} = $2 and known.${other} = link.${other} and known.kind = link.kind)
         returning id`,
        [from, to],
      ),
    );
  return moved.filter((one) => one.ids.length > 0);
}

async function movedIn(sql: Sql, place: string, text: string, values: unknown[]): Promise<MovedRows> {
  const { rows } = await sql.query<{ id: string }>(text, values);
  return { place, ids: rows.map((row) => row.id) };
}

/** Moves back what still points where it was moved to: what was pointed elsewhere since stays so. */
export async function returnReferences(
  unit: AnyUnit,
  kind: string,
  moved: readonly MovedRows[],
  from: string,
  to: string,
): Promise<void> {
  const known = new Set([
    ...referencesTo(unit, kind).map(({ table, column }) => `${table}.${column}`),
    ...links.map(([column]) => `record_link.${column}`),
  ]);
  for (const { place, ids } of moved) {
    const [table, column] = place.split('.');
    if (!known.has(place)) continue;
    await sqlOf(unit).query(`update ${table} set ${column} = $2 where ${column} = $1 and id = any($3::uuid[])`, [
      from,
      to,
      ids,
    ]);
  }
}
