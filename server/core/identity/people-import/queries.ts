// Imports, one import, and its rows with what each comes to.
import { sql } from 'kysely';
import { listImportRows, listImports, readImport } from '#contract/people-import.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { unscoped } from '../../handle.ts';
import { isId } from '../../ids.ts';
import { Refusal } from '../../refusal.ts';
import { importCardOf, importCards } from './import-cards.ts';

export const listImportsQuery = query(listImports, async (reader, input) => {
  requireEverywhere(reader);
  if (input.after && !isId(input.after)) throw new Refusal('bad_cursor');
  const beyond = input.after ? sql`i.id < ${input.after}::uuid` : sql`true`;
  const cards = await importCards(reader, sql`${beyond} order by i.id desc limit ${sql.raw(String(input.limit + 1))}`);
  const items = cards.slice(0, input.limit);
  return { items, next: cards.length > input.limit ? (items.at(-1)?.id ?? null) : null };
});

export const readImportQuery = query(readImport, async (reader, input) => {
  requireEverywhere(reader);
  return importCardOf(reader, input.id);
});

type Row = Awaited<ReturnType<typeof rowsOf>>[number];
const rowsOf = async (reader: object, id: string, verdict: string | undefined, after: number, limit: number) => {
  const { rows } = await sql<{
    row: number;
    cells: string[];
    verdict: 'create' | 'update' | 'same' | 'error' | null;
    fields: { login?: string } | null;
    login: string | null;
    problems: { field: string; code: string; message: { ru: string; en: string } }[];
    outcome: 'created' | 'updated' | 'same' | 'failed' | null;
    user_id: string | null;
  }>`select r.row, r.cells, r.verdict, coalesce(u.login, r.fields ->> 'login') as login, r.problems, r.outcome, r.user_id
    from people_import_row r left join app_user u on u.id = r.user_id
    where r.import_id = ${id} and r.row > ${after} and (${verdict ?? null}::text is null or r.verdict = ${verdict ?? null})
    order by r.row limit ${sql.raw(String(limit))}`.execute(unscoped(reader));
  return rows;
};

export const listImportRowsQuery = query(listImportRows, async (reader, input) => {
  requireEverywhere(reader);
  await importCardOf(reader, input.id);
  const after = input.after === undefined ? 0 : Number(input.after);
  if (!Number.isInteger(after)) throw new Refusal('bad_cursor');
  const rows = await rowsOf(reader, input.id, input.verdict, after, input.limit + 1);
  const items = rows.slice(0, input.limit);
  reader.shows(items.flatMap((row: Row) => row.user_id ?? []));
  return {
    items: items.map(({ user_id: _user, fields: _fields, ...row }) => row),
    next: rows.length > input.limit ? String(items.at(-1)?.row ?? '') : null,
  };
});
