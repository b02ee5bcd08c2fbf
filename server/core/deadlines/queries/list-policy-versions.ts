// The versions of a deadline policy, the newest first: who made each and when, and how many open records are measured by it.

import type { Output } from '#contract/core.ts';
import { listPolicyVersions } from '#contract/deadlines.ts';
import { query } from '../../core-operation.ts';
import { sqlOf } from '../../handle.ts';
import { readPolicy } from '../policy-card.ts';

type Version = Output<typeof listPolicyVersions>['items'][number];

export const listPolicyVersionsQuery = query(listPolicyVersions, async (reader, { id }) => {
  await readPolicy(reader, id);
  const { rows } = await sqlOf(reader).query<Version>(
    `select v.version, v.schedule_id as "scheduleId", v.targets, v.pauses, v.reopening, v.steps, v.duty_group_id as "dutyGroupId",
       v.created_at as at, p.name as "byName", (select count(distinct d.record_id)::int from record_deadline d
         where d.policy_id = v.policy_id and d.policy_version = v.version and d.state <> 'stopped') as open
     from deadline_policy_version v join principal p on p.id = v.created_by where v.policy_id = $1 order by v.version desc limit 200`,
    [id],
  );
  return { items: rows };
});
