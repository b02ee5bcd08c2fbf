// One-time links: the secret stands after «#», which browsers send to nobody; the database keeps its hash alone.
import { sql } from 'kysely';
import type { SignInLinkRow } from '../../db/tables.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import type { AnyUnit } from '../../unit.ts';
import { hashSecret, newSecret } from '../session.ts';

type Purpose = Exclude<SignInLinkRow['purpose'], 'owner'>;
const pages: Record<Purpose, string> = { invite: '/invite', reset: '/auth/reset' };

/** A new link for a person; the earlier ones for the same purpose end. Without a person it opens nothing. */
export async function newLink(
  unit: AnyUnit,
  { userId, purpose, hours }: { userId: string | null; purpose: Purpose; hours: number },
): Promise<{ link: string; expiresAt: string }> {
  const db = unscoped(unit);
  const token = newSecret();
  const expiresAt = new Date(unit.now.getTime() + hours * 3_600_000).toISOString();
  await endLinks(unit, userId, purpose);
  await db
    .insertInto('sign_in_link')
    .values({
      token_hash: hashSecret(token),
      purpose,
      user_id: userId,
      expires_at: expiresAt,
      consumed_at: null,
      created_at: unit.moment,
      created_by: unit.actor.id,
    })
    .execute();
  const { publicUrl, port } = shapeOf(unit).services.config;
  // Whoever invites shows by their own address how the program is reached.
  const base = publicUrl ?? (purpose === 'invite' ? unit.actor.origin : undefined) ?? `http://localhost:${port}`;
  return { link: `${base}${pages[purpose]}#${token}`, expiresAt };
}

/** How many unused links ended. */
export async function endLinks(unit: AnyUnit, userId: string | null, purpose: Purpose): Promise<number> {
  const { rows } = await sql<{
    live: boolean;
  }>`delete from sign_in_link where user_id = ${userId} and purpose = ${purpose}
    and consumed_at is null returning expires_at > ${unit.moment} as live`.execute(unscoped(unit));
  return rows.filter((row) => row.live).length;
}

/** Whose link it is, whether or not it is spent by the end: only `spendLink` says that it was good. */
export async function personOfLink(
  sql: { query<R extends object>(text: string, values: unknown[]): Promise<{ rows: R[] }> },
  token: string,
  purpose: Purpose,
  now: Date,
): Promise<string | undefined> {
  const { rows } = await sql.query<{ user_id: string }>(
    `select user_id from sign_in_link where token_hash = $1 and purpose = $2 and consumed_at is null and expires_at > $3
       and user_id is not null`,
    [hashSecret(token), purpose, now.toISOString()],
  );
  return rows[0]?.user_id;
}

/** Takes the link out of use; of two who come with it at once one gets the person. */
export async function spendLink(unit: AnyUnit, token: string, purpose: Purpose): Promise<string | undefined> {
  const spent = await unscoped(unit)
    .updateTable('sign_in_link')
    .set({ consumed_at: unit.moment })
    .where('token_hash', '=', hashSecret(token))
    .where('purpose', '=', purpose)
    .where('consumed_at', 'is', null)
    .where('expires_at', '>', unit.moment)
    .where('user_id', 'is not', null)
    .returning('user_id')
    .executeTakeFirst();
  return spent?.user_id ?? undefined;
}
