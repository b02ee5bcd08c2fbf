// Attempts that wait for their next step. A code is bound to its attempt; a try is spent before anything is compared.
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { shapeOf, unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import type { AnyUnit } from '../../unit.ts';

export const triesPerAttempt = 5;

/** How long each kind of attempt is good for. */
const minutes = { second: 10, passkey: 5, 'passkey-new': 10 } as const;
export type ChallengeKind = keyof typeof minutes;

export interface Challenge {
  id: string;
  user_id: string | null;
  secret_hash: Buffer | null;
  attempts: number;
  data: Record<string, unknown>;
  expires_at: string;
}

export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

export const hashCode = (unit: AnyUnit, id: string, code: string): Buffer =>
  createHmac('sha256', shapeOf(unit).services.keys.for('sign-in-code')).update(`${id}\n${code}`).digest();

export const codeMatches = (unit: AnyUnit, challenge: Challenge, code: string): boolean =>
  challenge.secret_hash !== null && timingSafeEqual(challenge.secret_hash, hashCode(unit, challenge.id, code));

export async function openChallenge(
  unit: AnyUnit,
  kind: ChallengeKind,
  userId: string | null,
  data: Record<string, unknown>,
): Promise<Challenge> {
  const db = unscoped(unit);
  const expires_at = new Date(unit.now.getTime() + minutes[kind] * 60_000).toISOString();
  const challenge = {
    id: newId(unit.now.getTime()),
    user_id: userId,
    secret_hash: null,
    attempts: 0,
    data,
    expires_at,
  };
  await db
    .insertInto('sign_in_challenge')
    .values({ ...challenge, kind, data: JSON.stringify(data), created_at: unit.moment, consumed_at: null })
    .execute();
  return challenge;
}

/** An attempt that is still open; nothing is spent by looking. */
export async function openChallengeOf(handle: object, kind: ChallengeKind, id: string, moment: string) {
  return unscoped(handle)
    .selectFrom('sign_in_challenge')
    .select(['id', 'user_id', 'secret_hash', 'attempts', 'data', 'expires_at'])
    .where('id', '=', id)
    .where('kind', '=', kind)
    .where('consumed_at', 'is', null)
    .where('expires_at', '>', moment)
    .where('attempts', '<', triesPerAttempt)
    .executeTakeFirst();
}

/** Takes one try of an open attempt, or nothing when none is left. */
export async function spendTry(unit: AnyUnit, kind: ChallengeKind, id: string): Promise<Challenge | undefined> {
  return unscoped(unit)
    .updateTable('sign_in_challenge')
    .set({ attempts: sql<number>`attempts + 1` })
    .where('id', '=', id)
    .where('kind', '=', kind)
    .where('consumed_at', 'is', null)
    .where('expires_at', '>', unit.moment)
    .where('attempts', '<', triesPerAttempt)
    .returning(['id', 'user_id', 'secret_hash', 'attempts', 'data', 'expires_at'])
    .executeTakeFirst();
}

/** The attempt has led to where it leads: it is never used again. The caller holds the row since `spendTry`. */
export async function consumeChallenge(unit: AnyUnit, id: string): Promise<void> {
  await unscoped(unit)
    .updateTable('sign_in_challenge')
    .set({ consumed_at: unit.moment, secret_hash: null })
    .where('id', '=', id)
    .execute();
}
