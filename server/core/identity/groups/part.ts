// What groups' own pages bring to the card of identity.
import * as contract from '#contract/groups.ts';
import { operationsOf } from '../../catalog.ts';
import { addMemberAction } from './actions/add-member.ts';
import { changeMemberAction } from './actions/change-member.ts';
import { removeMemberAction } from './actions/remove-member.ts';
import { listGroupRecordsQuery } from './queries/list-group-records.ts';
import { listMembersQuery } from './queries/list-members.ts';
import { readGroupQuery } from './queries/read-group.ts';

export const groups = {
  contract: operationsOf(contract),
  handlers: [
    readGroupQuery,
    listMembersQuery,
    addMemberAction,
    changeMemberAction,
    removeMemberAction,
    listGroupRecordsQuery,
  ],
  errors: contract.groupErrors,
};
