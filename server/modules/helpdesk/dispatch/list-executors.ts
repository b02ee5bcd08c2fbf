// Executors, or their queues, by name, with what they can do, where, and how long their full day is.
import type { Output } from '#contract/core.ts';
import { listExecutors } from '#contract/helpdesk.ts';
import { dispatchSetting } from '#contract/settings/dispatch.ts';
import { decodeCursor, encodeCursor } from '#core/cursor.ts';
import { shapeOf, sqlOf } from '#core/handle.ts';
import { rightsOf } from '#core/identity/rights-of.ts';
import { settingIn } from '#core/settings/value.ts';
import { areaOf } from '#core/shifts/area.ts';
import { takeName } from '../ground.ts';
import { query } from '../tables.ts';
import { queueIds } from './queues.ts';

type Row = Omit<Output<typeof listExecutors>['items'][number], 'mayTake'>;

const json = (what: string, order: string, from: string): string =>
  `coalesce((select json_agg(${what} order by ${order}) from ${from}), '[]')`;
const named = (table: string, name = 'name') => `json_build_object('id', ${table}.id, 'name', ${table}.${name})`;
/** $1 queues, $2 words of the name, $3 area, $4 and $5 where the page before ended, $6 how many. */
const statement = (kind: 'user' | 'group'): string => `
  with recursive under as (
    select g.id from user_group g where g.id = any($1::uuid[]) and g.archived_at is null
    union select g.id from user_group g join under on g.parent_id = under.id where g.archived_at is null
  ), those as (
    ${
      kind === 'group'
        ? 'select id from under'
        : `select m.principal_id as id from group_member m join under on under.id = m.group_id`
    }
  )
  select p.id, p.name, '${kind}' as kind,
    ${json(named('g'), 'g.name', 'group_member m join principal g on g.id = m.group_id where m.principal_id = p.id')} as groups,
    (select count(*)::int from group_member m where m.group_id = p.id) as members,
    ${json(named('c'), 'c.name', 'ticket_skill s join ticket_category c on c.id = s.category_id where s.principal_id = p.id')} as skills,
    coalesce((select json_agg(distinct jsonb_build_object('id', c.id, 'name', c.name)) from ticket_skill s
      join ticket_category c on c.id = s.category_id join group_member m on m.group_id = s.principal_id
      where m.principal_id = p.id), '[]') as inherited,
    ${json(named('l', 'path'), 'l.path', 'ticket_site s join place l on l.id = s.place_id where s.user_id = p.id')} as sites,
    e.full_minutes as "fullMinutes", coalesce(e.version, 0) as version
  from (select distinct id from those) as those join principal p on p.id = those.id
    ${kind === 'user' ? `join app_user u on u.id = p.id and u.status = 'active'` : ''}
    left join ticket_capacity e on e.principal_id = p.id
  where not exists (select from unnest($2::text[]) as word where p.name not ilike word)
    and ($3::uuid[] is null or p.id = any($3)
      or exists (select from group_member m where m.principal_id = p.id and m.group_id = any($3)))
    and ($4::text is null or (p.name, p.id) > ($4, $5::uuid))
  order by p.name, p.id limit $6`;

const patterns = (q: string | undefined): string[] =>
  (q ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 6)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);

export const listExecutorsQuery = query(listExecutors, async (reader, { q, groupId, kind, after, limit }) => {
  const sql = sqlOf(reader);
  const { services } = shapeOf(reader);
  const rules = await settingIn(reader, dispatchSetting);
  const area = areaOf(reader);
  const queues = groupId ? [groupId] : await queueIds(sql, null);
  const cursor = after ? decodeCursor(after) : null;
  const { rows } = await sql.query<Row>(statement(kind), [
    queues,
    patterns(q),
    area,
    cursor ? String(cursor.key) : null,
    cursor?.id ?? null,
    limit + 1,
  ]);
  const [version] = (await sql.query<{ version: number }>('select version from rights_version')).rows;
  const items: Output<typeof listExecutors>['items'] = [];
  for (const row of rows.slice(0, limit)) {
    const mayTake = kind === 'group' || (await rightsOf(services, row.id, version?.version ?? 0)).has(takeName);
    items.push({ ...row, mayTake });
  }
  const last = items.at(-1);
  const next = rows.length > limit && last ? encodeCursor({ key: last.name, id: last.id }) : null;
  return { items, next, fullMinutes: rules.dayHours * 60 };
});
