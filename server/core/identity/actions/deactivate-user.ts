// A person leaves: what they did stays; sessions, tokens, groups, roles and switches end in the same transaction. The
// event keeps what was held, so that whoever takes the person back can see it and give it anew.
import { deactivateUser } from '#contract/identity.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import { readAssignments, writeAssignments } from '../assignments.ts';
import { suspendClientsOf } from '../clients/lock-client.ts';
import { raiseRightsVersion } from '../create-user.ts';
import { requireAnotherOwner, requireNotAbove } from '../guard-rights.ts';
import { lockPerson } from '../lock-person.ts';
import { setStatus } from '../set-status.ts';
import { endTrust } from '../sign-in/devices.ts';
import { endSubstitutionsOf } from '../substitution/end-substitutions.ts';
import { userCard } from '../user-cards.ts';

export const deactivateUserAction = action(deactivateUser, async (unit, input) => {
  requireEverywhere(unit);
  if (input.id === unit.actor.id) throw new Refusal('own_account');
  // A sign-in under way locks the same row: it comes before, and its session ends here, or it finds the account closed.
  const person = await lockPerson(unit, input.id);
  if (person.status === 'deactivated') throw new Refusal('user_inactive');
  await requireNotAbove(unit, person.id);
  await requireAnotherOwner(unit, person.id);
  const db = unscoped(unit);
  const held = await readAssignments(unit, person.id);
  await writeAssignments(unit, person.id, { groupIds: [], roles: [], switches: [] });
  // The named bundles of switches, which the person's card sets apart from single operations.
  await db.deleteFrom('user_switch').where('user_id', '=', person.id).execute();
  const version = await setStatus(unit, person.id, 'deactivated');
  const sessions = await db.deleteFrom('user_session').where('user_id', '=', person.id).executeTakeFirst();
  const tokens = await db
    .updateTable('api_token')
    .set({ revoked_at: unit.moment })
    .where('user_id', '=', person.id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  const programsStopped = await suspendClientsOf(unit, person.id);
  await endTrust(unit, person.id);
  const substitutions = await endSubstitutionsOf(unit, person.id, '');
  await raiseRightsVersion(unit);
  unit.event({
    data: {
      version,
      fields: ['status', 'groupIds', 'roles', 'switches'],
      held,
      sessionsEnded: Number(sessions.numDeletedRows),
      tokensRevoked: Number(tokens.numUpdatedRows),
      programsStopped,
      ...(substitutions.length > 0 ? { substitutions } : {}),
    },
    personal: { [person.id]: { reason: input.reason } },
  });
  return userCard(unit, person.id);
});
