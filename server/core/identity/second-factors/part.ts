// What second factors bring to the card of identity.
import * as resets from '#contract/factor-resets.ts';
import * as contract from '#contract/second-factors.ts';
import { operationsOf } from '../../catalog.ts';
import { addPasskeyAction } from './actions/add-passkey.ts';
import { askPasskeyAction } from './actions/ask-passkey.ts';
import { beginPasskeyAction } from './actions/begin-passkey.ts';
import { beginTotpAction } from './actions/begin-totp.ts';
import { confirmFactorResetAction } from './actions/confirm-factor-reset.ts';
import { confirmTotpAction } from './actions/confirm-totp.ts';
import { endDeviceAction } from './actions/end-device.ts';
import { enterPasskeyAction } from './actions/enter-passkey.ts';
import { makeBackupCodesAction } from './actions/make-backup-codes.ts';
import { proveByPasskeyAction } from './actions/prove-by-passkey.ts';
import { refuseFactorResetAction } from './actions/refuse-factor-reset.ts';
import { removePasskeyAction } from './actions/remove-passkey.ts';
import { removeTotpAction } from './actions/remove-totp.ts';
import { renamePasskeyAction } from './actions/rename-passkey.ts';
import { requestFactorResetAction } from './actions/request-factor-reset.ts';
import { listDevicesQuery } from './queries/list-devices.ts';
import { listFactorResetsQuery } from './queries/list-factor-resets.ts';
import { readFactorsQuery } from './queries/read-factors.ts';

export const secondFactors = {
  contract: [...operationsOf(contract), ...operationsOf(resets)],
  handlers: [
    readFactorsQuery,
    beginTotpAction,
    confirmTotpAction,
    removeTotpAction,
    makeBackupCodesAction,
    beginPasskeyAction,
    addPasskeyAction,
    renamePasskeyAction,
    removePasskeyAction,
    askPasskeyAction,
    enterPasskeyAction,
    proveByPasskeyAction,
    listDevicesQuery,
    endDeviceAction,
    requestFactorResetAction,
    listFactorResetsQuery,
    confirmFactorResetAction,
    refuseFactorResetAction,
  ],
  errors: { ...contract.secondFactorErrors, ...resets.factorResetErrors },
  constraints: { passkey_credential: 'passkey_known', factor_reset_open: 'reset_asked' },
};
