// An import as its page and its callers see it, and the way to one that the actor may see.
import { sql } from 'kysely';
import type { ImportCard } from '#contract/import.ts';
import { importFindings } from '#contract/import.ts';
import { type Actor, isPerson } from '../actor.ts';
import { shapeOf, sqlOf, unscoped } from '../handle.ts';
import { accountOf } from '../identity/account-of.ts';
import type { AnyReader } from '../reader.ts';
import { Refusal, words } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { AnyUnit } from '../unit.ts';
import { type ImportRow, importRow, noCounts } from './progress.ts';

type AnyHandle = AnyUnit | AnyReader;

export function importCardOf(handle: AnyHandle, row: ImportRow): ImportCard {
  const definition = shapeOf(handle).services.catalog.imports.get(row.kind);
  const { update = true, intoClosed = false, invite = false, dryRun = true, journalId } = row.options;
  return {
    id: row.id,
    kind: row.kind,
    kindTitle: definition?.title ?? { ru: row.kind, en: row.kind },
    fileName: row.file_name,
    state: row.state,
    columns: row.columns,
    mapping: row.mapping,
    options: { update, intoClosed, invite, dryRun, ...(journalId ? { journalId } : {}) },
    rows: row.rows,
    done: row.done,
    counts: { ...noCounts(), ...row.counts },
    applied: { ...noCounts(), ...row.applied },
    findings: importFindings.parse(row.findings),
    error: row.error ? { code: row.error, message: words(row.error, { most: 0 }) } : null,
    taskId: row.task_id,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}

/**
 * One's own imports; all of them for those whose right to this operation reaches everything, of what they might bring in
 * themselves: the rows of a register show as much as its letters do.
 */
export async function visibleImport(
  handle: AnyHandle,
  id: string,
  options: { lock?: boolean } = {},
): Promise<ImportRow> {
  const row = await importRow(sqlOf(handle), id, options);
  if (!seesImport(shapeOf(handle).services, handle.actor, handle.operation, row)) throw new Refusal('not_found');
  return row;
}

export function seesImport(
  { catalog }: Pick<Services, 'catalog'>,
  { id, rights }: Pick<Actor, 'id' | 'rights'>,
  operation: string,
  row: Pick<ImportRow, 'owner_id' | 'kind'>,
): boolean {
  const needs = catalog.imports.get(row.kind)?.needs ?? [];
  return row.owner_id === id || (rights.everywhere(operation) && needs.every((need) => rights.has(need)));
}

/** The page of imports that the actor may see, the newest first. */
export async function importPage(handle: AnyHandle, after: string | undefined, limit: number): Promise<ImportRow[]> {
  const { imports } = shapeOf(handle).services.catalog;
  const { rights } = handle.actor;
  const open = [...imports.values()].filter(({ needs }) => needs.every((need) => rights.has(need)));
  const kinds = rights.everywhere(handle.operation) ? open.map(({ kind }) => kind) : [];
  const own = isPerson(handle.actor) || kinds.length === 0 ? accountOf(handle.actor) : null;
  const mine = sql`(owner_id = ${own} or kind = any(${kinds}::text[]))`;
  const beyond = after ? sql`id < ${after}::uuid` : sql`true`;
  const { rows } = await sql<ImportRow>`
    select id, kind, owner_id, file_id, file_name, state, heading_row, columns, mapping, options, check_next, rows, done,
      counts, applied, findings, error, task_id, created_at, started_at, finished_at
    from data_import where ${mine} and ${beyond} order by id desc limit ${sql.raw(String(limit))}`.execute(
    unscoped(handle),
  );
  return rows;
}
