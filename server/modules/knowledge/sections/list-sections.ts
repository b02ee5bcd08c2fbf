// All sections with how many articles the reader sees in each, those inside it counted too.
import { listSections } from '#contract/knowledge.ts';
import { sql } from '#core/sql.ts';
import { query } from '../tables.ts';
import { loadSections } from './tree.ts';

export const listSectionsQuery = query(listSections, async (reader) => {
  const tree = await loadSections(reader);
  const counts = await reader
    .from('article', 'record')
    .innerJoin('record', 'record.id', 'article.id')
    .select(['article.section_id', sql<number>`count(*)::int`.as('count')])
    .where('record.state', 'in', ['published', 'outdated'])
    .groupBy('article.section_id')
    .execute();
  for (const { section_id, count } of counts)
    for (let at = tree.get(section_id); at; at = at.parentId ? tree.get(at.parentId) : undefined) at.articles += count;
  return { items: [...tree.values()] };
});
