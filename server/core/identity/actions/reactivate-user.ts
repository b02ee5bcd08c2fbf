// A person comes back. Roles and groups were never taken, so they count again, and the journal says which;
// sessions and tokens stay ended.
import { reactivateUser } from '#contract/identity.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { Refusal } from '../../refusal.ts';
import { readAssignments } from '../assignments.ts';
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
  const counting = await readAssignments(unit, person.id);
  unit.event({ subjectIds: [person.id], data: { version, fields: ['status'], ...counting } });
  return userCard(unit, person.id);
});
