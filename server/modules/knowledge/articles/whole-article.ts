// An article with all that its page shows, read in one statement.
import type { Output } from '#contract/core.ts';
import type { ArticleAudience, ArticleState, listArticles } from '#contract/knowledge.ts';
import type { Reader } from '#core/reader.ts';
import type { AttachedFile } from '#core/records/attach.ts';
import type { RecordFacts } from '#core/records/participants.ts';
import { Refusal } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import type { Unit } from '#core/unit.ts';
import type { Knowledge } from '../tables.ts';

export interface ArticleTexts {
  title: string;
  answer: string;
  body: string;
  synonyms: string;
}
interface Named {
  id: string;
  name: string;
}
export interface WholeArticle extends ArticleTexts {
  id: string;
  state: ArticleState;
  stateGroup: 'new' | 'work' | 'waiting' | 'refused';
  life: string;
  clearance: 'none';
  version: number;
  createdAt: string;
  changedAt: string;
  checkOn: string | null;
  sectionId: string;
  section: string;
  audience: ArticleAudience;
  authorId: string;
  author: string;
  reviewer: Named | null;
  published: number | null;
  publishedAt: string | null;
  publishedTexts: ArticleTexts | null;
  changed: boolean;
  source: { id: string; kind: string; number: string | null } | null;
  groups: Named[];
  categories: Named[];
  uses: Output<typeof listArticles>['items'][number]['uses'];
  attachments: AttachedFile[];
  participants: RecordFacts['participants'];
  watching: boolean;
}

export const usesOf = sql<WholeArticle['uses']>`(select json_build_object('shown', coalesce(sum(u.shown), 0),
  'opened', coalesce(sum(u.opened), 0), 'helped', coalesce(sum(u.helped), 0), 'notHelped', coalesce(sum(u.not_helped), 0),
  'spared', coalesce(sum(u.spared), 0)) from article_use u where u.article_id = article.id)`;

/** 404 when this operation does not show it to the actor. */
export async function wholeArticle(handle: Unit<Knowledge> | Reader<Knowledge>, id: string): Promise<WholeArticle> {
  const found = await (handle as Unit<Knowledge>)
    .from('article', 'record')
    .innerJoin('record', 'record.id', 'article.id')
    .select([
      'article.id',
      'article.title',
      'article.answer',
      'article.body',
      'article.synonyms',
      'record.state',
      'record.state_group as stateGroup',
      'record.life',
      'record.clearance',
      'record.version',
      'record.created_at as createdAt',
      'record.changed_at as changedAt',
      'record.due_on as checkOn',
      'article.section_id as sectionId',
      sql<string>`(select s.name from article_section s where s.id = article.section_id)`.as('section'),
      'article.audience',
      'article.author_id as authorId',
      sql<string>`(select p.name from principal p where p.id = article.author_id)`.as('author'),
      sql<Named | null>`(select json_build_object('id', p.id, 'name', p.name) from principal p
        where p.id = article.reviewer_id)`.as('reviewer'),
      'article.published',
      'article.published_at as publishedAt',
      sql<ArticleTexts | null>`(select json_build_object('title', v.title, 'answer', v.answer, 'body', v.body,
        'synonyms', v.synonyms) from article_version v where v.article_id = article.id and v.number = article.published)`.as(
        'publishedTexts',
      ),
      'article.changed',
      sql<WholeArticle['source']>`(select json_build_object('id', r.id, 'kind', r.kind, 'number', r.number)
        from record r where r.id = article.source_id)`.as('source'),
      sql<Named[]>`coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name)
        from article_group g join principal p on p.id = g.group_id where g.article_id = article.id), '[]')`.as(
        'groups',
      ),
      sql<Named[]>`coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name)
        from article_category k join ticket_category c on c.id = k.category_id where k.article_id = article.id), '[]')`.as(
        'categories',
      ),
      usesOf.as('uses'),
      sql<
        AttachedFile[]
      >`coalesce((select json_agg(json_build_object('id', a.id, 'fileId', f.id, 'name', f.name, 'size', f.size,
        'mediaType', f.media_type, 'sha256', f.sha256, 'audience', a.audience, 'secondCopy', a.second_copy,
        'addedAt', a.added_at, 'addedBy', who.name) order by a.position)
        from attachment a join file f on f.id = a.file_id join principal who on who.id = a.added_by
        where a.record_id = article.id and a.removed_at is null), '[]')`.as('attachments'),
      sql<RecordFacts['participants']>`coalesce((select json_agg(json_build_object('principalId', p.principal_id,
        'part', p.part)) from participant p where p.record_id = article.id), '[]')`.as('participants'),
      sql<boolean>`exists (select from watch where watch.record_id = article.id and watch.user_id = ${handle.actor.id})`.as(
        'watching',
      ),
    ])
    .where('article.id', '=', id)
    .where('record.life', '=', 'active')
    .executeTakeFirst();
  if (!found) throw new Refusal('not_found');
  return found as unknown as WholeArticle;
}

/** The article, locked against other changes until the commit. */
export async function lockArticle(unit: Unit<Knowledge>, id: string): Promise<WholeArticle> {
  await unit.lock('article', id);
  return wholeArticle(unit, id);
}
