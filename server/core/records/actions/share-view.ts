// Shows a view to everybody, or takes it back: one's own, or any shared one by whoever looks after those.
import { sql } from 'kysely';
import { shareView } from '#contract/record.ts';
import { action } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { lockView, viewCard, viewColumns } from '../saved-view.ts';

export const shareViewAction = action(shareView, async (unit, input) => {
  const before = await lockView(unit, input.id);
  const row = await unscoped(unit)
    .updateTable('saved_view')
    .set({ shared: input.shared, version: sql<number>`version + 1` })
    .where('id', '=', before.id)
    .returning(viewColumns)
    .executeTakeFirstOrThrow();
  unit.event({ data: { viewId: row.id, list: row.list, shared: row.shared, version: row.version } });
  return viewCard(row, unit.actor.id);
});
