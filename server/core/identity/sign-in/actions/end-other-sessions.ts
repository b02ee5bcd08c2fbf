// Everywhere but here: one's other sessions end.
import { endOtherSessions } from '#contract/sessions.ts';
import { action } from '../../../core-operation.ts';
import { unscoped } from '../../../handle.ts';
import { accountOf } from '../../account-of.ts';

export const endOtherSessionsAction = action(endOtherSessions, async (unit) => {
  const ended = await unscoped(unit)
    .deleteFrom('user_session')
    .where('user_id', '=', accountOf(unit.actor))
    .where('id', 'is distinct from', unit.actor.sessionId ?? null)
    .executeTakeFirst();
  const count = Number(ended.numDeletedRows);
  unit.event({ data: { sessionsEnded: count } });
  return { count };
});
