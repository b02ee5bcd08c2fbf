// A new category, after those of its level.
import { createCategory } from '#contract/helpdesk.ts';
import { requireEverywhere } from '#core/everywhere.ts';
import { newId } from '#core/ids.ts';
import { sql } from '#core/sql.ts';
import { action } from '../tables.ts';
import { categoryView } from './tree.ts';
import { columnsOf, requireGround } from './write-category.ts';

export const createCategoryAction = action(createCategory, async (unit, input) => {
  requireEverywhere(unit);
  await requireGround(unit, input);
  const id = newId(unit.now.getTime());
  await unit
    .insert('ticket_category', {
      id,
      ...columnsOf(input),
      name: input.name,
      parent_id: input.parentId ?? null,
      position: sql<number>`(select coalesce(max(c.position) + 1, 0) from ticket_category c
        where c.parent_id is not distinct from ${input.parentId ?? null}::uuid)`,
    } as never)
    .execute();
  unit.event({ data: { categoryId: id, ...input } });
  return categoryView(unit, id);
});
