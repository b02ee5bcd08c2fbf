// Lists of articles: the base for readers, and for whoever keeps it all states with how each fares.
import type { Input, Output } from '#contract/core.ts';
import { countArticles, listArticles } from '#contract/knowledge.ts';
import { decodeCursor, encodeCursor } from '#core/cursor.ts';
import type { Reader } from '#core/reader.ts';
import { foundBy } from '#core/records/found-by.ts';
import { operationsOn } from '#core/records/participants.ts';
import { sql } from '#core/sql.ts';
import { articleKind } from '../rules.ts';
import { idsInside, loadSections } from '../sections/tree.ts';
import { type Knowledge, query } from '../tables.ts';
import { usesOf } from './whole-article.ts';

type Filter = Omit<Input<typeof listArticles>, 'after' | 'limit' | 'sort'>;
type Row = Output<typeof listArticles>['items'][number];

/** Each as text that orders as the list does; the id decides between equals. */
const keys = {
  title: { key: sql<string>`(record.title collate russian)`, descending: false },
  newest: {
    key: sql<string>`(coalesce(to_char(article.published_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS'), '') collate "C")`,
    descending: true,
  },
  popular: {
    key: sql<string>`(lpad((select coalesce(sum(u.opened + 3 * u.helped + 3 * u.spared), 0) from article_use u
      where u.article_id = article.id)::text, 12, '0') collate "C")`,
    descending: true,
  },
  check: { key: sql<string>`(coalesce(record.due_on::text, '9999-12-31') collate "C")`, descending: false },
} as const;

async function filtered(reader: Reader<Knowledge>, filter: Filter) {
  let found = reader
    .from('article', 'record')
    .innerJoin('record', 'record.id', 'article.id')
    .where('record.life', '=', 'active');
  if (filter.sectionId)
    found = found.where('article.section_id', 'in', idsInside(await loadSections(reader), filter.sectionId));
  if (filter.state) found = found.where('record.state', '=', filter.state);
  if (filter.base) found = found.where('record.state', 'in', ['published', 'outdated']);
  if (filter.audience) found = found.where('article.audience', '=', filter.audience);
  if (filter.categoryId)
    found = found.where(sql<boolean>`exists (select from article_category k where k.article_id = article.id
      and k.category_id = ${filter.categoryId})`);
  if (filter.authorId) found = found.where('article.author_id', '=', filter.authorId);
  if (filter.changed !== undefined)
    found = found.where(sql<boolean>`(article.changed and article.published is not null) = ${filter.changed}`);
  if (filter.checkTo) found = found.where('record.due_on', '<=', filter.checkTo);
  const words = filter.q ? foundBy(filter.q) : null;
  // Beside the title: whatever readers are shown of it.
  if (words)
    found = found.where(
      sql<boolean>`(${words.where} or article.words @@ plainto_tsquery('pg_catalog.russian', ${filter.q}))`,
    );
  return found;
}

export const listArticlesQuery = query(listArticles, async (reader, { after, limit, sort, ...filter }) => {
  const { key, descending } = keys[sort];
  let page = (await filtered(reader, filter)).select([
    'article.id',
    'record.kind',
    'record.title',
    'record.state',
    'record.state_group as stateGroup',
    'record.due_on as dueOn',
    'record.life',
    'record.clearance',
    'record.version',
    'record.changed_at as changedAt',
    sql<string>`coalesce((select v.answer from article_version v where v.article_id = article.id
      and v.number = article.published), article.answer)`.as('answer'),
    sql<Row['section']>`(select json_build_object('id', s.id, 'name', s.name) from article_section s
      where s.id = article.section_id)`.as('section'),
    'article.audience',
    sql<Row['author']>`(select json_build_object('id', p.id, 'name', p.name) from principal p
      where p.id = article.author_id)`.as('author'),
    'article.published_at as publishedAt',
    sql<boolean>`article.changed and article.published is not null`.as('changed'),
    usesOf.as('uses'),
    sql<
      { principalId: string; part: string }[]
    >`coalesce((select json_agg(json_build_object('principalId', p.principal_id,
      'part', p.part)) from participant p where p.record_id = article.id), '[]')`.as('participants'),
    key.as('key'),
  ]);
  if (after) {
    const from = decodeCursor(after);
    page = page.where(
      descending
        ? sql<boolean>`(${key}, article.id) < (${from.key}, ${from.id}::uuid)`
        : sql<boolean>`(${key}, article.id) > (${from.key}, ${from.id}::uuid)`,
    );
  }
  const direction = descending ? sql`desc` : sql`asc`;
  const rows = await page
    .orderBy(sql`${key} ${direction}, article.id ${direction}`)
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit).map(({ key: _key, participants, changed, ...row }): Row => {
    const facts = { id: row.id, kind: articleKind, clearance: row.clearance, life: row.life, participants };
    const writes = changed && operationsOn(reader, facts, ['knowledge.article.update']).length > 0;
    const head = { number: null, counterpart: '', registeredOn: null, responsible: row.author };
    return { ...row, ...head, changed: writes } as Row;
  });
  const last = rows[limit - 1];
  return { items, next: rows.length > limit && last ? encodeCursor({ key: last.key, id: last.id }) : null };
});

export const countArticlesQuery = query(
  countArticles,
  async (reader, { exact: _exact, after: _after, limit: _limit, sort: _sort, ...filter }) => {
    const { count } = await (await filtered(reader, filter))
      .select(sql<number>`count(*)::int`.as('count'))
      .executeTakeFirstOrThrow();
    return { count, more: false };
  },
);
