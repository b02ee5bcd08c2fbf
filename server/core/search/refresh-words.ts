// Writes the search words of records anew from their cards, after something changed their texts past the usual way.
import { unscoped } from '../handle.ts';
import type { AnyUnit } from '../unit.ts';
import { searchWords } from './words.ts';

export async function refreshWords(unit: AnyUnit, ids: readonly string[]): Promise<void> {
  const db = unscoped(unit);
  for (let from = 0; from < ids.length; from += 500) {
    const records = await db
      .selectFrom('record')
      .select(['id', 'number', 'title', 'counterpart'])
      .where('id', 'in', ids.slice(from, from + 500))
      .execute();
    for (const record of records) {
      await db
        .updateTable('search_row')
        .set({ words: searchWords(record).vector as never })
        .where('record_id', '=', record.id)
        .where('page', '=', 0)
        .execute();
    }
  }
}
