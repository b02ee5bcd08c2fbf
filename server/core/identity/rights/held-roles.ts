// Who holds which roles now, themselves or through a group, as one set for pages and checks over many people.
import { type RawBuilder, sql } from 'kysely';

/**
 * Common table expressions for `with recursive`: `held (user_id, role_key, area_id, clearances, ends_at, group_id)`.
 * `userIds` narrows it to some people.
 */
export function heldRoles(now: Date, userIds?: readonly string[]): RawBuilder<unknown> {
  const of = (column: string) => (userIds ? sql`${sql.ref(column)} = any(${[...userIds]}::uuid[])` : sql`true`);
  return sql`
    above (group_id, above_id) as (
      select id, id from user_group
      union select above.group_id, g.parent_id from above join user_group g on g.id = above.above_id
        where g.parent_id is not null
    ), held as (
      select given.* from (
        select r.user_id, r.role_key, r.area_id, r.clearances, r.ends_at, null::uuid as group_id from user_role r
          where ${of('r.user_id')} and (r.ends_at is null or r.ends_at > ${now.toISOString()}::timestamptz)
        union all
        select distinct u.id, r.role_key, r.area_id, r.clearances, null::timestamptz, r.group_id
          from group_role r join user_group g on g.id = r.group_id and g.archived_at is null
            join above on above.above_id = r.group_id join group_member m on m.group_id = above.group_id
            join app_user u on u.id = m.principal_id
          where ${of('u.id')} and (not r.staff_only or u.staff)
      ) as given join role on role.key = given.role_key and role.archived_at is null
    )`;
}
