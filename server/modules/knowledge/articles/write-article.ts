// What is written with an article in whatever action: its groups and categories, the parts of people in its record, the words
// by which suggestions find it.

import type { ArticleAudience, ArticleState } from '#contract/knowledge.ts';
import { sqlOf } from '#core/handle.ts';
import { addParticipant } from '#core/records/change.ts';
import { foldText } from '#core/search/fold.ts';
import type { Unit } from '#core/unit.ts';
import { recipientsOf } from '../rules.ts';
import type { Knowledge } from '../tables.ts';
import type { ArticleTexts } from './whole-article.ts';

export async function writeLists(
  unit: Unit<Knowledge>,
  id: string,
  lists: { groupIds?: readonly string[] | undefined; categoryIds?: readonly string[] | undefined },
): Promise<void> {
  const sql = sqlOf(unit);
  if (lists.groupIds) {
    await sql.query('delete from article_group where article_id = $1', [id]);
    await sql.query('insert into article_group (article_id, group_id) select $1, unnest($2::uuid[])', [
      id,
      [...new Set(lists.groupIds)],
    ]);
  }
  if (lists.categoryIds) {
    await sql.query('delete from article_category where article_id = $1', [id]);
    await sql.query('insert into article_category (article_id, category_id) select $1, unnest($2::uuid[])', [
      id,
      [...new Set(lists.categoryIds)],
    ]);
  }
}

/** Puts the record's parts in step with what the article says: its author, its reviewer, whom it is addressed to. */
export async function writeParts(
  unit: Unit<Knowledge>,
  id: string,
  article: {
    state: ArticleState;
    audience: ArticleAudience;
    groupIds: readonly string[];
    authorId: string;
    reviewerId: string | null;
  },
): Promise<void> {
  await sqlOf(unit).query(
    `delete from participant where record_id = $1 and part in ('author', 'responsible', 'approver', 'recipient')`,
    [id],
  );
  await addParticipant(unit, id, 'author', article.authorId);
  await addParticipant(unit, id, 'responsible', article.authorId);
  if (article.reviewerId) await addParticipant(unit, id, 'approver', article.reviewerId);
  for (const principalId of recipientsOf(article)) await addParticipant(unit, id, 'recipient', principalId);
}

/** The words of the published text; nothing is suggested of what is not published. */
export async function writeWords(unit: Unit<Knowledge>, id: string, texts: ArticleTexts): Promise<void> {
  await sqlOf(unit).query(
    `update article set words = setweight(to_tsvector('pg_catalog.russian', $2), 'A')
       || setweight(to_tsvector('pg_catalog.russian', $3), 'B') || setweight(to_tsvector('pg_catalog.russian', $4), 'C')
     where id = $1`,
    [id, foldText(`${texts.title} ${texts.synonyms}`), foldText(texts.answer), foldText(texts.body)],
  );
}
