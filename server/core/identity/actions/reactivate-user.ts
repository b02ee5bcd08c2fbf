// A person comes back with the account alone: groups, roles, switches and tokens are given anew, or not.
import { reactivateUser } from '#contract/identity.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { Refusal } from '../../refusal.ts';
import { raiseRightsVersion } from '../create-user.ts';
import { requireNotAbove } from '../guard-rights.ts';
import { lockPerson } from '../lock-person.ts';
import { setStatus } from '../set-status.ts';
import { userCard } from '../user-cards.ts';

export const reactivateUserAction = action(reactivateUser, async (unit, input) => {
  requireEverywhere(unit);
  const person = await lockPerson(unit, input.id);
  if (person.status !== 'deactivated') throw new Refusal('user_not_inactive');
  await requireNotAbove(unit, person.id);
  const version = await setStatus(unit, person.id, person.password_hash ? 'active' : 'invited');
  await raiseRightsVersion(unit);
  unit.event({ subjectIds: [person.id], data: { version, fields: ['status'] } });
  return userCard(unit, person.id);
});
