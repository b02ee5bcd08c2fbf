// A new section, after those of its level.
import { createSection } from '#contract/knowledge.ts';
import { requireEverywhere } from '#core/everywhere.ts';
import { newId } from '#core/ids.ts';
import { refuseField } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import { action } from '../tables.ts';
import { loadSections, sectionOf } from './tree.ts';

export const createSectionAction = action(createSection, async (unit, { name, parentId = null, hint = '' }) => {
  requireEverywhere(unit);
  if (parentId && !(await loadSections(unit)).has(parentId)) throw refuseField('parentId', 'not_found');
  const id = newId(unit.now.getTime());
  const position = sql<number>`(select coalesce(max(s.position) + 1, 0) from article_section s
    where s.parent_id is not distinct from ${parentId}::uuid)`;
  await unit.insert('article_section', { id, name, hint, parent_id: parentId, position } as never).execute();
  unit.event({ data: { sectionId: id, name, parentId } });
  return sectionOf(unit, id);
});
