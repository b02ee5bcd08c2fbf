// The person proves again that it is them: by password or by a code of their app. Failures count as at sign-in.
import { proveSession } from '#contract/sign-in.ts';
import type { Actor } from '../../../actor.ts';
import { preparedAction } from '../../../core-operation.ts';
import { Refusal, refuseField } from '../../../refusal.ts';
import type { Services } from '../../../services.ts';
import type { AnyUnit } from '../../../unit.ts';
import { proveLinked } from '../../directories/try-directories.ts';
import { spendTotp } from '../../second-factors/totp.ts';
import { throttle } from '../../throttle.ts';
import { type Account, forgetFailures, isLocked, lockAccount, refuseAttempt } from '../account.ts';
import { noteProof } from '../note-proof.ts';
import { type PasswordProof, provePassword } from '../password-proof.ts';

type Input = { password: string } | { code: string };

interface Attempt extends PasswordProof {
  byDirectory: boolean;
}

async function attempt(services: Services, actor: Actor, input: Input): Promise<Attempt | undefined> {
  await throttle(services, actor, proveSession.name, { key: `prove ${actor.id}`, limit: 30, windowSeconds: 900 });
  if (!('password' in input)) return undefined;
  const proof = await provePassword(services, { id: actor.id }, input.password);
  return { ...proof, byDirectory: !proof.matches && (await proveLinked(services, actor, input.password)) };
}

export const proveSessionAction = preparedAction(proveSession, attempt, async (unit, input, tried) => {
  const { sessionId, kind } = unit.actor;
  if (kind !== 'user' || !sessionId) throw new Refusal('not_allowed');
  const account = await lockAccount(unit, unit.actor.id);
  if (!account) throw new Refusal('not_allowed');
  // A code is used up by being compared, so not while the account is locked.
  const right = !isLocked(unit, account) && (await isRight(unit, account, input, tried));
  if (!right) {
    const field = tried ? refuseField('password', 'password_not_right') : refuseField('code', 'code_wrong');
    return refuseAttempt(unit, account, tried ? 'password_wrong' : 'code_wrong', {}, field);
  }
  await forgetFailures(unit, account);
  await noteProof(unit, sessionId, tried ? [] : ['otp', 'mfa']);
  return { ok: true as const };
});

async function isRight(unit: AnyUnit, account: Account, input: Input, tried: Attempt | undefined): Promise<boolean> {
  if ('code' in input) return spendTotp(unit, account.id, input.code);
  return (
    Boolean(tried?.byDirectory) || Boolean(tried?.matches && tried.person?.password_hash === account.password_hash)
  );
}
