// People sign in by login or e-mail, so neither may be the login or the e-mail of anybody else.
import { sql } from 'kysely';
import { unscoped } from '../handle.ts';
import { lockWords } from '../lock-words.ts';
import { Refusal } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';

export async function requireFreeNames(
  unit: AnyUnit,
  names: { login?: string | undefined; email?: string | null | undefined },
  exceptId: string | null = null,
): Promise<void> {
  const words = [names.login, names.email].flatMap((name) => (name ? [name.toLowerCase()] : []));
  if (words.length === 0) return;
  await lockWords(unit, 'identity-names', words);
  const { rows } = await sql<{ login: string; email: string | null }>`
    select lower(login) as login, lower(email) as email from app_user
    where (lower(login) = any(${words}::text[]) or lower(email) = any(${words}::text[]))
      and id is distinct from ${exceptId}::uuid`.execute(unscoped(unit));
  const taken = new Set(rows.flatMap((row) => [row.login, row.email]));
  if (names.login && taken.has(names.login.toLowerCase())) throw new Refusal('login_taken');
  if (names.email && taken.has(names.email.toLowerCase())) throw new Refusal('email_taken');
}
