// The word to write what the dry run has found good. Whoever gives it answers for it: rows are written with their rights.
import { sql } from 'kysely';
import { runImport } from '#contract/import.ts';
import { action } from '../../core-operation.ts';
import { shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { accountOf } from '../../identity/account-of.ts';
import { Refusal } from '../../refusal.ts';
import { mayImport } from '../advance.ts';
import { importCardOf, visibleImport } from '../cards.ts';
import { startImport } from '../import-task.ts';
import { importRow, moveImport } from '../progress.ts';

export const runImportAction = action(runImport, async (unit, { id }) => {
  const row = await visibleImport(unit, id, { lock: true });
  const definition = shapeOf(unit).services.catalog.imports.get(row.kind);
  if (!definition || !mayImport(unit.actor.rights, definition)) throw new Refusal('not_allowed');
  if (row.state === 'mapping' || row.state === 'checking') throw new Refusal('import_not_checked');
  // A run that a fault has ended goes on with the rows that it did not come to.
  const again = row.state === 'failed' && row.started_at !== null;
  if (row.state !== 'checked' && !again) throw new Refusal('import_state');
  await moveImport(sqlOf(unit), id, [row.state], {
    state: 'running',
    error: null,
    finished_at: null,
    // When it began, not when it went on: what it has made before tells itself by that.
    ...(again ? {} : { started_at: unit.moment, done: 0, applied: {} }),
  });
  await unscoped(unit)
    .updateTable('data_import')
    .set({ owner_id: accountOf(unit.actor) })
    .where('id', '=', id)
    .execute();
  if (!again)
    await sql`update data_import_row set outcome = null, written_at = null where import_id = ${id} and outcome is not null`.execute(
      unscoped(unit),
    );
  const task = await startImport(unit, { ...row, title: definition.title });
  unit.event({ data: { import: id, kind: row.kind, ...row.counts, task } });
  return importCardOf(unit, await importRow(sqlOf(unit), id));
});
