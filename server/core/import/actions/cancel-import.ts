// Stops an import: what is written stays, the rest is left. The step in hand ends with its batch.
import { cancelImport } from '#contract/import.ts';
import { action } from '../../core-operation.ts';
import { sqlOf } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import { visibleImport } from '../cards.ts';
import { moveImport } from '../progress.ts';

const over = ['done', 'failed', 'cancelled'];

export const cancelImportAction = action(cancelImport, async (unit, { id }) => {
  const row = await visibleImport(unit, id, { lock: true });
  if (over.includes(row.state)) throw new Refusal('import_state');
  await moveImport(sqlOf(unit), id, [row.state], { state: 'cancelled', finished_at: unit.moment });
  // Files that came beside it go the way of loose files.
  await sqlOf(unit).query('delete from data_import_beside where import_id = $1', [id]);
  if (row.task_id)
    await sqlOf(unit).query(
      `update task set cancel_asked_at = coalesce(cancel_asked_at, $2) where id = $1 and state in ('waiting', 'running')`,
      [row.task_id, unit.moment],
    );
  unit.event({ data: { import: id, kind: row.kind, was: row.state, ...row.applied } });
  return { ok: true as const };
});
