// What sign-in brings to the card of identity.

import * as sessions from '#contract/sessions.ts';
import { signInSetting } from '#contract/settings/sign-in.ts';
import * as contract from '#contract/sign-in.ts';
import { operationsOf } from '../../catalog.ts';
import { checked } from '../../settings/registry.ts';
import { secondFactors } from '../second-factors/part.ts';
import { closeSessionAction } from './actions/close-session.ts';
import { endOtherSessionsAction } from './actions/end-other-sessions.ts';
import { endUserSessionAction } from './actions/end-user-session.ts';
import { enterCodeAction } from './actions/enter-code.ts';
import { lockSessionAction } from './actions/lock-session.ts';
import { openSessionAction } from './actions/open-session.ts';
import { proveSessionAction } from './actions/prove-session.ts';
import { sendCodeAction } from './actions/send-code.ts';
import { listUserSessionsQuery } from './queries/list-user-sessions.ts';
import { readChallengeQuery } from './queries/read-challenge.ts';
import { readSessionQuery } from './queries/read-session.ts';
import { rulesCheck } from './rules-check.ts';

export const signIn = {
  contract: [...operationsOf(contract), ...operationsOf(sessions), ...secondFactors.contract],
  handlers: [
    openSessionAction,
    enterCodeAction,
    sendCodeAction,
    readChallengeQuery,
    closeSessionAction,
    readSessionQuery,
    proveSessionAction,
    lockSessionAction,
    endOtherSessionsAction,
    endUserSessionAction,
    listUserSessionsQuery,
    ...secondFactors.handlers,
  ],
  errors: { ...contract.signInErrors, ...secondFactors.errors },
  constraints: secondFactors.constraints,
  settings: [checked(signInSetting, rulesCheck)],
};
