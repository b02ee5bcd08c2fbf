// An administrator ends one session of a person.
import { endUserSession } from '#contract/sessions.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { one, unscoped } from '../../../handle.ts';
import { requireNotAbove } from '../../guard-rights.ts';
import { lockPerson } from '../../lock-person.ts';

export const endUserSessionAction = action(endUserSession, async (unit, input) => {
  requireEverywhere(unit);
  const person = await lockPerson(unit, input.id);
  await requireNotAbove(unit, person.id);
  const ended = await one(
    unscoped(unit)
      .deleteFrom('user_session')
      .where('id', '=', input.sessionId)
      .where('user_id', '=', person.id)
      .returning('id')
      .executeTakeFirst(),
  );
  unit.event({ subjectIds: [person.id], data: { session: ended.id } });
  return { ok: true as const };
});
