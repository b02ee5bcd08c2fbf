// Whose duty the actor may keep: everybody's, or that of the people of their own departments.
import { sqlOf } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import { Refusal } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';

/** Null: everybody; else the groups and people under the operation's grants. */
export function areaOf(handle: AnyUnit | AnyReader): string[] | null {
  const lenses = handle.actor.rights.lenses(handle.operation);
  if (lenses.some((lens) => lens.principals === 'all')) return null;
  return [...new Set(lenses.flatMap((lens) => [...lens.principals]))];
}

export async function requireInArea(unit: AnyUnit, userId: string): Promise<void> {
  const area = areaOf(unit);
  if (area === null || area.includes(userId)) return;
  const { rows } = await sqlOf(unit).query(
    'select from group_member where principal_id = $1 and group_id = any($2::uuid[]) limit 1',
    [userId, area],
  );
  if (rows.length === 0) throw new Refusal('outside_area');
}
