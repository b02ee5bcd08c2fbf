// The dry run of an import, with other columns or options where they are given.
import { checkImport } from '#contract/import.ts';
import { action } from '../../core-operation.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import { Refusal, refuseField, words } from '../../refusal.ts';
import { mayImport, requireRun } from '../advance.ts';
import { takeFor } from '../beside.ts';
import { importCardOf, visibleImport } from '../cards.ts';
import { mappingOf } from '../guess-columns.ts';
import { startImport } from '../import-task.ts';
import { columnsOf } from '../own-columns.ts';
import { importRow, moveImport } from '../progress.ts';
import { missingColumns } from '../take-rows.ts';

export const checkImportAction = action(checkImport, async (unit, input) => {
  const row = await visibleImport(unit, input.id, { lock: true });
  const definition = shapeOf(unit).services.catalog.imports.get(row.kind);
  if (!definition || !mayImport(unit.actor.rights, definition)) throw new Refusal('not_allowed');
  if (row.state !== 'mapping' && row.state !== 'checked') throw new Refusal('import_state');
  const headings = row.columns.map((column) => column.name);
  const given = input.mapping ?? row.mapping;
  const mapping = Array.isArray(given) ? headings.map((_, place) => given[place] ?? null) : mappingOf(given, headings);
  const columns = await columnsOf(sqlOf(unit), definition);
  const known = new Set(columns.map((column) => column.key));
  const used = mapping.filter((field) => field !== null);
  if (used.some((field) => !known.has(field))) throw refuseField('mapping', 'not_found');
  if (new Set(used).size < used.length) throw refuseField('mapping', 'import_column_twice');
  const missing = missingColumns(definition, mapping);
  if (missing.length > 0) {
    const names = { ru: missing.map((one) => one.title.ru), en: missing.map((one) => one.title.en) };
    const message = {
      ru: words('import_columns_missing', { names: names.ru.join(', ') }).ru,
      en: words('import_columns_missing', { names: names.en.join(', ') }).en,
    };
    throw new Refusal('invalid_input', { errors: [{ field: 'mapping', code: 'import_columns_missing', message }] });
  }
  await takeFor(unit, definition, row.id, input.besideIds);
  const options = { ...row.options, ...input.options };
  if (!options.dryRun) requireRun(unit.actor.rights);
  await moveImport(sqlOf(unit), row.id, [row.state], {
    state: 'checking',
    mapping,
    options,
    done: 0,
    counts: {},
    findings: {},
  });
  const task = await startImport(unit, { ...row, title: definition.title });
  unit.event({ data: { import: row.id, kind: row.kind, columns: used.length, files: input.besideIds.length, task } });
  return importCardOf(unit, await importRow(sqlOf(unit), row.id));
});
