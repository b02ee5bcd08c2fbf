// The card of deadlines by the hour: schedules, policies, clocks of records, and whom their moments are told to.
import * as contract from '#contract/deadlines.ts';
import { deadlinesSetting } from '#contract/settings/deadlines.ts';
import { type Module, operationsOf } from '../catalog.ts';
import { checked } from '../settings/registry.ts';
import { createPolicyAction } from './actions/create-policy.ts';
import { createScheduleAction } from './actions/create-schedule.ts';
import { recountDeadlinesAction } from './actions/recount-deadlines.ts';
import { updatePolicyAction } from './actions/update-policy.ts';
import { updateScheduleAction } from './actions/update-schedule.ts';
import { fireMoments } from './fire.ts';
import { nightCheck } from './night-check.ts';
import { listPoliciesQuery } from './queries/list-policies.ts';
import { listPolicyVersionsQuery } from './queries/list-policy-versions.ts';
import { listScheduleVersionsQuery } from './queries/list-schedule-versions.ts';
import { listSchedulesQuery } from './queries/list-schedules.ts';
import { previewChangeQuery } from './queries/preview-change.ts';
import { readDeadlinesQuery } from './queries/read-deadlines.ts';
import { recountTask } from './recount-task.ts';
import { roles } from './roles.ts';
import { deadlineKind, subscriptions } from './subscriptions.ts';

export { seedDeadlines } from './seed.ts';

export const deadlines: Module = {
  name: 'deadlines',
  contract: operationsOf(contract),
  handlers: [
    listSchedulesQuery,
    createScheduleAction,
    updateScheduleAction,
    listScheduleVersionsQuery,
    listPoliciesQuery,
    createPolicyAction,
    updatePolicyAction,
    listPolicyVersionsQuery,
    previewChangeQuery,
    recountDeadlinesAction,
    readDeadlinesQuery,
  ],
  errors: contract.deadlineErrors,
  constraints: { work_schedule_name: 'schedule_name_taken', deadline_policy_name: 'policy_name_taken' },
  settings: [checked(deadlinesSetting, nightCheck)],
  noticeKinds: [deadlineKind],
  subscriptions,
  roles,
  bundles: [{ key: 'system', operations: ['core.schedule.*', 'core.policy.*', 'core.deadline.*'] }],
  tasks: [recountTask],
  jobs: [{ name: 'core.deadline.fire', schedule: '* * * * *', run: fireMoments }],
};
