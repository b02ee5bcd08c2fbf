// The card of notices: what people may choose, and the work that brings notices to them.
import * as contract from '#contract/notices.ts';
import { noticesSetting } from '#contract/settings/notices.ts';
import { type Module, operationsOf } from '../catalog.ts';
import { checked } from '../settings/registry.ts';
import { chooseNoticesAction } from './actions/choose-notices.ts';
import { coreNoticeKinds } from './kinds.ts';
import { tellDueDates } from './mail/digests.ts';
import { noticesCheck } from './notices-check.ts';
import { readNoticeChoicesQuery } from './queries/read-notice-choices.ts';

export const notices: Module = {
  name: 'notices',
  contract: operationsOf(contract),
  handlers: [readNoticeChoicesQuery, chooseNoticesAction],
  errors: contract.noticeErrors,
  noticeKinds: coreNoticeKinds,
  settings: [checked(noticesSetting, noticesCheck)],
  jobs: [{ name: 'core.due.tell', schedule: '*/5 * * * *', run: tellDueDates }],
};
