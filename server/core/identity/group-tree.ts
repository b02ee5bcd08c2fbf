// The tree of groups stays a tree: a group never comes to lie under itself.
import { sql } from 'kysely';
import { unscoped } from '../handle.ts';
import { lockWords } from '../lock-words.ts';
import { Refusal, refuseField } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';

/** Refuses a parent that is missing, the group itself, or below it. */
export async function requireParent(unit: AnyUnit, groupId: string | null, parentId: string): Promise<void> {
  // Two moves at once could each be right and together make a ring.
  await lockWords(unit, 'identity-groups', ['tree']);
  const { rows } = await sql<{ id: string }>`
    with recursive up (id, parent_id) as (
      select id, parent_id from user_group where id = ${parentId}
      union select g.id, g.parent_id from user_group g join up on g.id = up.parent_id
    ) select id from up`.execute(unscoped(unit));
  if (rows.length === 0) throw refuseField('parentId', 'not_found');
  if (rows.some((row) => row.id === groupId)) throw new Refusal('group_cycle');
}
