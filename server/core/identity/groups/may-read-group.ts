// Whose page of a group is open: administrators of groups; members of the group or of one below it; heads of one above.
import { sql } from 'kysely';
import { listGroups } from '#contract/identity.ts';
import { workOf } from '../../actor.ts';
import { unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import { Refusal } from '../../refusal.ts';

export async function requireReadableGroup(reader: AnyReader, groupId: string): Promise<void> {
  const { actor } = reader;
  if (actor.rights.everywhere(listGroups.name)) return;
  const { rows } = await sql<{ open: boolean }>`
    with recursive below (id) as (
      select id from user_group where id = ${groupId}
      union select g.id from below join user_group g on g.parent_id = below.id
    ), above (id, parent_id) as (
      select id, parent_id from user_group where id = ${groupId}
      union select g.id, g.parent_id from above join user_group g on g.id = above.parent_id
    )
    select exists (select from group_member m where m.principal_id = ${workOf(actor)}
      and (m.group_id in (select id from below) or (m.head and m.group_id in (select id from above)))) as open`.execute(
    unscoped(reader),
  );
  if (!rows[0]?.open) throw new Refusal('not_found');
}
