// One run: the conditions with what was seen, the actions with what became of them.
import { readTriggerRun } from '#contract/triggers.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { one, sqlOf } from '../../handle.ts';
import { runCards, type StoredRun, selectRuns } from '../run-cards.ts';

export const readTriggerRunQuery = query(readTriggerRun, async (reader, { id }) => {
  requireEverywhere(reader);
  const { rows } = await sqlOf(reader).query<StoredRun>(`${selectRuns} where run.id = $1`, [id]);
  return one(runCards(reader, rows).then(([card]) => card));
});
