// Which rows of a table an actor may see under an operation: declared once beside the table's type, applied by every handle.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from './actor.ts';
import type { Lens } from './rights.ts';

export interface ScopeContext {
  actor: Actor;
  /** The lenses of the operation under which the rows are read. */
  lenses: readonly Lens[];
  /** The operation's grants cover everything, whatever its area. */
  everywhere: boolean;
  operation: string;
}
/** Restricts rows of the table under its own name; null lets every row through. */
export type Scope = (context: ScopeContext) => RawBuilder<SqlBool> | null;
export type Scopes<Tables> = { [T in keyof Tables]: Scope };

const nothing = sql<SqlBool>`false`;
export const everyone: Scope = () => null;
/** Rows of this table are reached through core's own functions only. */
export const nobody: Scope = () => nothing;
/** One's own rows, by the column that names the owner. */
export const own =
  (table: string, column: string): Scope =>
  ({ actor }) =>
    sql<SqlBool>`${sql.ref(`${table}.${column}`)} = ${actor.id}`;
/** Rows for those whose grant of the operation reaches everything. */
export const administrators: Scope = ({ everywhere }) => (everywhere ? null : nothing);

const any = (conditions: RawBuilder<SqlBool>[]): RawBuilder<SqlBool> =>
  conditions.length === 0 ? nothing : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;

/** The record named by `reference` (such as `letter.id`) lies under one of the lenses. */
export function recordUnder(lenses: readonly Lens[], reference: string): RawBuilder<SqlBool> {
  const id = sql.ref(reference);
  return any(
    lenses.map((lens) => {
      const marks = sql`${[...lens.clearances]}::text[]`;
      if (lens.principals === 'all') {
        return lens.clearances.length === 4
          ? sql<SqlBool>`true`
          : sql<SqlBool>`exists (select 1 from record as seen where seen.id = ${id} and seen.clearance = any(${marks}))`;
      }
      const parts = lens.parts ? sql` and seen.part = any(${[...lens.parts]}::text[])` : sql``;
      // `is true` keeps the principals out of the index's search: one descent for the record, not one for each of them.
      return sql<SqlBool>`exists (select 1 from participant as seen where seen.record_id = ${id}
        and (seen.principal_id = any(${[...lens.principals]}::uuid[])) is true and seen.clearance = any(${marks})${parts} offset 0)`;
    }),
  );
}

/** The same for rows of the table `record` itself. */
export function recordRows(lenses: readonly Lens[]): RawBuilder<SqlBool> {
  return any(
    lenses.map((lens) => {
      const marks = sql`${[...lens.clearances]}::text[]`;
      return lens.principals === 'all'
        ? lens.clearances.length === 4
          ? sql<SqlBool>`true`
          : sql<SqlBool>`record.clearance = any(${marks})`
        : recordUnder([lens], 'record.id');
    }),
  );
}

/**
 * The same for a statement that reads many records of these states at once: what the principals take part in is gathered
 * once and looked up, instead of a descent for every record.
 */
export function recordAmong(lenses: readonly Lens[], kind: string, states: readonly string[]): RawBuilder<SqlBool> {
  return any(
    lenses.map((lens) => {
      if (lens.principals === 'all') return recordRows([lens]);
      const parts = lens.parts ? sql` and seen.part = any(${[...lens.parts]}::text[])` : sql``;
      // `is true` keeps it a set of its own: joined instead, it would be asked row by row.
      return sql<SqlBool>`(record.id in (select seen.record_id from participant as seen
        where seen.principal_id = any(${[...lens.principals]}::uuid[]) and seen.kind = ${kind}
          and seen.clearance = any(${[...lens.clearances]}::text[]) and seen.state = any(${[...states]}::text[])${parts})) is true`;
    }),
  );
}

/** Rows that hang on a record by `column` are seen with it. */
export const withRecord =
  (table: string, column: string): Scope =>
  ({ lenses }) =>
    recordUnder(lenses, `${table}.${column}`);
