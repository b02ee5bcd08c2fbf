// Nobody stays inside with the old password: sessions and the browsers that pass without a second factor.
import { unscoped } from '../../handle.ts';
import type { AnyUnit } from '../../unit.ts';
import { endTrust } from '../sign-in/devices.ts';

export async function endEverySession(
  unit: AnyUnit,
  userId: string,
): Promise<{ sessionsEnded: number; devicesForgotten: number }> {
  const sessions = await unscoped(unit).deleteFrom('user_session').where('user_id', '=', userId).executeTakeFirst();
  return { sessionsEnded: Number(sessions.numDeletedRows), devicesForgotten: await endTrust(unit, userId) };
}
