// Second factors are changed by a person in a browser, never by a token or a command.
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { type Account, lockAccount } from '../sign-in/account.ts';
import { factorsOf } from '../sign-in/factors.ts';

/** The person's own account, locked, and the session they sit in. */
export async function ownAccount(unit: AnyUnit): Promise<{ account: Account; sessionId: string }> {
  const { actor } = unit;
  if (actor.kind !== 'user' || !actor.sessionId) throw new Refusal('not_allowed');
  const account = await lockAccount(unit, actor.id);
  if (account?.status !== 'active') throw new Refusal('not_allowed');
  return { account, sessionId: actor.sessionId };
}

/** A session that has shown no second factor adds none where there is one already: that one is asked for first. */
export async function requireProven(unit: AnyUnit, userId: string): Promise<void> {
  if (!unit.actor.secondFactorDue) return;
  const own = await factorsOf(unit, userId);
  if (own.totp || own.passkeys > 0) throw new Refusal('second_factor_needed');
}
