// The card of identity: sign-in, one's own affairs, users, groups and roles.
import * as contract from '#contract/identity.ts';
import { type Module, operationsOf } from '../catalog.ts';
import { acceptLinkAction } from './actions/accept-link.ts';
import { changePasswordAction } from './actions/change-password.ts';
import { createGroupAction } from './actions/create-group.ts';
import { createTokenAction } from './actions/create-token.ts';
import { createUserAction } from './actions/create-user.ts';
import { deactivateUserAction } from './actions/deactivate-user.ts';
import { endSessionAction } from './actions/end-session.ts';
import { endUserSessionsAction } from './actions/end-user-sessions.ts';
import { reactivateUserAction } from './actions/reactivate-user.ts';
import { resetPasswordAction } from './actions/reset-password.ts';
import { revokeTokenAction } from './actions/revoke-token.ts';
import { setPreferencesAction } from './actions/set-preferences.ts';
import { updateGroupAction } from './actions/update-group.ts';
import { updateUserAction } from './actions/update-user.ts';
import { clientsPart } from './clients/part.ts';
import { directories } from './directories/part.ts';
import { directory } from './directory/part.ts';
import { groups } from './groups/part.ts';
import { openidPart } from './openid/part.ts';
import { identityPersonalData } from './personal-data.ts';
import { listGroupsQuery } from './queries/list-groups.ts';
import { listSessionsQuery } from './queries/list-sessions.ts';
import { listTokensQuery } from './queries/list-tokens.ts';
import { listUsersQuery } from './queries/list-users.ts';
import { readHeldQuery } from './queries/read-held.ts';
import { readMeQuery } from './queries/read-me.ts';
import { readUserQuery } from './queries/read-user.ts';
import { searchDirectoryQuery } from './queries/search-directory.ts';
import { rightsPart } from './rights/part.ts';
import { signIn } from './sign-in/part.ts';
import { substitution } from './substitution/part.ts';

/** Each part lies in its own folder and says there what it brings. */
const parts: readonly Partial<Module>[] = [
  rightsPart,
  signIn,
  clientsPart,
  substitution,
  directories,
  openidPart,
  groups,
  directory,
];

export const identity: Module = {
  name: 'identity',
  contract: [...operationsOf(contract), ...parts.flatMap((part) => part.contract ?? [])],
  handlers: [
    ...parts.flatMap((part) => part.handlers ?? []),
    acceptLinkAction,
    readMeQuery,
    setPreferencesAction,
    changePasswordAction,
    listSessionsQuery,
    endSessionAction,
    listTokensQuery,
    createTokenAction,
    revokeTokenAction,
    listUsersQuery,
    readUserQuery,
    createUserAction,
    updateUserAction,
    deactivateUserAction,
    readHeldQuery,
    reactivateUserAction,
    resetPasswordAction,
    endUserSessionsAction,
    listGroupsQuery,
    createGroupAction,
    updateGroupAction,
    searchDirectoryQuery,
  ],
  errors: Object.assign({}, contract.identityErrors, ...parts.map((part) => part.errors)),
  settings: parts.flatMap((part) => part.settings ?? []),
  jobs: parts.flatMap((part) => part.jobs ?? []),
  constraints: Object.assign(
    { app_user_login: 'login_taken', app_user_email: 'email_taken' },
    ...parts.map((part) => part.constraints),
  ),
  personalData: identityPersonalData,
  roles: parts.flatMap((part) => part.roles ?? []),
  bundles: parts.flatMap((part) => part.bundles ?? []),
  conflictingRoles: parts.flatMap((part) => part.conflictingRoles ?? []),
};
