// The two ends of a way back: the person goes on to the second step of sign-in, or is turned away.
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { lockAccount } from '../sign-in/account.ts';
import { continueSignIn } from '../sign-in/continue-sign-in.ts';
import { applyGroupRules } from './apply-group-rules.ts';
import type { Asked } from './attempts.ts';
import type { Outcome } from './outcome.ts';
import { identityProvider, type Provider } from './provider.ts';

export function refuseOpenid(unit: AnyUnit, code: string, provider: Provider, subjectIds: string[] = []): never {
  unit.event({ subjectIds, data: { code, provider: provider.key } });
  throw new Refusal(code, {}, { keepsWrites: true });
}

/** The first factor is proven by the provider; the second is asked as of everybody, unless the provider's word counts. */
export async function signInPerson(
  unit: AnyUnit,
  provider: Provider,
  { told, goTo }: Asked,
  userId: string,
): Promise<Outcome> {
  const by = identityProvider(provider.key);
  await lockAccount(unit, userId);
  await applyGroupRules(unit, provider, told, userId);
  const step = await continueSignIn(unit, { id: userId }, by, { secondFactorShown: told.secondFactor });
  return { outcome: 'sign-in', goTo, ...step };
}
