// Writes the rows of search of records anew within an action, after something changed their texts past the usual way.
import { shapeOf, sqlOf } from '../handle.ts';
import type { AnyUnit } from '../unit.ts';
import { wordsOfEditedFiles } from './file-rows.ts';
import { refreshRecords } from './refresh.ts';

export async function refreshWords(unit: AnyUnit, ids: readonly string[]): Promise<void> {
  const sql = sqlOf(unit);
  for (let from = 0; from < ids.length; from += 500)
    await refreshRecords(sql, shapeOf(unit).services.catalog, ids.slice(from, from + 500));
}

/** The same where kept texts of files, rows of `search_text`, were changed too, as a person's destruction does. */
export async function refreshEditedTexts(
  unit: AnyUnit,
  ids: readonly string[],
  editedIds: readonly string[],
): Promise<void> {
  await wordsOfEditedFiles(sqlOf(unit), editedIds);
  await refreshWords(unit, ids);
}
