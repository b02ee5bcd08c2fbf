// Renames, moves or switches off a section.
import { updateSection } from '#contract/knowledge.ts';
import { requireEverywhere } from '#core/everywhere.ts';
import { Refusal, refuseField } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import { action } from '../tables.ts';
import { idsInside, loadSections, sectionOf } from './tree.ts';

export const updateSectionAction = action(updateSection, async (unit, { id, name, parentId, hint, enabled }) => {
  requireEverywhere(unit);
  await unit.lock('article_section', id);
  if (parentId) {
    const tree = await loadSections(unit);
    if (!tree.has(parentId)) throw refuseField('parentId', 'not_found');
    if (idsInside(tree, id).includes(parentId)) throw new Refusal('section_loop');
  }
  const set = {
    ...(name !== undefined ? { name } : {}),
    ...(parentId !== undefined ? { parent_id: parentId } : {}),
    ...(hint !== undefined ? { hint } : {}),
    ...(enabled !== undefined ? { enabled } : {}),
  };
  await unit
    .update('article_section')
    .set({ ...set, version: sql<number>`article_section.version + 1` })
    .where('article_section.id', '=', id)
    .execute();
  unit.event({ data: { sectionId: id, ...set } });
  return sectionOf(unit, id);
});
