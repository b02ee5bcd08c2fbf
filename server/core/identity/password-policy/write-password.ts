// Puts a checked password's hash in its place and keeps it among the last ones; a lock is lifted with it.
import { sql } from 'kysely';
import { unscoped } from '../../handle.ts';
import type { AnyUnit } from '../../unit.ts';

/** More are never remembered than the setting may ask for. */
const rememberedAtMost = 24;

export async function writePassword(
  unit: AnyUnit,
  userId: string,
  hash: string,
  { mustChange }: { mustChange: boolean },
): Promise<void> {
  const db = unscoped(unit);
  await db
    .updateTable('app_user')
    .set({
      password_hash: hash,
      must_change_password: mustChange,
      failed_count: 0,
      locked_until: null,
      changed_at: unit.moment,
    })
    .where('id', '=', userId)
    .execute();
  await rememberPassword(unit, userId, hash);
}

/** Keeps a password that is set together with a new account. */
export async function rememberPassword(unit: AnyUnit, userId: string, hash: string): Promise<void> {
  const db = unscoped(unit);
  await db
    .insertInto('password_history')
    .values({ user_id: userId, password_hash: hash, set_at: unit.moment })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await sql`delete from password_history where user_id = ${userId} and set_at < (
    select min(set_at) from (select set_at from password_history where user_id = ${userId}
      order by set_at desc limit ${sql.raw(String(rememberedAtMost))}) as last)`.execute(db);
}
