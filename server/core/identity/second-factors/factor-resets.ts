// Resets of second factors: asked for by one administrator, done or refused by another, forgotten after three days.
import { sql } from 'kysely';
import { one, unscoped } from '../../handle.ts';
import type { AnyUnit } from '../../unit.ts';
import type { Account } from '../sign-in/account.ts';
import { endTrust } from '../sign-in/devices.ts';
import { factorMail } from './factor-mail.ts';

export const resetDays = 3;

/** An open request, locked. */
export const openReset = (unit: AnyUnit, id: string) =>
  one(
    unscoped(unit)
      .selectFrom('factor_reset')
      .select(['id', 'user_id', 'requested_by'])
      .where('id', '=', id)
      .where('settled_at', 'is', null)
      .where('expires_at', '>', unit.moment)
      .forUpdate()
      .executeTakeFirst(),
  );

export async function settleReset(unit: AnyUnit, id: string, outcome: 'done' | 'refused'): Promise<void> {
  await unscoped(unit)
    .updateTable('factor_reset')
    .set({ settled_by: unit.actor.id, settled_at: unit.moment, outcome })
    .where('id', '=', id)
    .execute();
}

/** Everything beside the password goes: factors, trust and sessions. The person is told. */
export async function removeFactors(unit: AnyUnit, account: Account): Promise<Record<string, number>> {
  const db = unscoped(unit);
  const totp = await db.deleteFrom('mfa_totp').where('user_id', '=', account.id).executeTakeFirst();
  const passkeys = await db.deleteFrom('passkey').where('user_id', '=', account.id).executeTakeFirst();
  await db.deleteFrom('mfa_backup_code').where('user_id', '=', account.id).execute();
  const devices = await endTrust(unit, account.id);
  const sessions = await db.deleteFrom('user_session').where('user_id', '=', account.id).executeTakeFirst();
  await db
    .updateTable('sign_in_challenge')
    .set({ consumed_at: sql<string>`coalesce(consumed_at, ${unit.moment}::timestamptz)` })
    .where('user_id', '=', account.id)
    .execute();
  await factorMail(unit, account, 'reset');
  return {
    totp: Number(totp.numDeletedRows),
    passkeys: Number(passkeys.numDeletedRows),
    devices,
    sessionsEnded: Number(sessions.numDeletedRows),
  };
}
