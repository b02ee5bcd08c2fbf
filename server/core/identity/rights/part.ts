// The part of identity's card that is about rights: roles as data, bundles, switches, and the pages that explain them.
import { rightsErrors } from '#contract/rights.ts';
import { assignRolesAction } from './actions/assign-roles.ts';
import { createRoleAction } from './actions/create-role.ts';
import { giveRoleToGroupsAction } from './actions/give-role-to-groups.ts';
import { resetRoleAction } from './actions/reset-role.ts';
import { setSwitchesAction } from './actions/set-switches.ts';
import { updateRoleAction } from './actions/update-role.ts';
import { expireRolesJob } from './expire-roles.ts';
import { listRightHoldersQuery } from './queries/list-right-holders.ts';
import { listRolesQuery } from './queries/list-roles.ts';
import { readMyRightsQuery, readPersonRightsQuery } from './queries/read-person-rights.ts';
import { conflictingRoles, readyBundles } from './ready-bundles.ts';
import { readyRoles } from './ready-roles.ts';

export const rightsPart = {
  handlers: [
    listRolesQuery,
    createRoleAction,
    updateRoleAction,
    resetRoleAction,
    giveRoleToGroupsAction,
    assignRolesAction,
    setSwitchesAction,
    readPersonRightsQuery,
    listRightHoldersQuery,
    readMyRightsQuery,
  ],
  errors: rightsErrors,
  roles: readyRoles,
  bundles: readyBundles,
  conflictingRoles,
  jobs: [expireRolesJob],
};
