// A code by e-mail for an open attempt: again, or instead of another way.
import { sendCode } from '#contract/sign-in.ts';
import type { Actor } from '../../../actor.ts';
import { preparedAction } from '../../../core-operation.ts';
import { Refusal } from '../../../refusal.ts';
import type { Services } from '../../../services.ts';
import { throttle } from '../../throttle.ts';
import { lockAccount } from '../account.ts';
import { openChallengeOf } from '../challenge.ts';
import { stepOf } from '../continue-sign-in.ts';
import { sendCodeFor } from '../email-code.ts';
import { policyIn } from '../policy.ts';

const countAttempt = (services: Services, actor: Actor): Promise<void> =>
  throttle(services, actor, sendCode.name, { key: `code-send ${actor.address}`, limit: 60, windowSeconds: 300 });

export const sendCodeAction = preparedAction(sendCode, countAttempt, async (unit, input) => {
  const seen = await openChallengeOf(unit, 'second', input.challengeId, unit.moment);
  const account = seen?.user_id ? await lockAccount(unit, seen.user_id) : undefined;
  const challenge = account && (await openChallengeOf(unit, 'second', input.challengeId, unit.moment));
  if (!account || !challenge || account.status !== 'active') {
    unit.event({ ...(account ? { subjectIds: [account.id] } : {}), data: { code: 'challenge_over' } });
    throw new Refusal('challenge_over', {}, { keepsWrites: true });
  }
  if (!(challenge.data.methods as string[]).includes('code')) throw new Refusal('method_not_offered');
  const sent = await sendCodeFor(unit, account, challenge);
  unit.event({ subjectIds: [account.id], data: { next: 'code' } });
  return stepOf(sent, await policyIn(unit));
});
