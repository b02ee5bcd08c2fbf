// Whose head somebody is: of those who name them as manager, and of the people of a department, branch or partner that
// they head, with all that lies below it. A head of a team leads work, not people.
import { type RawBuilder, type SqlBool, sql } from 'kysely';

export const headedBy = (person: RawBuilder<unknown>, headId: string): RawBuilder<SqlBool> => sql<SqlBool>`(
  exists (select from app_user managed where managed.id = ${person} and managed.manager_id = ${headId}::uuid)
  or exists (
    with recursive above (id, parent_id) as (
      select g.id, g.parent_id from group_member m join user_group g on g.id = m.group_id where m.principal_id = ${person}
      union select g.id, g.parent_id from above join user_group g on g.id = above.parent_id
    )
    select from above join user_group g on g.id = above.id and g.kind <> 'team' and g.archived_at is null
      join group_member h on h.group_id = g.id and h.head and h.principal_id = ${headId}::uuid
    where ${person} <> ${headId}::uuid
  ))`;

/** Active people whose head this is, by name; a screen offers them, `headedBy` decides. */
export const subordinatesOf = (headId: string) => sql<{ id: string; name: string }>`
  with recursive below (id) as (
    select h.group_id from group_member h join user_group g on g.id = h.group_id
      where h.principal_id = ${headId} and h.head and g.kind <> 'team' and g.archived_at is null
    union select g.id from below join user_group g on g.parent_id = below.id
  )
  select p.id, p.name from app_user u join principal p on p.id = u.id
  where u.status = 'active' and u.id <> ${headId} and (u.manager_id = ${headId}
    or u.id in (select m.principal_id from group_member m join below on below.id = m.group_id))
  order by p.name, p.id limit 500`;
