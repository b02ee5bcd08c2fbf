// The triggers that worked on a record, and why; whoever sees only what is meant for the outside is told of none.
import { readRecordTriggers } from '#contract/triggers.ts';
import { query } from '../../core-operation.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import { audiencesFor } from '../../records/audience.ts';
import { reachRecord } from '../../records/reach.ts';
import { subjectCard } from '../cards.ts';
import { runCards, type StoredRun, selectRuns } from '../run-cards.ts';

const most = 100;

export const readRecordTriggersQuery = query(readRecordTriggers, async (reader, { id }) => {
  const record = await reachRecord(reader, id);
  const subject = shapeOf(reader).services.catalog.triggerSubjects.get(record.kind);
  if (!subject || !audiencesFor(reader, record).includes('internal')) return { runs: [], subject: null };
  const sql = sqlOf(reader);
  const { rows } = await sql.query<StoredRun>(
    `${selectRuns} where run.record_id = $1 and run.outcome in ('worked', 'failed') order by run.seq desc limit ${most}`,
    [id],
  );
  return { runs: await runCards(reader, rows), subject: await subjectCard(sql, subject) };
});
