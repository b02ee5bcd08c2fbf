// After the first factor, whatever door it came through: is the account open, which second factor is asked, or the session.
import { shapeOf, sqlOf } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { loadRights } from '../rights-of.ts';
import { type Account, isLocked, lockAccount, refuseAttempt, refuseStatus } from './account.ts';
import { type Challenge, openChallenge } from './challenge.ts';
import { isTrusted } from './devices.ts';
import { resendAt, sendCodeFor } from './email-code.ts';
import { factorsOf, mailsCodes, methodsOf } from './factors.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { asksSecondFactor, policyIn, type SignInPolicy } from './policy.ts';
import type { SignInMethod, SignInStep } from './step.ts';

/**
 * Called inside an action's unit once the first factor is proven; `by` is `pwd`, `ldap:<key>` or `oidc:<key>`. Locks the
 * account, notes the event, and refuses with the same words for everything that a stranger must not learn.
 */
export async function continueSignIn(
  unit: AnyUnit,
  person: { id: string },
  by: string,
  /** An outside system, which the administrator trusts in this, has asked the second factor itself. */
  shown: { secondFactorShown?: boolean } = {},
): Promise<SignInStep> {
  const account = await lockAccount(unit, person.id);
  if (!account) {
    unit.event({ data: { code: 'bad_credentials', by } });
    throw new Refusal('bad_credentials', {}, { keepsWrites: true });
  }
  return continueLocked(unit, account, by === 'password' ? 'pwd' : by, shown);
}

export async function continueLocked(
  unit: AnyUnit,
  account: Account,
  by: string,
  shown: { secondFactorShown?: boolean } = {},
): Promise<SignInStep> {
  const policy = await policyIn(unit);
  if (account.status !== 'active') return refuseStatus(unit, account);
  const trusted = await isTrusted(unit, account.id, policy);
  // A lock stops guessing; it must not let a stranger shut out the person whose browser is known.
  if (isLocked(unit, account) && !trusted) return refuseAttempt(unit, account, 'bad_credentials', { by });
  if (shown.secondFactorShown) return finishSignIn(unit, account, { amr: [by, 'mfa'], policy });
  const own = await factorsOf(unit, account.id);
  const { roles } = await loadRights(sqlOf(unit), shapeOf(unit).services, account.id);
  const asked = asksSecondFactor(policy, roles);
  if (!asked && !own.totp && own.passkeys === 0) return finishSignIn(unit, account, { amr: [by], policy });
  if (trusted) return finishSignIn(unit, account, { amr: [by, 'device', 'mfa'], policy });
  const methods = methodsOf(own, await mailsCodes(unit, account.email, policy, own));
  const [first] = methods;
  if (!first) return finishSignIn(unit, account, { amr: [by], policy, mustSetUpSecondFactor: true });
  return askSecondFactor(unit, account, { by, first, methods, policy });
}

async function askSecondFactor(
  unit: AnyUnit,
  account: Account,
  { by, first, methods, policy }: { by: string; first: SignInMethod; methods: SignInMethod[]; policy: SignInPolicy },
): Promise<SignInStep> {
  const opened = await openChallenge(unit, 'second', account.id, { by, methods, next: first });
  const challenge = first === 'code' ? await sendCodeFor(unit, account, opened) : opened;
  unit.event({ subjectIds: [account.id], data: { by, next: first } });
  return stepOf(challenge, policy);
}

/** How an open attempt looks from outside. */
export function stepOf(challenge: Pick<Challenge, 'id' | 'data' | 'expires_at'>, policy: SignInPolicy): SignInStep {
  const { next, methods, sentTo } = challenge.data as { next: 'code'; methods: SignInMethod[]; sentTo?: string };
  const resend = resendAt(challenge);
  return {
    next,
    challengeId: challenge.id,
    methods,
    expiresAt: challenge.expires_at,
    trustDays: policy.trustDays,
    ...(sentTo ? { sentTo } : {}),
    ...(resend ? { resendAt: resend } : {}),
  };
}
