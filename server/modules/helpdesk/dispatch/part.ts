// What giving tickets out brings to the card of the helpdesk.
import * as contract from '#contract/helpdesk-dispatch.ts';
import { dispatchSetting } from '#contract/settings/dispatch.ts';
import type { Module } from '#core/catalog.ts';
import { checked } from '#core/settings/registry.ts';
import { dispatchCheck } from './check.ts';
import { executorExport } from './executor-export.ts';
import { executorImport } from './executor-import.ts';
import { listExecutorsQuery } from './list-executors.ts';
import { listDispatchPeopleQuery } from './list-people.ts';
import { proposeExecutorsQuery } from './propose.ts';
import { readOwnLoadQuery } from './read-own-load.ts';
import { readDispatchRowsQuery } from './read-rows.ts';
import { setSkillsAction } from './set-skills.ts';
import { tellUnassigned, unassignedKind, unassignedSubscription } from './unassigned.ts';

const helpers = [contract.listDispatchPeople.name, contract.proposeExecutors.name, contract.readDispatchRows.name];

export const dispatchPart = {
  handlers: [
    listDispatchPeopleQuery,
    listExecutorsQuery,
    proposeExecutorsQuery,
    readDispatchRowsQuery,
    readOwnLoadQuery,
    setSkillsAction,
  ],
  exports: [executorExport],
  imports: [executorImport],
  settings: [checked(dispatchSetting, dispatchCheck)],
  jobs: [tellUnassigned],
  noticeKinds: [
    {
      key: unassignedKind,
      title: { ru: 'Заявку никто не делает', en: 'Nobody does a ticket' },
      hint: { ru: 'Заявка долго ждёт исполнителя', en: 'A ticket waits too long for an executor' },
      channels: { app: true, mail: true, chat: true },
    },
  ],
  subscriptions: [unassignedSubscription],
  roles: [
    {
      key: 'dispatcher',
      grants: [
        { operation: 'bundle:requests-work', reach: 'all' },
        { operation: 'bundle:requests-dispatch', reach: 'all' },
      ],
    },
  ],
  bundles: [
    { key: 'requests-work', operations: [contract.readOwnLoad.name] },
    {
      key: 'requests-dispatch',
      title: { ru: 'Диспетчер: очередь и загрузка людей', en: 'Dispatch: the queue and the load of people' },
      operations: [...helpers, 'core.shift.end'],
    },
    { key: 'requests-curate', operations: ['helpdesk.dispatch.*'] },
    { key: 'area-lead', operations: [...helpers, contract.listExecutors.name, contract.setSkills.name] },
  ],
} satisfies Partial<Module>;
