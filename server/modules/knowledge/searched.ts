// What an article is found by besides its title: the published text with the words that people use, else its draft.
import type { SearchedTexts } from '#core/search/searched.ts';

export const searchedArticles: SearchedTexts = {
  sql: `select a.id, concat_ws(' · ', nullif(coalesce(v.answer, a.answer), ''), nullif(coalesce(v.body, a.body), ''),
      nullif(coalesce(v.synonyms, a.synonyms), '')) as text, '{}'::text[] as numbers
    from article a left join article_version v on v.article_id = a.id and v.number = a.published
    where a.id = any($1::uuid[])`,
  audience: 'external',
};
