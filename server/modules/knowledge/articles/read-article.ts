// An article's page.
import { readArticle } from '#contract/knowledge.ts';
import { query } from '../tables.ts';
import { articleCardOf } from './article-card.ts';
import { wholeArticle } from './whole-article.ts';

export const readArticleQuery = query(readArticle, async (reader, { id }) =>
  articleCardOf(reader, await wholeArticle(reader, id)),
);
