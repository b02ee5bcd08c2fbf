// Removes a saved view: one's own, or a shared one by whoever looks after those.
import { removeView } from '#contract/record.ts';
import { action } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { lockView } from '../saved-view.ts';

export const removeViewAction = action(removeView, async (unit, input) => {
  const view = await lockView(unit, input.id);
  await unscoped(unit).deleteFrom('saved_view').where('id', '=', view.id).execute();
  unit.event({ data: { viewId: view.id, list: view.list, shared: view.shared } });
  return { ok: true as const };
});
