// Articles for what somebody is about to ask: published ones that they may read, the best first, none when nothing fits.
import { suggestArticles } from '#contract/knowledge.ts';
import { sqlOf } from '#core/handle.ts';
import { sql } from '#core/sql.ts';
import { query } from '../tables.ts';
import { best } from './score.ts';
import { anyOf, stemsOf } from './stems.ts';

const candidatesAtMost = 100;
interface Suggested {
  id: string;
  title: string;
  answer: string;
  section: string;
  more: boolean;
}

export const suggestArticlesQuery = query(suggestArticles, async (reader, { text, categoryId, most }) => {
  const stems = (await stemsOf(sqlOf(reader), text)).map(({ stem }) => stem);
  if (stems.length === 0) return { items: [] };
  const any = anyOf(stems);
  const candidates = await reader
    .from('article', 'record')
    .innerJoin('record', 'record.id', 'article.id')
    .select([
      'article.id',
      sql<{ stem: string; weight: 'A' }[]>`(select json_agg(json_build_object('stem', w.lexeme, 'weight', w.weights[1]))
        from unnest(article.words) as w where w.lexeme = any(${stems}::text[]))`.as('hits'),
      // The category itself or one above it.
      sql<boolean>`exists (select from article_category k where k.article_id = article.id and k.category_id in (
        with recursive up as (select c.id, c.parent_id from ticket_category c where c.id = ${categoryId ?? null}::uuid
          union all select c.id, c.parent_id from ticket_category c join up on c.id = up.parent_id) select up.id from up))`.as(
        'ofCategory',
      ),
    ])
    .where(sql<boolean>`article.words @@ ${any}::tsquery`)
    .where('record.state', '=', 'published')
    .where('record.life', '=', 'active')
    .orderBy(sql`ts_rank('{0.1, 0.25, 0.55, 1}', article.words, ${any}::tsquery) desc, article.id`)
    .limit(candidatesAtMost)
    .execute();
  if (candidates.length === 0) return { items: [] };
  const ids = best(stems, candidates, await commonness(reader, stems))
    .slice(0, most)
    .map((one) => one.id);
  if (ids.length === 0) return { items: [] };
  const { rows } = await sqlOf(reader).query<Suggested>(
    `select v.article_id as id, v.title, v.answer, s.name as section, v.body <> '' as more
     from article a join article_version v on v.article_id = a.id and v.number = a.published
       join article_section s on s.id = a.section_id
     where a.id = any($1::uuid[]) order by array_position($1::uuid[], a.id)`,
    [ids],
  );
  return { items: rows };
});

/** In how many published articles each stem stands; the base is small beside the tickets. */
async function commonness(reader: object, stems: readonly string[]) {
  const { rows } = await sqlOf(reader).query<{ stem: string | null; count: number }>(
    `select null as stem, count(*)::int as count from article where published is not null
     union all select stem, (select count(*)::int from article a where a.words @@ (quote_literal(stem))::tsquery)
       from unnest($1::text[]) as stem`,
    [stems],
  );
  return {
    all: rows.find((row) => row.stem === null)?.count ?? 0,
    known: new Map(rows.flatMap((row) => (row.stem === null ? [] : [[row.stem, row.count] as const]))),
  };
}
