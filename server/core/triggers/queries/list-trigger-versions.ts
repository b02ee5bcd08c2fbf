// The versions of a trigger, the newest first: who made each and when, and how often it ran.
import type { Output } from '#contract/core.ts';
import { listTriggerVersions } from '#contract/triggers.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import { readTrigger } from '../cards.ts';
import { namesIn } from '../names.ts';

type Version = Output<typeof listTriggerVersions>['items'][number];

export const listTriggerVersionsQuery = query(listTriggerVersions, async (reader, { id }) => {
  requireEverywhere(reader);
  await readTrigger(reader, id);
  const sql = sqlOf(reader);
  const { rows } = await sql.query<{ content: object } & Omit<Version, 'events'>>(
    `select v.version, v.content, v.created_at as at, p.name as "byName", (select count(*)::int from trigger_run run
         where run.trigger_id = v.trigger_id and run.version = v.version and run.outcome in ('worked', 'failed')) as runs
     from trigger_version v join principal p on p.id = v.created_by where v.trigger_id = $1 order by v.version desc limit 200`,
    [id],
  );
  const names = await namesIn(
    sql,
    shapeOf(reader).services.catalog.triggerSubjects.values(),
    rows.map(({ content }) => content),
  );
  return { items: rows.map(({ content, ...row }) => ({ ...row, ...content }) as Version), names };
});
