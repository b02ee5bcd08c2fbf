// Codes that link a chat to an account: ten minutes, once, five tries; kept as a hash with a key outside the database.
// The first letters find the row, so that tries are counted for the code that somebody guesses at.
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { Sql } from '../../db/sql.ts';
import { newId } from '../../ids.ts';
import type { Keys } from '../../keys.ts';

export const codeMinutes = 10;
export const codeTries = 5;
/** Without letters that are taken for one another. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const hintLength = 4;
const codeLength = 10;

const some = (count: number): string =>
  Array.from({ length: count }, () => letters[randomInt(letters.length)]).join('');
const hashOf = (keys: Keys, code: string): Buffer =>
  createHmac('sha256', keys.for('chat-link-code')).update(code).digest();

/** The code as it was made, whatever a person put between its letters; undefined for what can be none. */
export function readCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '');
  return code.length === codeLength && [...code].every((letter) => letters.includes(letter)) ? code : undefined;
}

/** A new code of the person; the earlier ones that were not used are good no more. */
export async function makeCode(
  sql: Sql,
  keys: Keys,
  { personId, madeBy, now }: { personId: string; madeBy: string; now: Date },
): Promise<{ code: string; expiresAt: string }> {
  await sql.query('delete from chat_link_code where (person_id = $1 and used_at is null) or expires_at < $2', [
    personId,
    new Date(now.getTime() - 86_400_000).toISOString(),
  ]);
  const expiresAt = new Date(now.getTime() + codeMinutes * 60_000).toISOString();
  for (;;) {
    const code = some(codeLength);
    const { rowCount } = await sql.query(
      `insert into chat_link_code (id, hint, code_hash, person_id, made_by, made_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (hint) do nothing`,
      [
        newId(now.getTime()),
        code.slice(0, hintLength),
        hashOf(keys, code),
        personId,
        madeBy,
        now.toISOString(),
        expiresAt,
      ],
    );
    if (rowCount === 1) return { code, expiresAt };
  }
}

/** Spends a try, then the code. The person whose it is; undefined for a wrong, used, worn out or expired one. */
export async function takeCode(sql: Sql, keys: Keys, code: string, now: Date): Promise<string | undefined> {
  const { rows } = await sql.query<{ id: string; code_hash: Buffer; person_id: string }>(
    `update chat_link_code set tries = tries + 1 where hint = $1 and used_at is null and expires_at > $2 and tries < ${codeTries}
     returning id, code_hash, person_id`,
    [code.slice(0, hintLength), now.toISOString()],
  );
  const [row] = rows;
  if (!row || !timingSafeEqual(hashOf(keys, code), row.code_hash)) return undefined;
  await sql.query('update chat_link_code set used_at = $2 where id = $1', [row.id, now.toISOString()]);
  return row.person_id;
}

/** In groups, as people read it aloud. */
export const spacedCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4, 7)}-${code.slice(7)}`;
