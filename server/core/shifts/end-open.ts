// Ends a person's open shift, by themselves or by somebody else.
import { sqlOf } from '../handle.ts';
import type { AnyUnit } from '../unit.ts';

/** The shift's id, or nothing when there is none. */
export async function endOpenShift(unit: AnyUnit, userId: string, how: 'self' | 'other'): Promise<string | undefined> {
  const { rows } = await sqlOf(unit).query<{ id: string }>(
    `update shift set ended_at = least($2::timestamptz, ends_at), ended_how = $3, ended_by = $4
     where user_id = $1 and ended_at is null returning id`,
    [userId, unit.moment, how, unit.actor.id],
  );
  return rows[0]?.id;
}
