// What time has made of a session: open, locked by silence, or over by silence or age. Pure.
import type { SignInPolicy } from './policy.ts';

const minute = 60_000;

export function judgeSession(
  policy: Pick<SignInPolicy, 'idleMinutes' | 'absoluteHours' | 'screenLockMinutes'>,
  session: { created_at: string; last_seen_at: string },
  now: Date,
): 'open' | 'locked' | 'over' {
  const silence = now.getTime() - Date.parse(session.last_seen_at);
  const age = now.getTime() - Date.parse(session.created_at);
  if (silence >= policy.idleMinutes * minute || age >= policy.absoluteHours * 60 * minute) return 'over';
  // A machine that slept tells nobody that its screen should be locked; its silence does.
  return policy.screenLockMinutes > 0 && silence >= policy.screenLockMinutes * minute ? 'locked' : 'open';
}
