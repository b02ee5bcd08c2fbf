// Mappings of columns kept under a name, for files of the same shape; everybody who imports that kind finds them.
import { removeImportMapping, saveImportMapping } from '#contract/import.ts';
import { action } from '../../core-operation.ts';
import { shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { accountOf } from '../../identity/account-of.ts';
import { newId } from '../../ids.ts';
import { Refusal, refuseField } from '../../refusal.ts';
import { mayImport } from '../advance.ts';
import { columnsOf } from '../own-columns.ts';

export const saveMappingAction = action(saveImportMapping, async (unit, { kind, name, columns }) => {
  const definition = shapeOf(unit).services.catalog.imports.get(kind);
  if (!definition || !mayImport(unit.actor.rights, definition)) throw refuseField('kind', 'import_kind_unknown');
  const fields = await columnsOf(sqlOf(unit), definition);
  const known = new Set(fields.map((field) => field.key));
  const kept = Object.fromEntries(Object.entries(columns).filter(([, field]) => known.has(field)));
  const owner = accountOf(unit.actor);
  const saved = await unscoped(unit)
    .insertInto('data_import_mapping')
    .values({
      id: newId(unit.now.getTime()),
      kind,
      name,
      owner_id: owner,
      columns: JSON.stringify(kept),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'name'])
        .doUpdateSet({ columns: JSON.stringify(kept) })
        // Another person's stays as that person saved it.
        .where('data_import_mapping.owner_id', '=', owner),
    )
    .returning(['id'])
    .executeTakeFirst();
  if (!saved) throw refuseField('name', 'import_mapping_taken');
  unit.event({ data: { mapping: saved.id, kind, columns: Object.keys(kept).length } });
  return { id: saved.id, name, columns: kept };
});

export const removeMappingAction = action(removeImportMapping, async (unit, { id }) => {
  const db = unscoped(unit);
  const query = db.deleteFrom('data_import_mapping').where('id', '=', id);
  const mine = unit.actor.rights.everywhere(unit.operation) ? query : query.where('owner_id', '=', unit.actor.id);
  const removed = await mine.returning(['kind']).executeTakeFirst();
  if (!removed) throw new Refusal('not_found');
  unit.event({ data: { mapping: id, kind: removed.kind } });
  return { ok: true as const };
});
