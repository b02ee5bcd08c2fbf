// One's own photo goes; its bytes with the next sweep.
import { removeOwnPhoto } from '#contract/directory.ts';
import { action } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { accountOf } from '../account-of.ts';

export const removeOwnPhotoAction = action(removeOwnPhoto, async (unit) => {
  const id = accountOf(unit.actor);
  const db = unscoped(unit);
  const removed = await db.deleteFrom('user_photo').where('user_id', '=', id).returning('file_id').executeTakeFirst();
  if (removed) await db.updateTable('file').set({ attached_at: null }).where('id', '=', removed.file_id).execute();
  unit.event({ subjectIds: [id], data: { removed: Boolean(removed) } });
  return { ok: true as const };
});
