// The views of a list: the shared ones first, then one's own.
import { listViews } from '#contract/record.ts';
import { query } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { viewCard, viewColumns } from '../saved-view.ts';

export const listViewsQuery = query(listViews, async (reader, input) => {
  const rows = await unscoped(reader)
    .selectFrom('saved_view')
    .select(viewColumns)
    .where('list', '=', input.list)
    .where((eb) => eb.or([eb('owner_id', '=', reader.actor.id), eb('shared', '=', true)]))
    .orderBy('shared', 'desc')
    .orderBy('position')
    .orderBy('id')
    .execute();
  return { items: rows.map((row) => viewCard(row, reader.actor.id)) };
});
