// The state of one's own session, also while its screen is locked.
import { readSession } from '#contract/sign-in.ts';
import { query } from '../../../core-operation.ts';
import { unscoped } from '../../../handle.ts';
import { factorsOf } from '../factors.ts';
import { policyIn } from '../policy.ts';

export const readSessionQuery = query(readSession, async (reader) => {
  const { actor } = reader;
  const [policy, factors, account] = await Promise.all([
    policyIn(reader),
    factorsOf(reader, actor.id),
    unscoped(reader).selectFrom('app_user').select('password_hash').where('id', '=', actor.id).executeTakeFirst(),
  ]);
  return {
    user: { id: actor.id, name: actor.name, login: actor.login },
    session:
      actor.kind === 'user' && actor.sessionId
        ? {
            id: actor.sessionId,
            amr: [...(actor.amr ?? [])],
            authenticatedAt: actor.provenAt ?? reader.moment,
            locked: actor.locked ?? false,
            screenLockMinutes: policy.screenLockMinutes,
          }
        : null,
    mustChangePassword: actor.mustChangePassword ?? false,
    mustProveSecondFactor: actor.secondFactorDue ?? false,
    proveBy: [
      ...(account?.password_hash ? (['password'] as const) : []),
      ...(factors.totp ? (['totp'] as const) : []),
      ...(factors.passkeys > 0 ? (['passkey'] as const) : []),
    ],
  };
});
