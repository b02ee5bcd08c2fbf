// Makes the session that a completed sign-in ends with, in the place of the one that this browser came with.
import { sql } from 'kysely';
import { unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import type { AnyUnit } from '../../unit.ts';
import { hashSecret, newSecret } from '../session.ts';
import type { SignInPolicy } from './policy.ts';

export async function insertSession(
  unit: AnyUnit,
  userId: string,
  amr: readonly string[],
  policy: SignInPolicy,
): Promise<{ id: string; secret: string }> {
  const db = unscoped(unit);
  const secret = newSecret();
  // A stranger might have set the one that the browser has.
  if (unit.actor.kind === 'user' && unit.actor.sessionId) {
    await db.deleteFrom('user_session').where('id', '=', unit.actor.sessionId).execute();
  }
  const id = newId(unit.now.getTime());
  await db
    .insertInto('user_session')
    .values({
      id,
      token_hash: hashSecret(secret),
      user_id: userId,
      address: unit.actor.address,
      agent: unit.actor.agent ?? '',
      created_at: unit.moment,
      last_seen_at: unit.moment,
      authenticated_at: unit.moment,
      amr: [...amr],
      expires_at: sql<string>`${unit.moment}::timestamptz + make_interval(hours => ${policy.absoluteHours})`,
    })
    .execute();
  return { id, secret };
}
