// The card of messengers: one's own chat, the channel's state, the gateway's operations.
import * as contract from '#contract/messenger.ts';
import { messengerSetting } from '#contract/settings/messenger.ts';
import { type Module, operationsOf } from '../catalog.ts';
import { checked } from '../settings/registry.ts';
import { decideMessageAction, makeCodeForAction, switchFormAction, unlinkChatOfAction } from './admin/operations.ts';
import { readMessengerStateQuery } from './admin/state.ts';
import { introduceBot } from './admin/try-setting.ts';
import {
  attendGatewayAction,
  deliverUpdatesAction,
  keepGatewayFileStream,
  missGatewayFileAction,
  receiveWebhookStream,
  settleOutgoingAction,
  takeOutgoingAction,
} from './gateway/operations.ts';
import { messengerJobs } from './jobs.ts';
import { makeMyCodeAction, readMyMessengerQuery, unlinkMyChatAction } from './own/operations.ts';
import { messengerPersonalData } from './personal-data.ts';

export { seedMessengerPurpose } from './link/seed-purpose.ts';

export const messenger: Module = {
  name: 'messenger',
  contract: operationsOf(contract),
  handlers: [
    readMyMessengerQuery,
    makeMyCodeAction,
    unlinkMyChatAction,
    makeCodeForAction,
    unlinkChatOfAction,
    readMessengerStateQuery,
    decideMessageAction,
    switchFormAction,
    attendGatewayAction,
    deliverUpdatesAction,
    takeOutgoingAction,
    settleOutgoingAction,
    keepGatewayFileStream,
    missGatewayFileAction,
    receiveWebhookStream,
  ],
  errors: contract.messengerErrors,
  settings: [checked(messengerSetting, introduceBot)],
  jobs: messengerJobs,
  personalData: messengerPersonalData,
  roles: [
    {
      key: 'gateway',
      name: { ru: 'Шлюз мессенджера', en: 'Messenger gateway' },
      about: {
        ru: 'Только для учётной записи, под которой работает шлюз (--role gateway)',
        en: 'Only for the account that the gateway (--role gateway) works under',
      },
      grants: [{ operation: 'messenger.gateway.*', reach: 'all' }],
    },
  ],
  bundles: [
    { key: 'registrations', operations: ['messenger.code.make', 'messenger.chat.unlink'] },
    {
      key: 'system',
      operations: [
        'messenger.code.make',
        'messenger.chat.unlink',
        'messenger.state.read',
        'messenger.message.decide',
        'messenger.form.switch',
      ],
    },
  ],
};
