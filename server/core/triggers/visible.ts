// Of records, those that the reader may see, with their numbers: a trace or a dry run tells of no other.
import { sql } from 'kysely';
import { shapeOf, unscoped } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import { readingLenses } from '../records/audience.ts';
import { recordRows } from '../scope.ts';

export async function visibleAmong(
  reader: AnyReader,
  kinds: Iterable<string>,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  const seen = new Map<string, string | null>();
  if (ids.length === 0) return seen;
  for (const kind of kinds) {
    const lenses = readingLenses(shapeOf(reader).services.catalog, reader.actor, kind);
    const { rows } = await sql<{ id: string; number: string | null }>`
      select record.id, record.number from record where record.kind = ${kind} and record.id = any(${[...new Set(ids)]}::uuid[])
        and record.life not in ('deleted', 'destroyed') and ${recordRows(lenses)}`.execute(unscoped(reader));
    for (const { id, number } of rows) seen.set(id, number);
  }
  return seen;
}
