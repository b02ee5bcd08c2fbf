// The card of messengers: one's own chat, the channel's state, the gateway's operations.
import * as contract from '#contract/messenger.ts';
import { messengerSetting } from '#contract/settings/messenger.ts';
import { type Module, operationsOf } from '../catalog.ts';
import { checked } from '../settings/registry.ts';
import { chatExport } from './admin/chat-export.ts';
import { listChatsQuery } from './admin/list-chats.ts';
import {
  decideMessageAction,
  decideUpdateAction,
  makeCodeForAction,
  switchFormAction,
  unlinkChatOfAction,
} from './admin/operations.ts';
import { readMessengerStateQuery, readOutageQuery } from './admin/state.ts';
import { tryMessengerAction } from './admin/try-channel.ts';
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
import { readTalkQuery, sayInTalkAction, tapInTalkAction } from './web/operations.ts';

export { seedMessengerPurpose } from './link/seed-purpose.ts';

export const messenger: Module = {
  name: 'messenger',
  contract: operationsOf(contract),
  handlers: [
    readMyMessengerQuery,
    makeMyCodeAction,
    unlinkMyChatAction,
    readTalkQuery,
    sayInTalkAction,
    tapInTalkAction,
    makeCodeForAction,
    unlinkChatOfAction,
    readMessengerStateQuery,
    readOutageQuery,
    tryMessengerAction,
    listChatsQuery,
    decideMessageAction,
    decideUpdateAction,
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
  exports: [chatExport],
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
    {
      key: 'registrations',
      operations: ['messenger.code.make', 'messenger.chat.list', 'messenger.chat.unlink', 'messenger.outage.read'],
    },
    { key: 'requests-work', operations: ['messenger.outage.read'] },
    { key: 'requests-curate', operations: ['messenger.outage.read'] },
    {
      key: 'system',
      operations: [
        'messenger.code.make',
        'messenger.chat.unlink',
        'messenger.chat.list',
        'messenger.outage.read',
        'messenger.state.read',
        'messenger.channel.try',
        'messenger.message.decide',
        'messenger.update.decide',
        'messenger.form.switch',
      ],
    },
  ],
};
