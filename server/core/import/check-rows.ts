// The dry run: every row is read twice, once to learn what only all of them tell, once to be judged. Nothing is changed.
import type { Sql } from '../db/sql.ts';
import { listArchives } from './beside.ts';
import type { ImportDefinition, ImportSession } from './definition.ts';
import { type FileGround, judgeFiles, unusedFiles } from './judge-files.ts';
import { judgeRows, Names, readRow, type StagedRow } from './judge-rows.ts';
import { type ImportRow, type ImportRun, moveImport, noCounts } from './progress.ts';

const batchSize = 2_000;

export async function* stagedRows(sql: Sql, importId: string): AsyncGenerator<StagedRow[]> {
  for (let after = 0; ; ) {
    const { rows } = await sql.query<StagedRow>(
      `select row, cells from data_import_row where import_id = $1 and row > $2 order by row limit ${batchSize}`,
      [importId, after],
    );
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)?.row ?? after;
  }
}

/** What all rows together tell; the run needs it again, for it may be another process. */
export async function surveyRows<V>(
  sql: Sql,
  importId: string,
  session: ImportSession<V>,
  mapping: readonly (string | null)[],
  signal: AbortSignal,
): Promise<Names> {
  const names = new Names();
  for await (const batch of stagedRows(sql, importId)) {
    signal.throwIfAborted();
    for (const staged of batch) {
      const row = readRow(session, mapping, staged);
      names.see(row);
      if (!row.problems.some((one) => !one.note)) session.see?.(row.row, row.value);
    }
  }
  return names;
}

function filesGround(
  { filesColumn }: ImportDefinition,
  session: ImportSession<unknown>,
  { id, mapping }: ImportRow,
  limitBytes: number,
): FileGround | null {
  const filesOf = session.filesOf?.bind(session);
  return filesColumn && filesOf && mapping.includes(filesColumn)
    ? { importId: id, limitBytes, column: filesColumn, filesOf }
    : null;
}

export async function checkRows(
  run: ImportRun,
  definition: ImportDefinition,
  session: ImportSession<unknown>,
  row: ImportRow,
): Promise<void> {
  const { services } = run;
  const { read, write } = services.pools;
  const counts = noCounts();
  // A check that was cut short, or is done with other columns, finds its files anew.
  await write.query('delete from data_import_row_file where import_id = $1', [row.id]);
  await write.query('update data_import_beside set named = false where import_id = $1 and named', [row.id]);
  await listArchives(services, row.id);
  let filesNamed = 0;
  const names = await surveyRows(read, row.id, session, row.mapping, run.signal);
  let done = 0;
  const files = filesGround(definition, session, row, services.config.uploadLimitBytes);
  for await (const batch of stagedRows(read, row.id)) {
    const rows = batch.map((staged) => readRow(session, row.mapping, staged));
    const judged = await judgeRows(read, definition.kind, session, rows, names, row.options.update);
    if (files) filesNamed += await judgeFiles(write, judged, files);
    for (const one of judged) counts[one.verdict] += 1;
    await write.query(
      `update data_import_row r set verdict = j.verdict, key = j.key, digest = j.digest, problems = j.problems,
         record_id = j."recordId", outcome = null, written_at = null
       from json_to_recordset($2::json) as j (row integer, verdict text, key text, digest text, problems jsonb, "recordId" uuid)
       where r.import_id = $1 and r.row = j.row`,
      [row.id, JSON.stringify(judged.map(({ value: _value, ...kept }) => kept))],
    );
    done += batch.length;
    if (!(await moveImport(write, row.id, ['checking'], { done }))) return;
    await run.progress(done, row.rows);
  }
  await moveImport(write, row.id, ['checking'], {
    state: row.options.dryRun ? 'checked' : 'running',
    done: 0,
    counts,
    findings: { ...session.findings(), filesNamed, ...(await unusedFiles(write, row.id)) },
    ...(row.options.dryRun ? {} : { started_at: services.clock.now().toISOString() }),
  });
}
