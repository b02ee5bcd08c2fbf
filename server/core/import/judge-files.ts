// Which files the rows of a batch name: each found among those that came beside the table, or told missing beside the row.
import type { Sql } from '../db/sql.ts';
import { baseOf, fileKey, stemOf } from './beside.ts';
import type { JudgedRow } from './definition.ts';

export interface FileGround {
  importId: string;
  limitBytes: number;
  filesOf(value: unknown): readonly string[];
  /** Nobody chose a column for them. */
  column: string;
}
interface Beside {
  place: number;
  name: string;
  size: number;
  base: string;
  stem: string;
}

/** Run by the check only: the run goes by what is kept of it. */
export async function judgeFiles(sql: Sql, rows: readonly JudgedRow<unknown>[], ground: FileGround): Promise<number> {
  const naming = rows.flatMap((row) => ground.filesOf(row.value).map((name) => ({ row, name, key: fileKey(name) })));
  if (naming.length === 0) return 0;
  const keys = [...new Set(naming.map(({ key }) => baseOf(key)))];
  const { rows: beside } = await sql.query<Beside>(
    `select place, name, size::float8 as size, base_key as base, stem_key as stem from data_import_beside
     where import_id = $1 and base_key = any($2) union
     select place, name, size::float8, base_key, stem_key from data_import_beside where import_id = $1 and stem_key = any($2)`,
    [ground.importId, keys],
  );
  const byName = new Map<string, Beside[]>();
  // Of files with one whole name the last that was given stands.
  const latest = new Map(beside.toSorted((a, b) => a.place - b.place).map((file) => [fileKey(file.name), file]));
  for (const file of latest.values())
    for (const key of new Set([file.base, file.stem])) byName.set(key, [...(byName.get(key) ?? []), file]);
  const there = await attachedNames(
    sql,
    naming.flatMap(({ row }) => row.recordId ?? []),
  );
  const named = new Set<number>();
  const found: { row: JudgedRow<unknown>; place: number }[] = [];
  for (const { row, name, key } of naming) {
    const wrong = (code: string, details: object = {}) =>
      row.problems.push({ column: ground.column, code, details: { name, ...details } });
    const fitting = fittingTo(key, byName.get(baseOf(key)) ?? []);
    const [only] = fitting;
    for (const { place } of fitting) named.add(place);
    if (fitting.length > 1) wrong('import_file_several');
    else if (only && only.size > ground.limitBytes)
      wrong('import_file_large', { limit: Math.floor(ground.limitBytes / (1 << 20)) });
    else if (only) found.push({ row, place: only.place });
    else if (!there.has(`${row.recordId} ${stemOf(key)}`)) wrong('import_file_missing');
  }
  for (const { row } of naming) if (row.problems.some((one) => !one.note)) row.verdict = 'error';
  const links = found.flatMap(({ row, place }, at) =>
    row.verdict === 'error' ? [] : [{ row: row.row, place, position: at }],
  );
  await sql.query(
    `insert into data_import_row_file (import_id, row, place, position)
     select $1, l.row, l.place, l.position
     from json_to_recordset($2::json) as l (row integer, place integer, position integer) on conflict do nothing`,
    [ground.importId, JSON.stringify(links)],
  );
  await sql.query('update data_import_beside set named = true where import_id = $1 and place = any($2) and not named', [
    ground.importId,
    [...named],
  ]);
  return links.length;
}

/** The whole path, else its end, else the name alone; a name without an extension fits the file that has one. */
function fittingTo(key: string, files: readonly Beside[]): Beside[] {
  const ends = (path: string) => path === key || path.endsWith(`/${key}`);
  const whole = files.filter((file) => fileKey(file.name) === key);
  if (whole.length > 0) return whole;
  const byEnd = files.filter((file) => ends(fileKey(file.name)));
  if (byEnd.length > 0) return byEnd;
  const byStem = files.filter((file) => ends(fileKey(file.name).replace(/\.[^./]{1,5}$/, '')));
  // The table may know folders of the former disk, which the archive lacks.
  return byStem.length > 0 ? byStem : files.filter((file) => file.base === baseOf(key) || file.stem === baseOf(key));
}

/** What known records have already, so that their rows need not bring it again. */
async function attachedNames(sql: Sql, recordIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (recordIds.length === 0) return new Set();
  const { rows } = await sql.query<{ record: string; name: string }>(
    `select a.record_id as record, f.name from attachment a join file f on f.id = a.file_id where a.record_id = any($1::uuid[])`,
    [[...new Set(recordIds)]],
  );
  return new Set(rows.map(({ record, name }) => `${record} ${stemOf(fileKey(name))}`));
}

/** How many files no row names, and the first of them. */
export async function unusedFiles(sql: Sql, importId: string): Promise<{ filesUnused: number; unusedFiles: string[] }> {
  const unused = `import_id = $1 and not named and archive is null`;
  const { rows: counted } = await sql.query<{ n: number }>(
    `select count(*)::int as n from data_import_beside where ${unused}`,
    [importId],
  );
  const { rows } = await sql.query<{ name: string }>(
    `select name from data_import_beside where ${unused} order by place limit 500`,
    [importId],
  );
  return { filesUnused: counted[0]?.n ?? 0, unusedFiles: rows.map(({ name }) => name) };
}
