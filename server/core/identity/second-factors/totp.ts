// The authenticator app: a sealed secret, codes of thirty seconds, each good once.
import { Secret, TOTP } from 'otpauth';
import { shapeOf, unscoped } from '../../handle.ts';
import { openBytes, sealBytes } from '../../keys.ts';
import type { AnyUnit } from '../../unit.ts';

const period = 30;
const longestIssuer = 24;

const keyOf = (unit: AnyUnit): Buffer => shapeOf(unit).services.keys.for('totp-secret');

export const newSecretFor = (): Secret => new Secret({ size: 20 });

export const totpOf = (secret: Secret, issuer: string, label: string): TOTP =>
  new TOTP({ issuer, label, algorithm: 'SHA1', digits: 6, period, secret });

/**
 * The address that the application scans: the defaults (SHA1, six digits, thirty seconds) and the issuer's second mention
 * are left out, for each Cyrillic letter takes six characters and a dense picture is hard to scan.
 */
export function totpAddress(secret: Secret, issuer: string, label: string): string {
  const letters = [...issuer];
  const short =
    letters.length > longestIssuer
      ? `${letters
          .slice(0, longestIssuer - 1)
          .join('')
          .trimEnd()}…`
      : issuer;
  return `otpauth://totp/${encodeURIComponent(label)}?secret=${secret.base32}&issuer=${encodeURIComponent(short)}`;
}

export const sealSecret = (unit: AnyUnit, userId: string, secret: Secret): Buffer =>
  sealBytes(keyOf(unit), Buffer.from(secret.bytes), userId);

/** The time step of a right code, one step early or late allowed; null for a wrong one. */
function stepOfCode(unit: AnyUnit, userId: string, sealed: Buffer, code: string): number | null {
  const bytes = openBytes(keyOf(unit), sealed, userId);
  const secret = new Secret({ buffer: new Uint8Array(bytes).buffer });
  const timestamp = unit.now.getTime();
  const token = code.replace(/\s/g, '');
  const delta = totpOf(secret, '', '').validate({ token, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / period) + delta;
}

/** A right code moves last_step forward; the same one, or one before it, finds nothing to move. */
export async function spendTotp(unit: AnyUnit, userId: string, code: string, confirmed = true): Promise<boolean> {
  const db = unscoped(unit);
  const row = await db
    .selectFrom('mfa_totp')
    .select('sealed_secret')
    .where('user_id', '=', userId)
    .where('confirmed_at', confirmed ? 'is not' : 'is', null)
    .executeTakeFirst();
  const step = row ? stepOfCode(unit, userId, row.sealed_secret, code) : null;
  if (step === null) return false;
  const moved = await db
    .updateTable('mfa_totp')
    .set({ last_step: step, ...(confirmed ? {} : { confirmed_at: unit.moment }) })
    .where('user_id', '=', userId)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}
