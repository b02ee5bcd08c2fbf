// Every record waits to have its rows of search written anew, behind the changes that people make meanwhile.
import { sql } from 'kysely';
import { reindexSearch } from '#contract/search.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { sqlOf, unscoped } from '../../handle.ts';
import { recordsDue } from '../follow.ts';

export const reindexAction = action(reindexSearch, async (unit, input) => {
  requireEverywhere(unit);
  const records = await recordsDue(sqlOf(unit), 'true', [], false);
  let files = 0;
  if (input.files) {
    const asked = await sql`update file_text set state = 'waiting', attempts = 0, next_at = now(), changed_at = now()
      where not edited and state <> 'reading'`.execute(unscoped(unit));
    files = Number(asked.numAffectedRows ?? 0);
  }
  unit.event({ data: { records, files } });
  return { ok: true as const, records, files };
});
