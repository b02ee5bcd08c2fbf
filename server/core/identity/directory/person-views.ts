// People as their colleagues see them. Whoever has left, is not yet admitted or was refused is nobody's colleague.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import type { listPersons } from '#contract/directory.ts';
import { unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';

export type PersonView = Output<typeof listPersons>['items'][number];

export const colleagues = sql`app_user u join principal p on p.id = u.id`;
export const present = sql<SqlBool>`u.status in ('active', 'invited')`;

export async function personViews(
  reader: AnyReader,
  where: RawBuilder<SqlBool>,
  order: RawBuilder<unknown>,
): Promise<PersonView[]> {
  const { rows } = await sql<PersonView>`
    select u.id, p.name, u.position, u.phone, u.email, (select file_id from user_photo f where f.user_id = u.id) as "photoId",
      coalesce((select json_agg(json_build_object('id', g.id, 'name', n.name, 'head', m.head) order by n.name, g.id)
        from group_member m join user_group g on g.id = m.group_id and g.archived_at is null join principal n on n.id = g.id
        where m.principal_id = u.id), '[]') as groups,
      (select json_build_object('id', n.id, 'name', n.name) from app_user b join principal n on n.id = b.id
        where b.id = u.manager_id and b.status in ('active', 'invited')) as manager,
      away.until::text as "awayUntil", coalesce(away.names, '{}') as substitutes
    from ${colleagues} left join lateral (
      select max(x.until_on) as until, array_agg(n.name order by n.name) as names
      from substitution x join principal n on n.id = x.substitute_id
      where x.absent_id = u.id and x.ended_at is null and x.from_on <= ${reader.today}::date and x.until_on >= ${reader.today}::date
    ) as away on true
    where ${present} and ${where} ${order}`.execute(unscoped(reader));
  return rows;
}
