// A new import of a file that was uploaded; the work itself is done later, step after step.
import { beginImport } from '#contract/import.ts';
import { action } from '../../core-operation.ts';
import { shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { accountOf } from '../../identity/account-of.ts';
import { newId } from '../../ids.ts';
import { refuseField } from '../../refusal.ts';
import { mayImport, requireRun } from '../advance.ts';
import { takeFor } from '../beside.ts';
import { importCardOf } from '../cards.ts';
import { startImport } from '../import-task.ts';
import { importRow } from '../progress.ts';

export const beginImportAction = action(beginImport, async (unit, input) => {
  const definition = shapeOf(unit).services.catalog.imports.get(input.kind);
  if (!definition || !mayImport(unit.actor.rights, definition)) throw refuseField('kind', 'import_kind_unknown');
  if (!input.options.dryRun) requireRun(unit.actor.rights);
  const db = unscoped(unit);
  // A file is imported by whoever uploaded it, and is held from then on by the import.
  const file = await db
    .selectFrom('file')
    .select(['id', 'name'])
    .where('id', '=', input.fileId)
    .where('owner_id', '=', unit.actor.id)
    .executeTakeFirst();
  if (!file) throw refuseField('fileId', 'not_found');
  const id = newId(unit.now.getTime());
  await db
    .insertInto('data_import')
    .values({
      id,
      kind: input.kind,
      owner_id: accountOf(unit.actor),
      file_id: file.id,
      file_name: file.name,
      state: 'reading',
      options: JSON.stringify({ ...input.options, ...(input.mapping ? { told: input.mapping } : {}) }),
      check_next: input.check,
      error: null,
      task_id: null,
      created_at: unit.moment,
      started_at: null,
      finished_at: null,
    })
    .execute();
  await takeFor(unit, definition, id, input.besideIds);
  const task = await startImport(unit, { id, file_name: file.name, title: definition.title });
  unit.event({ data: { import: id, kind: input.kind, fileId: file.id, files: input.besideIds.length, task } });
  return importCardOf(unit, await importRow(sqlOf(unit), id));
});
