// The card of how people come in: registration and its queue, invitations, passwords by a link, import of people.
import * as invitations from '#contract/invitations.ts';
import { peopleImportErrors } from '#contract/people-import.ts';
import * as contract from '#contract/registration.ts';
import { passwordsSetting } from '#contract/settings/passwords.ts';
import { registrationSetting } from '#contract/settings/registration.ts';
import { type Module, operationsOf } from '../../catalog.ts';
import { checked } from '../../settings/registry.ts';
import { acceptInvitationAction } from '../invitations/actions/accept-invitation.ts';
import { forgetPasswordAction } from '../invitations/actions/forget-password.ts';
import { cancelInvitationAction, inviteUserAction } from '../invitations/actions/invite-user.ts';
import { readInvitationQuery } from '../invitations/actions/read-invitation.ts';
import { setForgottenPasswordAction } from '../invitations/actions/set-forgotten-password.ts';
import { passwordsCheck } from '../password-policy/try-password.ts';
import { peopleImport } from '../people-import/people-import.ts';
import {
  admitRegistrationAction,
  admitRegistrationsAction,
  rejectRegistrationAction,
  rejectRegistrationsAction,
  reopenRegistrationAction,
} from './actions/decide.ts';
import { mergeRegistrationAction } from './actions/merge.ts';
import { proveRegistrationAction } from './actions/prove.ts';
import { requestRegistrationAction } from './actions/request.ts';
import { listRegistrationsQuery } from './queries/list-registrations.ts';
import { readDoorQuery } from './queries/read-door.ts';
import { readRegistrationQuery } from './queries/read-registration.ts';
import { registrationKind } from './register-pending.ts';
import { registrationCheck } from './registration-check.ts';
import { sweepAttempts } from './sweep.ts';

export const registration: Module = {
  name: 'registration',
  contract: [...operationsOf(contract), ...operationsOf(invitations)],
  handlers: [
    readDoorQuery,
    requestRegistrationAction,
    proveRegistrationAction,
    listRegistrationsQuery,
    readRegistrationQuery,
    admitRegistrationAction,
    rejectRegistrationAction,
    mergeRegistrationAction,
    reopenRegistrationAction,
    admitRegistrationsAction,
    rejectRegistrationsAction,
    inviteUserAction,
    cancelInvitationAction,
    readInvitationQuery,
    acceptInvitationAction,
    forgetPasswordAction,
    setForgottenPasswordAction,
  ],
  errors: { ...contract.registrationErrors, ...invitations.invitationErrors, ...peopleImportErrors },
  settings: [checked(registrationSetting, registrationCheck), checked(passwordsSetting, passwordsCheck)],
  liveKinds: { [registrationKind]: listRegistrationsQuery.operation.name },
  jobs: [sweepAttempts],
  imports: [peopleImport],
  bundles: [
    { key: 'registrations', operations: ['identity.registration.*'] },
    { key: 'people', operations: ['identity.registration.*', 'identity.invitation.*', 'core.import.*'] },
  ],
};
