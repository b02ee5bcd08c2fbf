// Puts the sections of one level into an order.
import { orderSections } from '#contract/knowledge.ts';
import { requireEverywhere } from '#core/everywhere.ts';
import { refuseField } from '#core/refusal.ts';
import { action } from '../tables.ts';

export const orderSectionsAction = action(orderSections, async (unit, { ids }) => {
  requireEverywhere(unit);
  const rows = await unit
    .from('article_section')
    .select(['id', 'parent_id'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (rows.length !== new Set(ids).size || new Set(rows.map((row) => row.parent_id)).size > 1)
    throw refuseField('ids', 'not_found');
  for (const [position, id] of ids.entries())
    await unit.update('article_section').set({ position }).where('article_section.id', '=', id).execute();
  unit.event({ data: { ids } });
  return { ok: true as const };
});
