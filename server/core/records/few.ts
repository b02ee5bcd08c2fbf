// A reader who sees few records, or words that few records have: such lists are served from those few by their ids.
// Walking a long list for them would read it to its end.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { plannedAnew } from '../db/driver.ts';
import { unscoped } from '../handle.ts';
import type { Lens } from '../rights.ts';

const fewAtMost = 5_000;

/** The ids that the statement finds, each once, or null when there are more rows than a list is served from. */
export async function fewIds(handle: object, found: RawBuilder<unknown>): Promise<string[] | null> {
  const { rows } = await sql<{ id: string }>`${plannedAnew}select found.id from (${found}) as found (id)
    limit ${sql.raw(String(fewAtMost + 1))}`.execute(unscoped(handle));
  return rows.length > fewAtMost ? null : [...new Set(rows.map((row) => row.id))];
}

/** The records of a kind that lie under the lenses; null when they are many, or under a lens without principals. */
export async function fewVisible(
  handle: object,
  lenses: readonly Lens[],
  kind: RawBuilder<string>,
): Promise<string[] | null> {
  if (lenses.some((lens) => lens.principals === 'all')) return null;
  const each = lenses.map((lens) => {
    const parts = lens.parts ? sql` and part.part = any(${[...lens.parts]}::text[])` : sql``;
    return sql`select part.record_id from participant as part where part.principal_id = any(${[...lens.principals]}::uuid[])
      and part.kind = ${kind} and part.clearance = any(${[...lens.clearances]}::text[])${parts}`;
  });
  return fewIds(handle, sql.join(each, sql` union all `));
}

export const amongIds = (ids: readonly string[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`record.id = any(${[...ids]}::uuid[])`;
