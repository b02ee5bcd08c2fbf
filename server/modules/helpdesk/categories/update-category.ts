// Changes a category or switches it off; tickets keep the category that they have.
import { updateCategory } from '#contract/helpdesk.ts';
import { requireEverywhere } from '#core/everywhere.ts';
import { Refusal } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import { action } from '../tables.ts';
import { categoryView } from './tree.ts';
import { columnsOf, requireGround } from './write-category.ts';

export const updateCategoryAction = action(updateCategory, async (unit, { id, version, ...fields }) => {
  requireEverywhere(unit);
  const before = await unit.lock('ticket_category', id);
  if (version !== undefined && version !== before.version) throw new Refusal('stale');
  await requireGround(unit, fields, id);
  const columns = columnsOf(fields);
  const changes = (Object.keys(columns) as (keyof typeof columns)[])
    .filter((column) => JSON.stringify(before[column as never]) !== JSON.stringify(columns[column]))
    .map((column) => ({ field: column, from: before[column as never] as unknown, to: columns[column] as unknown }));
  if (changes.length > 0)
    await unit
      .update('ticket_category')
      .set({ ...columns, version: sql<number>`ticket_category.version + 1` } as never)
      .where('ticket_category.id', '=', id)
      .execute();
  unit.event({ data: { categoryId: id, changes } });
  return categoryView(unit, id);
});
