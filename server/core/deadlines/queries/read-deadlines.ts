// Why a record is due when it is: each of its clocks with all that was counted.
import { readDeadlines } from '#contract/deadlines.ts';
import { query } from '../../core-operation.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import { audiencesFor } from '../../records/audience.ts';
import { reachRecord } from '../../records/reach.ts';
import { entriesOf, type ListedEntry, standingOf } from '../settle.ts';
import { subjectCards } from '../subject.ts';
import { type TraceNames, traceOf } from '../trace.ts';
import { Versions } from '../versions.ts';

export const readDeadlinesQuery = query(readDeadlines, async (reader, { id }) => {
  const record = await reachRecord(reader, id);
  const { services } = shapeOf(reader);
  const entries = (await entriesOf(sqlOf(reader), [id])).get(id) ?? [];
  const versions = await new Versions(services).load(sqlOf(reader), entries);
  const names = await namesFor(reader, entries, audiencesFor(reader, record).includes('internal'));
  const subject = services.catalog.deadlineSubjects.get(record.kind);
  return {
    now: reader.moment,
    clocks: standingOf(versions, entries).map((standing) =>
      traceOf(
        entries.filter((entry) => entry.clock === standing.clock),
        standing,
        versions,
        names,
        reader.now.getTime(),
      ),
    ),
    subject: (subject && subjectCards([subject])[0]) ?? null,
  };
});

async function namesFor(reader: AnyReader, entries: readonly ListedEntry[], inside: boolean): Promise<TraceNames> {
  const { rows } = await sqlOf(reader).query<{ id: string; name: string; of: 'people' | 'policies' | 'schedules' }>(
    `select id, name, 'people' as of from principal where id = any($1::uuid[])
     union all select id, name, 'policies' from deadline_policy where id = any($2::uuid[])
     union all select id, name, 'schedules' from work_schedule where id = any($3::uuid[])`,
    [
      [...new Set(inside ? entries.map((entry) => entry.byId) : [])],
      [...new Set(entries.map((entry) => entry.policyId))],
      [...new Set(entries.map((entry) => entry.scheduleId))],
    ],
  );
  const named = (of: string) => new Map(rows.filter((row) => row.of === of).map((row) => [row.id, row.name]));
  return { people: named('people'), policies: named('policies'), schedules: named('schedules'), inside };
}
