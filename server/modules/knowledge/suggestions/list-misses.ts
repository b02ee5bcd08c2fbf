// What people looked for and nothing answered: by how often, or the newest first.
import { listMisses } from '#contract/knowledge.ts';
import { decodeCursor, encodeCursor } from '#core/cursor.ts';
import { requireEverywhere } from '#core/everywhere.ts';
import { sqlOf } from '#core/handle.ts';
import { query } from '../tables.ts';
import { missDays } from './forget-misses.ts';

interface Row {
  words: string;
  category: { id: string; name: string } | null;
  count: number;
  lastOn: string;
  key: string;
  id: string;
}

export const listMissesQuery = query(listMisses, async (reader, { after, limit, sort, from }) => {
  requireEverywhere(reader);
  const past = after ? decodeCursor(after) : null;
  const key = sort === 'often' ? `lpad(sum(m.count)::text, 10, '0')` : 'max(m.day)::text';
  const { rows } = await sqlOf(reader).query<Row>(
    `select * from (
       select m.words, (select json_build_object('id', c.id, 'name', c.name) from ticket_category c where c.id = m.category_id) as category,
         sum(m.count)::int as count, max(m.day)::text as "lastOn", ${key} collate "C" as key,
         md5(m.words || coalesce(m.category_id::text, ''))::uuid as id
       from article_miss m where m.day >= greatest(coalesce($1::date, '-infinity'), $2::date - ${missDays})
       group by m.words, m.category_id) as missed
     where $3::text is null or (key, id) < ($3, $4::uuid) order by key desc, id desc limit ${limit + 1}`,
    [from ?? null, reader.today, past?.key ?? null, past?.id ?? null],
  );
  const items = rows.slice(0, limit).map(({ key: _key, id: _id, ...row }) => row);
  const last = rows[limit - 1];
  return { items, next: rows.length > limit && last ? encodeCursor({ key: last.key, id: last.id }) : null };
});
