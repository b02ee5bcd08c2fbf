// The second step: a try is spent, then the code is compared; failures count on the account, not on the attempt alone.
import { enterCode } from '#contract/sign-in.ts';
import type { Actor } from '../../../actor.ts';
import { preparedAction } from '../../../core-operation.ts';
import { Refusal } from '../../../refusal.ts';
import type { Services } from '../../../services.ts';
import type { AnyUnit } from '../../../unit.ts';
import { throttle } from '../../throttle.ts';
import { isLocked, lockAccount, refuseAttempt } from '../account.ts';
import { type Challenge, codeMatches, consumeChallenge, openChallengeOf, spendTry } from '../challenge.ts';
import { finishSignIn } from '../finish-sign-in.ts';
import { policyIn } from '../policy.ts';
import type { SignInMethod } from '../step.ts';

const countAttempt = (services: Services, actor: Actor): Promise<void> =>
  throttle(services, actor, enterCode.name, { key: `code ${actor.address}`, limit: 300, windowSeconds: 300 });

const amrOf = { code: 'mail', totp: 'otp', backup: 'backup' } as const;

export const enterCodeAction = preparedAction(enterCode, countAttempt, async (unit, input) => {
  const seen = await openChallengeOf(unit, 'second', input.challengeId, unit.moment);
  // The account is locked before the attempt, as every other step does.
  const account = seen?.user_id ? await lockAccount(unit, seen.user_id) : undefined;
  const challenge = account && (await spendTry(unit, 'second', input.challengeId));
  if (!account || !challenge || account.status !== 'active' || isLocked(unit, account)) {
    unit.event({
      ...(account ? { subjectIds: [account.id] } : {}),
      data: { code: 'challenge_over', ...(account ? { status: account.status, locked: isLocked(unit, account) } : {}) },
    });
    throw new Refusal('challenge_over', {}, { keepsWrites: true });
  }
  const { by, methods, next } = challenge.data as { by: string; methods: SignInMethod[]; next: 'code' };
  const method = input.method ?? next;
  if (!methods.includes(method)) return refuseAttempt(unit, account, 'code_wrong', { by: method });
  if (!(await isRight(unit, account.id, challenge, method, input.code))) {
    return refuseAttempt(unit, account, 'code_wrong', { by: method });
  }
  await consumeChallenge(unit, challenge.id);
  const policy = await policyIn(unit);
  return finishSignIn(unit, account, { amr: [by, amrOf[method], 'mfa'], policy, trustDevice: input.trustDevice });
});

async function isRight(
  unit: AnyUnit,
  _userId: string,
  challenge: Challenge,
  _method: 'code' | 'totp' | 'backup',
  code: string,
): Promise<boolean> {
  return codeMatches(unit, challenge, code.replace(/\s/g, ''));
}
