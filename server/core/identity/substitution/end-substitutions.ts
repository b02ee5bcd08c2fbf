// Ends substitutions before their last day: one by its id, or all of a person whose account closes.
import { unscoped } from '../../handle.ts';
import type { AnyUnit } from '../../unit.ts';

/** Ids of those that were open and are ended now; the caller raises the version of the rights. */
export async function endSubstitutionsOf(unit: AnyUnit, userId: string, reason: string): Promise<string[]> {
  const rows = await unscoped(unit)
    .updateTable('substitution')
    .set({ ended_at: unit.moment, ended_by: unit.actor.id, end_reason: reason })
    .where('ended_at', 'is', null)
    .where('until_on', '>=', unit.today)
    .where((eb) => eb.or([eb('absent_id', '=', userId), eb('substitute_id', '=', userId)]))
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}
