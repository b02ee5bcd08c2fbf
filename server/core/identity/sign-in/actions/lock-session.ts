// The screen locks: the server answers this session with nothing but what unlocks it.
import { lockSession } from '#contract/sign-in.ts';
import { action } from '../../../core-operation.ts';
import { unscoped } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';

export const lockSessionAction = action(lockSession, async (unit) => {
  if (unit.actor.kind !== 'user' || !unit.actor.sessionId) throw new Refusal('not_allowed');
  await unscoped(unit)
    .updateTable('user_session')
    .set((eb) => ({ locked_at: eb.fn.coalesce('locked_at', eb.val(unit.moment)) }))
    .where('id', '=', unit.actor.sessionId)
    .execute();
  unit.event({ data: { session: unit.actor.sessionId } });
  return { ok: true as const };
});
