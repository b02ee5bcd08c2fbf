// Sign-out: the session of this browser ends.
import { closeSession } from '#contract/sign-in.ts';
import { action } from '../../../core-operation.ts';
import { unscoped } from '../../../handle.ts';
import { sessionOver } from '../../../http/cookies.ts';

export const closeSessionAction = action(closeSession, async (unit) => {
  if (unit.actor.kind === 'user' && unit.actor.sessionId) {
    await unscoped(unit).deleteFrom('user_session').where('id', '=', unit.actor.sessionId).execute();
  }
  unit.event({ data: { session: unit.actor.sessionId ?? null } });
  return { ok: true as const, [sessionOver]: true as const };
});
