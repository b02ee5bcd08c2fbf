// The card of triggers and schedules: what administrators let the program do by itself, and the loops and jobs that do it.
import * as people from '#contract/record-people.ts';
import { triggersSetting } from '#contract/settings/triggers.ts';
import * as contract from '#contract/triggers.ts';
import { type Module, operationsOf } from '../catalog.ts';
import type { NoticeKind } from '../notify/kinds.ts';
import type { Subscription } from '../notify/subscription.ts';
import { appointWatchersAction } from '../records/actions/appoint-watchers.ts';
import { tellOfRecordAction } from '../records/actions/tell-of-record.ts';
import { checked } from '../settings/registry.ts';
import { copyTriggerAction } from './actions/copy-trigger.ts';
import { createTriggerAction } from './actions/create-trigger.ts';
import { orderTriggersAction } from './actions/order-triggers.ts';
import { updateTriggerAction } from './actions/update-trigger.ts';
import { forgetIdleRuns, keepingCheck } from './forget.ts';
import { listTriggerRunsQuery } from './queries/list-trigger-runs.ts';
import { listTriggerVersionsQuery } from './queries/list-trigger-versions.ts';
import { listTriggersQuery } from './queries/list-triggers.ts';
import { readRecordTriggersQuery } from './queries/read-record-triggers.ts';
import { readTriggerQuery } from './queries/read-trigger.ts';
import { readTriggerRunQuery } from './queries/read-trigger-run.ts';
import { readTriggerSubjectsQuery } from './queries/read-trigger-subjects.ts';
import { tryTriggerQuery } from './queries/try-trigger.ts';
import { roles } from './roles.ts';
import { runSchedules } from './rounds.ts';
import { runExport } from './run-export.ts';
import { triggerNotice } from './settle.ts';

const toldKind: NoticeKind = {
  key: 'told',
  title: { ru: 'Вас уведомили о записи', en: 'You were told of a record' },
  hint: { ru: 'Триггер или коллега', en: 'By a trigger or a colleague' },
  channels: { app: true, mail: true, chat: true },
};
const offKind: NoticeKind = {
  key: triggerNotice,
  title: { ru: 'Триггер отключён из-за ошибок', en: 'A trigger is off after failures' },
  channels: { app: true, mail: true },
};

const subscriptions: readonly Subscription[] = [
  {
    kind: toldKind.key,
    operations: [people.tellOfRecord.name],
    async recipients(_sql, event) {
      const { principalIds } = (event.data ?? {}) as { principalIds?: unknown };
      return Array.isArray(principalIds) ? principalIds.map(String) : [];
    },
  },
];

export const triggers: Module = {
  name: 'triggers',
  contract: operationsOf({ ...contract, ...people }),
  handlers: [
    readTriggerSubjectsQuery,
    listTriggersQuery,
    readTriggerQuery,
    createTriggerAction,
    updateTriggerAction,
    copyTriggerAction,
    orderTriggersAction,
    listTriggerVersionsQuery,
    tryTriggerQuery,
    listTriggerRunsQuery,
    readTriggerRunQuery,
    readRecordTriggersQuery,
    tellOfRecordAction,
    appointWatchersAction,
  ],
  errors: contract.triggerErrors,
  constraints: { trigger_rule_name: 'trigger_name_taken' },
  settings: [checked(triggersSetting, keepingCheck)],
  noticeKinds: [toldKind, offKind],
  subscriptions,
  exports: [runExport],
  roles,
  bundles: [{ key: 'system', operations: ['core.trigger.*'] }],
  jobs: [{ name: 'core.trigger.schedule', schedule: '* * * * *', run: runSchedules }, forgetIdleRuns],
};
