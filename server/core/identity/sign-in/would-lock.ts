// What a rule of locking would have made of one account's attempts: the counting of `refuseAttempt`, over what is past. Pure.
import type { SignInPolicy } from './policy.ts';

export interface PastAttempt {
  at: number;
  /** A completed sign-in; else a wrong password or code. */
  entered: boolean;
}

/** `locks`: how often the account would have locked; `shutOut`: sign-ins with everything right that it would have held up. */
export function wouldLock(
  attempts: readonly PastAttempt[],
  { failuresUntilLock, lockMinutes }: Pick<SignInPolicy, 'failuresUntilLock' | 'lockMinutes'>,
): { locks: number; shutOut: number } {
  const term = lockMinutes * 60_000;
  let failures = 0;
  let lastFailed = Number.NEGATIVE_INFINITY;
  let lockedUntil = Number.NEGATIVE_INFINITY;
  let locks = 0;
  let shutOut = 0;
  for (const { at, entered } of attempts) {
    if (at < lockedUntil) {
      if (entered) shutOut += 1;
      continue;
    }
    if (entered) {
      failures = 0;
      continue;
    }
    failures = (lastFailed > at - term ? failures : 0) + 1;
    lastFailed = at;
    if (failures < failuresUntilLock) continue;
    locks += 1;
    failures = 0;
    lockedUntil = at + term;
  }
  return { locks, shutOut };
}
