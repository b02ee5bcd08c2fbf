// Puts rows into every table, made from the catalog alone: types, checks, keys and references say what fits.
// A new module's tables are filled without a word from it; what can't be guessed is told by name.

import type { Sql } from '../sql.ts';
import { type FillTable, fillTables } from './fill-shape.ts';
import { columnValue } from './fill-values.ts';

const attempts = 24;

/**
 * Adds rows to each table, or to those that `wanted` takes: full ones and one with every optional column empty.
 * `round` keeps values apart.
 */
export async function fillDatabase(
  sql: Sql,
  round: number,
  now: Date,
  wanted: (table: FillTable) => boolean = () => true,
): Promise<void> {
  for (const table of inOrder(await fillTables(sql)).filter(wanted)) {
    let made = 0;
    let refusal = '';
    for (const [row, full] of [true, true, false].entries()) {
      const result = await addRow(sql, table, { seed: round * 10 + row, full, now });
      if (result === true) made += 1;
      else refusal = result;
    }
    if (made > 0) continue;
    const { rows } = await sql.query<{ some: boolean }>(`select exists (select 1 from ${table.sql}) as some`);
    if (!rows[0]?.some) throw new Error(`no row could be made for table ${table.name}: ${refusal}`);
  }
}

/** Referenced tables before those that refer to them; within a circle in any order, with empty references. */
function inOrder(tables: FillTable[]): FillTable[] {
  const byName = new Map(tables.map((table) => [table.sql, table]));
  const ordered = new Set<FillTable>();
  const visit = (table: FillTable, path: Set<FillTable>) => {
    if (ordered.has(table) || path.has(table)) return;
    path.add(table);
    for (const { target } of table.references) {
      const next = byName.get(target);
      if (next) visit(next, path);
    }
    ordered.add(table);
  };
  for (const table of tables) visit(table, new Set());
  return [...ordered];
}

interface RowPlan {
  seed: number;
  /** False leaves every optional column empty. */
  full: boolean;
  now: Date;
}

/** True, or why the last attempt was refused. */
async function addRow(sql: Sql, table: FillTable, plan: RowPlan): Promise<true | string> {
  const targets = new Map<string, Record<string, string>[]>();
  for (const { target, to } of table.references) {
    const columns = to.map((column) => `"${column}"::text as "${column}"`).join(', ');
    const { rows } = await sql.query<Record<string, string>>(`select ${columns} from ${target} order by 1 limit 50`);
    targets.set(target, rows);
  }
  let refusal = '';
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const values = rowValues(table, targets, plan, attempt);
    const names = [...values.keys()];
    const places = names.map((name, at) => `$${at + 1}::${table.columns.find((column) => column.name === name)?.type}`);
    await sql.query('savepoint row_attempt');
    try {
      const result = await sql.query(
        `insert into ${table.sql} (${names.map((name) => `"${name}"`).join(', ')}) overriding system value
         values (${places.join(', ')}) on conflict do nothing`,
        [...values.values()],
      );
      await sql.query('release savepoint row_attempt');
      if (result.rowCount === 1) return true;
      refusal = 'every attempt met a unique key that is taken';
    } catch (error) {
      await sql.query('rollback to savepoint row_attempt');
      refusal = error instanceof Error ? error.message : String(error);
    }
  }
  return refusal;
}

function rowValues(
  table: FillTable,
  targets: Map<string, Record<string, string>[]>,
  { seed, full, now }: RowPlan,
  attempt: number,
): Map<string, string | null> {
  const values = new Map<string, string | null>();
  for (const column of table.columns) {
    if (!column.required && !full) continue;
    values.set(
      column.name,
      columnValue(column, { word: `${table.name}.${column.name}`, seed: seed + 1, attempt, now }),
    );
  }
  table.references.forEach(({ target, from, to }, nth) => {
    const rows = targets.get(target) ?? [];
    // Steps of a different length per reference walk through the pairs of a table of pairs.
    const step = nth === 0 ? attempt : Math.floor(attempt / Math.max(1, rows.length)) + nth;
    const row = rows[(seed + step) % Math.max(1, rows.length)];
    from.forEach((name, at) => {
      const column = table.columns.find((other) => other.name === name);
      if (!column || (!column.required && !full)) return;
      values.set(name, row?.[to[at] as string] ?? null);
    });
  });
  return values;
}
