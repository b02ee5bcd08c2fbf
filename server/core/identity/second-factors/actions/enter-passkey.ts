// Sign-in by passkey: alone, when the key has verified its user, or as the second step of an attempt.
import { enterPasskey } from '#contract/second-factors.ts';
import type { Actor } from '../../../actor.ts';
import { preparedAction } from '../../../core-operation.ts';
import { Refusal } from '../../../refusal.ts';
import type { Services } from '../../../services.ts';
import type { AnyUnit } from '../../../unit.ts';
import { lockAccount, refuseAttempt, refuseStatus } from '../../sign-in/account.ts';
import { type Challenge, consumeChallenge, spendTry } from '../../sign-in/challenge.ts';
import { finishSignIn } from '../../sign-in/finish-sign-in.ts';
import { policyIn } from '../../sign-in/policy.ts';
import { throttle } from '../../throttle.ts';
import { acceptPasskey, passkeyNamed } from '../web-authn.ts';

const countAttempt = (services: Services, actor: Actor): Promise<void> =>
  throttle(services, actor, enterPasskey.name, { key: `passkey ${actor.address}`, limit: 300, windowSeconds: 300 });

export const enterPasskeyAction = preparedAction(enterPasskey, countAttempt, async (unit, input) => {
  const passkey = await passkeyNamed(unit, input.response.id);
  // A lock does not count here: a passkey is not guessed, and nobody else can shut its holder out.
  const account = passkey && (await lockAccount(unit, passkey.user_id));
  const challenge = await spendTry(unit, 'passkey', input.challengeId);
  if (!passkey || !account || !challenge || (challenge.user_id && challenge.user_id !== account.id)) {
    unit.event({ ...(account ? { subjectIds: [account.id] } : {}), data: { code: 'passkey_refused' } });
    throw new Refusal('passkey_refused', {}, { keepsWrites: true });
  }
  const attempt = typeof challenge.data.attempt === 'string' ? challenge.data.attempt : null;
  const first = attempt ? await spendTry(unit, 'second', attempt) : undefined;
  if (attempt && !first) return over(unit, account.id);
  if (!(await acceptPasskey(unit, passkey, String(challenge.data.challenge), input.response, !attempt))) {
    return refuseAttempt(unit, account, 'code_wrong', { by: 'passkey' }, new Refusal('passkey_refused'));
  }
  if (account.status !== 'active') return refuseStatus(unit, account);
  await consumeChallenge(unit, challenge.id);
  if (first) await consumeChallenge(unit, first.id);
  return finishSignIn(unit, account, {
    amr: first ? [firstFactorOf(first), 'hwk', 'mfa'] : ['hwk', 'mfa'],
    policy: await policyIn(unit),
    trustDevice: Boolean(first) && input.trustDevice,
  });
});

const firstFactorOf = (attempt: Challenge): string => String(attempt.data.by);

function over(unit: AnyUnit, userId: string): never {
  unit.event({ subjectIds: [userId], data: { code: 'challenge_over' } });
  throw new Refusal('challenge_over', {}, { keepsWrites: true });
}
