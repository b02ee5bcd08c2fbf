// The steps of an import: the file, the dry run, the run, its end.
import { sql } from 'kysely';
import type { Input } from '#contract/core.ts';
import { applyImport, beginImport, cancelImport, checkImport, importRowsAtMost } from '#contract/people-import.ts';
import type { Actor } from '../../actor.ts';
import { action, preparedAction } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { one, unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { readTable, type Table } from '../../import/read-table.ts';
import { Refusal, refuseField } from '../../refusal.ts';
import type { Services } from '../../services.ts';
import type { AnyUnit } from '../../unit.ts';
import { accountOf } from '../account-of.ts';
import { dryRun } from './dry-run.ts';
import { guessMapping } from './guess-mapping.ts';
import { importCardOf } from './import-cards.ts';
import { runImport } from './run-import.ts';

const bounds = { rows: importRowsAtMost, letters: 500, memoryMb: 256, patienceMs: 60_000 };
const read = (_services: Services, _actor: Actor, { content }: Input<typeof beginImport>): Promise<Table> =>
  readTable(Buffer.from(content, 'base64'), bounds);

export const beginImportAction = preparedAction(beginImport, read, async (unit, input, table) => {
  requireEverywhere(unit);
  const db = unscoped(unit);
  const id = newId(unit.now.getTime());
  const columns = table.headings.map((name, place) => ({
    name,
    samples: table.rows
      .slice(0, 3)
      .map((row) => row[place] ?? '')
      .filter(Boolean),
  }));
  await db
    .insertInto('people_import')
    .values({
      id,
      owner_id: accountOf(unit.actor),
      file_name: input.name,
      columns: JSON.stringify(columns),
      mapping: JSON.stringify(guessMapping(table.headings, table.rows)),
      options: JSON.stringify({ update: true, invite: false }),
      created_at: unit.moment,
      started_at: null,
      finished_at: null,
    })
    .execute();
  const rows = table.rows.map((cells, place) => ({ row: place + 2, cells }));
  await sql`insert into people_import_row (import_id, row, cells)
    select ${id}::uuid, r.row, r.cells from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (row integer, cells jsonb)`.execute(
    db,
  );
  unit.event({ data: { import: id, rows: rows.length } });
  return importCardOf(unit, id);
});

async function lockImport(unit: AnyUnit, id: string) {
  return one(
    unscoped(unit).selectFrom('people_import').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
  );
}

export const checkImportAction = action(checkImport, async (unit, input) => {
  requireEverywhere(unit);
  const { state } = await lockImport(unit, input.id);
  if (state !== 'mapping' && state !== 'checked') throw new Refusal('import_state');
  const { mapping, options, id } = input;
  if (!mapping.some((field) => field === 'name' || field === 'lastName'))
    throw refuseField('mapping', 'import_unmapped');
  const db = unscoped(unit);
  const rows = await db
    .selectFrom('people_import_row')
    .select(['row', 'cells'])
    .where('import_id', '=', id)
    .orderBy('row')
    .execute();
  const judged = await dryRun(unit, rows as unknown as { row: number; cells: string[] }[], mapping, options.update);
  await sql`update people_import_row r set verdict = j.verdict, fields = j.fields, problems = j.problems, user_id = j."userId"
    from jsonb_to_recordset(${JSON.stringify(judged)}::jsonb)
      as j (row integer, verdict text, fields jsonb, problems jsonb, "userId" uuid)
    where r.import_id = ${id} and r.row = j.row`.execute(db);
  await db
    .updateTable('people_import')
    .set({
      state: 'checked',
      mapping: JSON.stringify(mapping),
      options: JSON.stringify(options),
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute();
  const card = await importCardOf(unit, id);
  unit.event({ data: { import: id, ...card.verdicts } });
  return card;
});

export const applyImportAction = action(applyImport, async (unit, { id }) => {
  requireEverywhere(unit);
  const { state } = await lockImport(unit, id);
  if (state !== 'checked') throw new Refusal('import_state');
  await unscoped(unit)
    .updateTable('people_import')
    // Whoever starts it answers for it: the rows are written with this person's rights.
    .set({ state: 'running', started_at: unit.moment, owner_id: accountOf(unit.actor) })
    .where('id', '=', id)
    .execute();
  unit.enqueue({ job: runImport.name, payload: { id }, key: `people-import ${id}` });
  const card = await importCardOf(unit, id);
  unit.event({ data: { import: id, ...card.verdicts } });
  return card;
});

export const cancelImportAction = action(cancelImport, async (unit, { id }) => {
  requireEverywhere(unit);
  const { state } = await lockImport(unit, id);
  if (state === 'done' || state === 'cancelled') throw new Refusal('import_state');
  await unscoped(unit)
    .updateTable('people_import')
    .set({ state: 'cancelled', finished_at: unit.moment })
    .where('id', '=', id)
    .execute();
  unit.event({ data: { import: id, was: state } });
  return { ok: true as const };
});
