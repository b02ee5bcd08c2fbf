// Ends one of one's own sessions, such as the one left open on another computer.
import { endSession } from '#contract/identity.ts';
import { action } from '../../core-operation.ts';
import { one, unscoped } from '../../handle.ts';
import { accountOf } from '../account-of.ts';

export const endSessionAction = action(endSession, async (unit, input) => {
  const ended = await one(
    unscoped(unit)
      .deleteFrom('user_session')
      .where('id', '=', input.id)
      .where('user_id', '=', accountOf(unit.actor))
      .returning('id')
      .executeTakeFirst(),
  );
  unit.event({ data: { session: ended.id } });
  return { ok: true as const };
});
