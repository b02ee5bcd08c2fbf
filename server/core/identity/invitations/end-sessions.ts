// Nobody stays inside with the old password: sessions and the browsers that pass without a second factor.
import { sql } from 'kysely';
import { unscoped } from '../../handle.ts';
import type { AnyUnit } from '../../unit.ts';

export async function endEverySession(
  unit: AnyUnit,
  userId: string,
): Promise<{ sessionsEnded: number; devicesForgotten: number }> {
  const db = unscoped(unit);
  const sessions = await db.deleteFrom('user_session').where('user_id', '=', userId).executeTakeFirst();
  const devices = await sql`delete from trusted_device where user_id = ${userId}`.execute(db);
  return { sessionsEnded: Number(sessions.numDeletedRows), devicesForgotten: Number(devices.numAffectedRows ?? 0) };
}
