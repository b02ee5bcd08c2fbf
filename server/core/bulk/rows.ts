// Many rows of one table at once: what hangs on records of the bulk path.
import type { Sql } from '../db/sql.ts';
import { rowsText } from './statement.ts';

const batchSize = 5_000;

/** Every row names the same columns. A row that is there already is left as it is; returns how many were written. */
export async function fillRows(sql: Sql, table: string, rows: readonly Record<string, unknown>[]): Promise<number> {
  let written = 0;
  for (let from = 0; from < rows.length; from += batchSize) {
    const batch = rows.slice(from, from + batchSize);
    const { rowCount } = await sql.query(rowsText(table, Object.keys(batch[0] ?? {})), [JSON.stringify(batch)]);
    written += rowCount ?? 0;
  }
  return written;
}
