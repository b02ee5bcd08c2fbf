// People and groups to choose from: those whose names hold words that begin so, or those with these ids, whatever their state.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import { searchDirectory } from '#contract/identity.ts';
import { query } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';

type Item = Output<typeof searchDirectory>['items'][number];
const most = 20;

export const searchDirectoryQuery = query(searchDirectory, async (reader, input) => {
  const conditions: RawBuilder<SqlBool>[] = input.ids
    ? [sql<SqlBool>`p.id = any(${input.ids}::uuid[])`]
    : [
        // Who has left and what is archived is offered to nobody, but stays readable where it was chosen.
        sql<SqlBool>`p.kind <> 'system' and (p.kind <> 'user' or u.status in ('active', 'invited'))`,
        sql<SqlBool>`(p.kind <> 'group' or g.archived_at is null)`,
      ];
  if (input.kind !== 'any') conditions.push(sql<SqlBool>`p.kind = ${input.kind}`);
  for (const word of input.q.toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean)) {
    const beginning = `${word.replace(/[\\%_]/g, '\\$&')}%`;
    const name = sql`replace(lower(p.name), 'ё', 'е')`;
    conditions.push(sql<SqlBool>`(${name} like ${beginning} or ${name} like ${`% ${beginning}`})`);
  }
  const { rows } = await sql<Item>`
    select p.id, p.kind, p.name, coalesce(u.position, '') as position
    from principal p left join app_user u on u.id = p.id left join user_group g on g.id = p.id
    where ${sql.join(conditions, sql` and `)} order by p.name, p.id
    limit ${sql.raw(String(input.ids ? 100 : most))}`.execute(unscoped(reader));
  return { items: rows };
});
