// A person's roles, set as a whole: the same rules as on the users page, under the right to grant alone.
import { assignRoles } from '#contract/rights.ts';
import { action } from '../../../core-operation.ts';
import { changePerson } from '../../actions/update-user.ts';

export const assignRolesAction = action(assignRoles, (unit, input) => changePerson(unit, input));
