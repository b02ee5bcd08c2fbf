// Locks on words that have no row yet, so that two actions do not make the same thing at once. Held to the commit.
import { sql } from 'kysely';
import { unscoped } from './handle.ts';
import type { AnyUnit } from './unit.ts';

/** Waits for every action that holds one of these words of the same purpose; taken in one order, so nobody waits in a ring. */
export async function lockWords(unit: AnyUnit, purpose: string, words: readonly string[]): Promise<void> {
  const sorted = [...new Set(words)].sort();
  await sql`select pg_advisory_xact_lock(hashtextextended(word, hashtext(${purpose})))
    from unnest(${sorted}::text[]) with ordinality as list (word, place) order by place`.execute(unscoped(unit));
}
