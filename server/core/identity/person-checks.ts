// What a person's card may say: a zone that exists, a manager who is not managed by the person.
import { sql } from 'kysely';
import { unscoped } from '../handle.ts';
import { lockWords } from '../lock-words.ts';
import { Refusal, refuseField } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';

export function requireZone(zone: string | undefined): void {
  if (!zone) return;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    throw refuseField('zone', 'zone_unknown');
  }
}

/** Refuses a manager that is missing, the person, or somebody below the person. */
export async function requireManager(
  unit: AnyUnit,
  personId: string | null,
  managerId: string | null | undefined,
): Promise<void> {
  if (!managerId) return;
  // Two changes at once could each be right and together make a ring.
  await lockWords(unit, 'identity-managers', ['tree']);
  const { rows } = await sql<{ id: string }>`
    with recursive up (id, manager_id) as (
      select id, manager_id from app_user where id = ${managerId}
      union select u.id, u.manager_id from app_user u join up on u.id = up.manager_id
    ) select id from up`.execute(unscoped(unit));
  if (rows.length === 0) throw refuseField('managerId', 'not_found');
  if (rows.some((row) => row.id === personId)) throw new Refusal('manager_cycle');
}
