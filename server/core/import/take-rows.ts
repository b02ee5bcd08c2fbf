// The first step: the uploaded file's rows are taken in, the headings found and matched.
import { buffer } from 'node:stream/consumers';
import { importRowsAtMost } from '#contract/import.ts';
import { openFile } from '../files/download.ts';
import { findFile } from '../files/file-row.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { beginningOf } from './decode.ts';
import type { ImportColumn, ImportDefinition } from './definition.ts';
import { guessColumns, headingRow, mappingOf, savedColumns } from './guess-columns.ts';
import { columnsOf } from './own-columns.ts';
import { type ImportRow, type ImportRun, moveImport } from './progress.ts';
import { isEmptyRow, readRowsOf } from './read-table.ts';

const batchSize = 5_000;
const bounds = { rows: importRowsAtMost, letters: 5_000, memoryMb: 3_072, patienceMs: 10 * 60_000 };

/** What a person would call the columns when the program was not told. */
type Told = { mapping?: (string | null)[] | Record<string, string | null> };

export async function takeRows(run: ImportRun, definition: ImportDefinition, row: ImportRow): Promise<void> {
  const { services } = run;
  const { pools, store, masterKeys } = services;
  const file = row.file_id ? await findFile(pools.write, row.file_id) : null;
  if (!file) throw new Refusal('not_found');
  const rows = await readRowsOf(await buffer(await openFile({ store, masterKeys, file })), {
    ...bounds,
    signal: run.signal,
  });
  const columns = await columnsOf(pools.read, definition);
  const heading = headingRow(columns, rows);
  const headings = (rows[heading] ?? []).map((cell) => beginningOf(cell, 500));
  const lines = rows.flatMap((cells, place) =>
    place > heading && !isEmptyRow(cells) ? [{ row: place + 1, cells }] : [],
  );
  if (lines.length === 0) throw new Refusal('import_empty');
  // A step that was cut short begins anew.
  await pools.write.query('delete from data_import_row where import_id = $1', [row.id]);
  for (let from = 0; from < lines.length; from += batchSize) {
    const batch = lines.slice(from, from + batchSize);
    await pools.write.query(
      `insert into data_import_row (import_id, row, cells)
       select $1, r.row, r.cells from json_to_recordset($2::json) as r (row integer, cells jsonb)`,
      [row.id, JSON.stringify(batch)],
    );
    await moveImport(pools.write, row.id, ['reading'], { rows: from + batch.length, done: from + batch.length });
    await run.progress(from + batch.length, lines.length);
  }
  const { told } = row.options as { told?: Told['mapping'] };
  const mapping = await mappingFor(services, definition.kind, columns, { headings, lines, told });
  const samples = headings.map((name, place) => ({
    name,
    samples: lines
      .slice(0, 200)
      .map((line) => line.cells[place] ?? '')
      .filter(Boolean)
      .slice(0, 3)
      .map((sample) => beginningOf(sample, 120)),
  }));
  const whole = missingColumns(definition, mapping).length === 0;
  await moveImport(pools.write, row.id, ['reading'], {
    state: row.check_next && whole ? 'checking' : 'mapping',
    heading_row: heading + 1,
    columns: samples,
    mapping,
    rows: lines.length,
    done: 0,
  });
}

async function mappingFor(
  { pools }: Services,
  kind: string,
  columns: readonly ImportColumn[],
  {
    headings,
    lines,
    told,
  }: { headings: readonly string[]; lines: readonly { cells: string[] }[]; told: Told['mapping'] },
): Promise<(string | null)[]> {
  if (Array.isArray(told)) return headings.map((_, place) => told[place] ?? null);
  if (told) return mappingOf(told, headings);
  const { rows } = await pools.read.query<{ columns: Record<string, string> }>(
    'select columns from data_import_mapping where kind = $1 order by id desc limit 200',
    [kind],
  );
  const known = new Set(columns.map((column) => column.key));
  const saved = savedColumns(rows, headings)?.map((field) => (field !== null && known.has(field) ? field : null));
  const first = lines.slice(0, 20).map(({ cells }) => cells);
  return saved ?? guessColumns(columns, headings, first);
}

/** Required fields that no column gives. */
export function missingColumns({ columns, needsOne }: ImportDefinition, mapping: readonly (string | null)[]) {
  const none = needsOne && !needsOne.some((key) => mapping.includes(key));
  return columns.filter(({ key, required }) => (required && !mapping.includes(key)) || (none && key === needsOne[0]));
}
