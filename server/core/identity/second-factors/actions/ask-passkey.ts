// What the browser needs to show a passkey: any of this site, or one of the person whose attempt or session it is.
import { askPasskey } from '#contract/second-factors.ts';
import type { Actor } from '../../../actor.ts';
import { preparedAction } from '../../../core-operation.ts';
import { Refusal } from '../../../refusal.ts';
import type { Services } from '../../../services.ts';
import { openChallenge, openChallengeOf } from '../../sign-in/challenge.ts';
import { throttle } from '../../throttle.ts';
import { optionsToEnter } from '../web-authn.ts';

const countAttempt = (services: Services, actor: Actor): Promise<void> =>
  throttle(services, actor, askPasskey.name, { key: `passkey ${actor.address}`, limit: 300, windowSeconds: 300 });

export const askPasskeyAction = preparedAction(askPasskey, countAttempt, async (unit, input) => {
  const attempt = input.challengeId ? await openChallengeOf(unit, 'second', input.challengeId, unit.moment) : undefined;
  if (input.challengeId && !attempt) {
    unit.event({ data: { code: 'challenge_over' } });
    throw new Refusal('challenge_over', {}, { keepsWrites: true });
  }
  const options = await optionsToEnter(unit, attempt?.user_id ?? null);
  const challenge = await openChallenge(unit, 'passkey', attempt?.user_id ?? null, {
    challenge: options.challenge,
    attempt: attempt?.id ?? null,
  });
  unit.event({ ...(attempt?.user_id ? { subjectIds: [attempt.user_id] } : {}), data: { alone: !attempt } });
  return { challengeId: challenge.id, options: { ...options } };
});
