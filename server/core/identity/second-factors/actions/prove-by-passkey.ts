// The person proves again that it is them, by a passkey of theirs.
import { proveByPasskey } from '#contract/second-factors.ts';
import type { Actor } from '../../../actor.ts';
import { preparedAction } from '../../../core-operation.ts';
import { Refusal } from '../../../refusal.ts';
import type { Services } from '../../../services.ts';
import { refuseAttempt } from '../../sign-in/account.ts';
import { consumeChallenge, spendTry } from '../../sign-in/challenge.ts';
import { noteProof } from '../../sign-in/note-proof.ts';
import { throttle } from '../../throttle.ts';
import { ownAccount } from '../own-session.ts';
import { acceptPasskey, passkeyNamed } from '../web-authn.ts';

const countAttempt = (services: Services, actor: Actor): Promise<void> =>
  throttle(services, actor, proveByPasskey.name, { key: `prove ${actor.id}`, limit: 30, windowSeconds: 900 });

export const proveByPasskeyAction = preparedAction(proveByPasskey, countAttempt, async (unit, input) => {
  const { account, sessionId } = await ownAccount(unit);
  const passkey = await passkeyNamed(unit, input.response.id);
  const challenge = await spendTry(unit, 'passkey', input.challengeId);
  const right =
    passkey?.user_id === account.id &&
    challenge !== undefined &&
    challenge.data.attempt === null &&
    (await acceptPasskey(unit, passkey, String(challenge.data.challenge), input.response, true));
  if (!right) return refuseAttempt(unit, account, 'code_wrong', { by: 'passkey' }, new Refusal('passkey_refused'));
  await consumeChallenge(unit, challenge.id);
  // A key that has verified its user is two factors in one.
  await noteProof(unit, sessionId, ['hwk', 'mfa']);
  return { ok: true as const };
});
