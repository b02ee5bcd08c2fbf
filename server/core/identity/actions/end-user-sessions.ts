// An administrator ends every session of a person; tokens and the account stay.
import { endUserSessions } from '#contract/identity.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { unscoped } from '../../handle.ts';
import { requireNotAbove } from '../guard-rights.ts';
import { lockPerson } from '../lock-person.ts';

export const endUserSessionsAction = action(endUserSessions, async (unit, input) => {
  requireEverywhere(unit);
  const person = await lockPerson(unit, input.id);
  await requireNotAbove(unit, person.id);
  const ended = await unscoped(unit).deleteFrom('user_session').where('user_id', '=', person.id).executeTakeFirst();
  unit.event({ subjectIds: [person.id], data: { sessionsEnded: Number(ended.numDeletedRows) } });
  return { ok: true as const };
});
