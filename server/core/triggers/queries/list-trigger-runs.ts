// Runs of triggers, the newest first, in keyset pages.
import { listTriggerRuns } from '#contract/triggers.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { sqlOf } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import { runRows, type StoredRun, selectRuns } from '../run-cards.ts';

export const listTriggerRunsQuery = query(listTriggerRuns, async (reader, { triggerId, outcome, after, limit }) => {
  requireEverywhere(reader);
  if (after !== undefined && !/^\d{1,18}$/.test(after)) throw new Refusal('bad_cursor');
  const values: unknown[] = [limit + 1];
  const wanted = (text: string, value: unknown) => {
    if (value === undefined) return '';
    values.push(value);
    return ` and ${text} $${values.length}`;
  };
  const where = `${wanted('run.trigger_id =', triggerId)}${wanted('run.outcome =', outcome)}${wanted('run.seq <', after)}`;
  const { rows } = await sqlOf(reader).query<StoredRun>(
    `${selectRuns} where true${where} order by run.seq desc limit $1`,
    values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: await runRows(reader, page), next: rows.length > limit && last ? String(last.seq) : null };
});
