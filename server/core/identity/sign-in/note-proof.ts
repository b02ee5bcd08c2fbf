// A session whose person has just proved themselves: its screen is open, and dangerous acts are for a quarter of an hour.
import { sql } from 'kysely';
import { unscoped } from '../../handle.ts';
import type { AnyUnit } from '../../unit.ts';

/** `amr` is what was shown now, beyond what the session had. */
export async function noteProof(unit: AnyUnit, sessionId: string, amr: readonly string[] = []): Promise<void> {
  await unscoped(unit)
    .updateTable('user_session')
    .set({
      authenticated_at: unit.moment,
      last_seen_at: unit.moment,
      locked_at: null,
      amr: sql<string[]>`(select array_agg(distinct one) from unnest(amr || ${[...amr]}::text[]) as one)`,
    })
    .where('id', '=', sessionId)
    .execute();
  unit.event({ data: { session: sessionId } });
}
