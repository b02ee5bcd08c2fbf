// The card of mailboxes: setting them up, trying them, their letters.
import * as contract from '#contract/mailboxes.ts';
import { type Module, operationsOf } from '../catalog.ts';
import { createMailboxAction } from './actions/create-mailbox.ts';
import { decideMailAction } from './actions/decide-mail.ts';
import { removeMailboxAction } from './actions/remove-mailbox.ts';
import { testMailboxAction } from './actions/test-mailbox.ts';
import { updateMailboxAction } from './actions/update-mailbox.ts';
import { mailExport } from './export.ts';
import { mailboxJobs } from './jobs.ts';
import { mailboxPersonalData } from './personal-data.ts';
import { listMailQuery } from './queries/list-mail.ts';
import { listMailboxesQuery } from './queries/list-mailboxes.ts';
import { mailboxNotice } from './tell-admins.ts';

export const mailboxes: Module = {
  name: 'mailboxes',
  contract: operationsOf(contract),
  handlers: [
    listMailboxesQuery,
    createMailboxAction,
    updateMailboxAction,
    removeMailboxAction,
    testMailboxAction,
    listMailQuery,
    decideMailAction,
  ],
  errors: contract.mailboxErrors,
  constraints: { mailbox_name: 'mailbox_name_taken' },
  jobs: mailboxJobs,
  noticeKinds: [mailboxNotice],
  exports: [mailExport],
  personalData: mailboxPersonalData,
  roles: [{ key: 'admin', grants: [{ operation: 'core.mailbox.*', reach: 'all' }] }],
  bundles: [{ key: 'system', operations: ['core.mailbox.*'] }],
};
