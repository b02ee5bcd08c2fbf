// Compares the fingerprints of the data before and after one step, and names each table and column that lost something.
import type { MigrationNotes } from './header.ts';
import type { DataPrint, TablePrint } from './value-prints.ts';

export function compareData(step: string, before: DataPrint, after: DataPrint, notes: MigrationNotes): string[] {
  const findings: string[] = [];
  for (const [table, old] of before) {
    const now = after.get(table);
    if (!now) {
      const moved = [...old.columns.keys()].every((column) => notes.moves.has(`${table}.${column}`));
      if (!notes.drops.has(table) && !moved) findings.push(`${step}: table ${table} is gone`);
    } else {
      if (now.rows !== old.rows) findings.push(`${step}: table ${table} had ${old.rows} rows, has ${now.rows}`);
      findings.push(...compareColumns(step, table, old, after, notes));
    }
  }
  return findings;
}

function compareColumns(
  step: string,
  table: string,
  old: TablePrint,
  after: DataPrint,
  notes: MigrationNotes,
): string[] {
  const findings: string[] = [];
  for (const [column, print] of old.columns) {
    const place = `${table}.${column}`;
    const now = after.get(table)?.columns.get(column) ?? printAt(after, notes.moves.get(place));
    if (now === undefined) {
      if (!notes.drops.has(place)) findings.push(`${step}: column ${place} is gone`);
    } else if (now !== print && !notes.rewrites.has(place)) {
      findings.push(`${step}: column ${place} changed its values`);
    }
  }
  return findings;
}

/** What a step down must bring back of the `filled` data: the tables and columns that stood before the step up. */
export function carriedBack(filled: DataPrint, before: DataPrint, notes: MigrationNotes): DataPrint {
  const expected: DataPrint = new Map();
  for (const [table, old] of before) {
    const now = filled.get(table);
    if (!now) continue;
    const columns = new Map<string, string>();
    for (const column of old.columns.keys()) {
      const print = now.columns.get(column) ?? printAt(filled, notes.moves.get(`${table}.${column}`));
      if (print !== undefined) columns.set(column, print);
    }
    expected.set(table, { rows: now.rows, key: now.key, columns });
  }
  return expected;
}

function printAt(prints: DataPrint, place: string | undefined): string | undefined {
  const [table = '', column = ''] = place?.split('.') ?? [];
  return prints.get(table)?.columns.get(column);
}
