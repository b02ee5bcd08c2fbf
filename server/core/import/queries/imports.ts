// What can be imported by whoever asks, the imports, one import, and its rows with what each comes to.
import { sql } from 'kysely';
import { listImportKinds, listImportRows, listImports, readImport } from '#contract/import.ts';
import { query } from '../../core-operation.ts';
import type { StoredProblem } from '../../db/import-rows.ts';
import { shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { isId } from '../../ids.ts';
import { Refusal, words } from '../../refusal.ts';
import { mayImport } from '../advance.ts';
import { attachRight } from '../beside.ts';
import { importCardOf, importPage, visibleImport } from '../cards.ts';
import { columnsOf } from '../own-columns.ts';

export const listImportKindsQuery = query(listImportKinds, async (reader) => {
  const { imports } = shapeOf(reader).services.catalog;
  const definitions = [...imports.values()].filter((definition) => mayImport(reader.actor.rights, definition));
  const mine = [];
  for (const definition of definitions)
    mine.push({ ...definition, columns: await columnsOf(sqlOf(reader), definition) });
  const saved = await unscoped(reader)
    .selectFrom('data_import_mapping')
    .select(['id', 'kind', 'name', 'columns'])
    .orderBy('name')
    .limit(500)
    .execute();
  return {
    items: mine.map(({ kind, title, about, columns, options, filesColumn }) => ({
      kind,
      title,
      about,
      options: [...options],
      files: filesColumn !== undefined && reader.actor.rights.has(attachRight),
      columns: columns.map((column) => ({
        key: column.key,
        title: column.title,
        required: column.required ?? false,
        about: column.about ?? null,
      })),
      mappings: saved
        .filter((one) => one.kind === kind)
        .map(({ id, name, columns: kept }) => ({ id, name, columns: kept })),
    })),
  };
});

export const listImportsQuery = query(listImports, async (reader, { after, limit }) => {
  if (after && !isId(after)) throw new Refusal('bad_cursor');
  const rows = await importPage(reader, after, limit + 1);
  const items = rows.slice(0, limit);
  return {
    items: items.map((row) => importCardOf(reader, row)),
    next: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
  };
});

export const readImportQuery = query(readImport, async (reader, { id }) =>
  importCardOf(reader, await visibleImport(reader, id)),
);

export const listImportRowsQuery = query(listImportRows, async (reader, input) => {
  await visibleImport(reader, input.id);
  const after = input.after === undefined ? 0 : Number(input.after);
  if (!Number.isInteger(after)) throw new Refusal('bad_cursor');
  // What the run made of a row counts before what the check expected.
  const asked = input.verdict ? sql`and coalesce(outcome, verdict) = ${input.verdict}` : sql``;
  const { rows } = await sql<{
    row: number;
    cells: string[];
    verdict: 'new' | 'changed' | 'same' | 'error' | null;
    problems: StoredProblem[];
    outcome: 'new' | 'changed' | 'same' | 'error' | null;
    recordId: string | null;
  }>`select row, cells, verdict, problems, outcome, record_id as "recordId" from data_import_row
    where import_id = ${input.id} and row > ${after} ${asked} order by row limit ${sql.raw(String(input.limit + 1))}`.execute(
    unscoped(reader),
  );
  const items = rows.slice(0, input.limit);
  const people = await sql<{ id: string }>`select id from data_subject
    where id = any(${items.flatMap((row) => row.recordId ?? [])}::uuid[])`.execute(unscoped(reader));
  reader.shows(people.rows.map(({ id }) => id));
  return {
    items: items.map((row) => ({ ...row, problems: row.problems.map(problemOf) })),
    next: rows.length > input.limit ? String(items.at(-1)?.row ?? '') : null,
  };
});

export const problemOf = ({ column, code, note, details, message }: StoredProblem) => ({
  column,
  code,
  note: note ?? false,
  message: message ?? words(code, details),
});
