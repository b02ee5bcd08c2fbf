// What was published of an article, newest first.
import { listArticleVersions } from '#contract/knowledge.ts';
import { sql } from '#core/sql.ts';
import { query } from '../tables.ts';
import { wholeArticle } from './whole-article.ts';

export const listVersionsQuery = query(listArticleVersions, async (reader, { id, after, limit }) => {
  await wholeArticle(reader, id);
  let found = reader
    .from('article_version')
    .select([
      'number',
      'title',
      'answer',
      'body',
      'synonyms',
      'note',
      'published_at as publishedAt',
      sql<{ id: string; name: string }>`(select json_build_object('id', p.id, 'name', p.name) from principal p
        where p.id = article_version.published_by)`.as('publishedBy'),
    ])
    .where('article_version.article_id', '=', id)
    .orderBy('number', 'desc')
    .limit(limit + 1);
  if (after !== undefined) found = found.where('number', '<', after);
  const rows = await found.execute();
  return { items: rows.slice(0, limit), next: rows.length > limit ? (rows[limit - 1]?.number ?? null) : null };
});
