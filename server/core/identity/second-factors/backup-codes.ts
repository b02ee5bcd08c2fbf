// Ten codes for the day when the phone is lost. Each is numbered, so that one hash is computed for it, whichever it is.
import { randomInt } from 'node:crypto';
import { unscoped } from '../../handle.ts';
import type { Services } from '../../services.ts';
import type { AnyUnit } from '../../unit.ts';
import { hashPassword, passwordMatches } from '../passwords.ts';

const howMany = 10;
// Without the letters that are taken for digits.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 12;

const plain = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');

/** The number of a code and its secret part; undefined for what cannot be one. */
function parts(typed: string): { ordinal: number; secret: string } | undefined {
  const code = plain(typed);
  const ordinal = Number(code.slice(0, -length));
  if (code.length <= length || !Number.isInteger(ordinal) || ordinal < 1 || ordinal > howMany) return undefined;
  return { ordinal, secret: code.slice(-length) };
}

export const looksLikeBackupCode = (typed: string): boolean => parts(typed) !== undefined;

export interface NewCodes {
  shown: string[];
  hashes: string[];
}

/** Hashed before the transaction, for it takes a while. */
export async function newBackupCodes(): Promise<NewCodes> {
  const secrets = Array.from({ length: howMany }, () =>
    Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join(''),
  );
  const hashes = await Promise.all(secrets.map((secret) => hashPassword(secret)));
  return { shown: secrets.map((secret, n) => `${n + 1}-${secret.match(/.{4}/g)?.join('-')}`), hashes };
}

/** New codes in the place of all earlier ones. */
export async function keepBackupCodes(unit: AnyUnit, userId: string, codes: NewCodes): Promise<void> {
  const db = unscoped(unit);
  await db.deleteFrom('mfa_backup_code').where('user_id', '=', userId).execute();
  await db
    .insertInto('mfa_backup_code')
    .values(
      codes.hashes.map((code_hash, n) => ({
        user_id: userId,
        ordinal: n + 1,
        code_hash,
        created_at: unit.moment,
        used_at: null,
      })),
    )
    .execute();
}

export interface BackupProof {
  ordinal: number;
  hash: string;
}

/** Before the transaction: the hash that a code fits, to be spent within it. */
export async function proveBackupCode(
  services: Services,
  userId: string,
  typed: string,
): Promise<BackupProof | undefined> {
  const code = parts(typed);
  const { rows } = await services.pools.read.query<{ code_hash: string }>(
    'select code_hash from mfa_backup_code where user_id = $1 and ordinal = $2 and used_at is null',
    [userId, code?.ordinal ?? 0],
  );
  const hash = rows[0]?.code_hash ?? null;
  const fits = await passwordMatches(hash, code?.secret ?? '');
  return fits && code && hash ? { ordinal: code.ordinal, hash } : undefined;
}

export async function spendBackupCode(unit: AnyUnit, userId: string, proof: BackupProof): Promise<boolean> {
  const spent = await unscoped(unit)
    .updateTable('mfa_backup_code')
    .set({ used_at: unit.moment })
    .where('user_id', '=', userId)
    .where('ordinal', '=', proof.ordinal)
    .where('code_hash', '=', proof.hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}
