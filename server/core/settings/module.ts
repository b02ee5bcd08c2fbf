// The card of settings: the operations over all of them, and the settings that belong to no module.
import * as contract from '#contract/setting.ts';
import { filesSetting } from '#contract/settings/files.ts';
import { mailSetting } from '#contract/settings/mail.ts';
import { organisationSetting } from '#contract/settings/organisation.ts';
import { syslogSetting } from '#contract/settings/syslog.ts';
import { type Module, operationsOf } from '../catalog.ts';
import { scannerCheck } from '../files/scan/try-scanner.ts';
import { mailCheck } from '../mail/mail-to-myself.ts';
import { syslogCheck } from '../syslog/check.ts';
import { testSettingAction } from './actions/test-setting.ts';
import { updateSettingAction } from './actions/update-setting.ts';
import { organisationCheck } from './organisation-check.ts';
import { listSettingsQuery } from './queries/list-settings.ts';
import { checked } from './registry.ts';

export const settings: Module = {
  name: 'settings',
  contract: operationsOf(contract),
  handlers: [listSettingsQuery, updateSettingAction, testSettingAction],
  errors: contract.settingErrors,
  settings: [
    checked(organisationSetting, organisationCheck),
    checked(mailSetting, mailCheck),
    checked(filesSetting, scannerCheck),
    checked(syslogSetting, syslogCheck),
  ],
};
