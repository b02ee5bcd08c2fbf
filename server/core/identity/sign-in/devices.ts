// Browsers that a person has signed in with. A trusted one passes without a second factor; an unknown one is told by mail.
import { createHash } from 'node:crypto';
import { unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import type { AnyUnit } from '../../unit.ts';
import { hashSecret, newSecret } from '../session.ts';
import type { SignInPolicy } from './policy.ts';

/** A cookie for each person who uses the browser; its name says nothing of who that is. */
export const deviceCookie = (userId: string): string =>
  `did-${createHash('sha256').update(userId).digest('hex').slice(0, 12)}`;

const ofThisBrowser = async (unit: AnyUnit, userId: string) => {
  const secret = unit.actor.cookies?.[deviceCookie(userId)];
  if (!secret) return undefined;
  return unscoped(unit)
    .selectFrom('trusted_device')
    .select(['id', 'trusted_until'])
    .where('token_hash', '=', hashSecret(secret))
    .where('user_id', '=', userId)
    .executeTakeFirst();
};

export async function isTrusted(unit: AnyUnit, userId: string, policy: SignInPolicy): Promise<boolean> {
  if (policy.trustDays === 0) return false;
  const device = await ofThisBrowser(unit, userId);
  return device?.trusted_until != null && new Date(device.trusted_until) > unit.now;
}

/**
 * Remembers this browser under a new secret. `isNew`: the person has signed in before, and never from a browser with this
 * cookie or from this address with such a browser.
 */
export async function noteDevice(
  unit: AnyUnit,
  userId: string,
  trust: { days: number } | undefined,
): Promise<{ secret: string; isNew: boolean }> {
  const db = unscoped(unit);
  const secret = newSecret();
  const { address, agent = '' } = unit.actor;
  const others = await db
    .selectFrom('trusted_device')
    .select(['id', 'address', 'agent', 'trusted_until'])
    .where('user_id', '=', userId)
    .orderBy('last_used_at', 'desc')
    .limit(50)
    .execute();
  const alike = others.filter((one) => one.address === address && one.agent === agent);
  // Programs keep no cookies: one row serves all their sign-ins, unless somebody trusts a browser just like it.
  const known = (await ofThisBrowser(unit, userId)) ?? alike.find((one) => one.trusted_until === null);
  const seen = { token_hash: hashSecret(secret), address, agent, last_used_at: unit.moment };
  const trusted = trust
    ? { trusted_until: new Date(unit.now.getTime() + trust.days * 86_400_000).toISOString() }
    : undefined;
  if (known) {
    await db
      .updateTable('trusted_device')
      .set({ ...seen, ...trusted })
      .where('id', '=', known.id)
      .execute();
  } else {
    await db
      .insertInto('trusted_device')
      .values({
        id: newId(unit.now.getTime()),
        user_id: userId,
        created_at: unit.moment,
        ...seen,
        trusted_until: trusted?.trusted_until ?? null,
      })
      .execute();
  }
  return { secret, isNew: !known && alike.length === 0 && others.length > 0 };
}

/** Trust ends with the password it was given beside. */
export async function endTrust(unit: AnyUnit, userId: string): Promise<number> {
  const ended = await unscoped(unit)
    .updateTable('trusted_device')
    .set({ trusted_until: null })
    .where('user_id', '=', userId)
    .where('trusted_until', 'is not', null)
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}
