// The titles of records that name groups of figures, such as correspondents: the list names them in its rows as well.
import { unscoped } from '../handle.ts';
import type { AnyReader } from '../reader.ts';

export async function recordTitles(reader: AnyReader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await unscoped(reader).selectFrom('record').select(['id', 'title']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.title]));
}
