// After the rows: the files that they name come to hang on their records, one at a time, admitted like any upload. What is
// done is marked row by row, so that a run that was cut short goes on where it stopped.
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ImportFindings, importFindings } from '#contract/import.ts';
import type { Actor } from '../actor.ts';
import type { Sql } from '../db/sql.ts';
import { openFile } from '../files/download.ts';
import { type FileRow, findFile } from '../files/file-row.ts';
import { openZipEntry, type ZipEntry } from '../files/read-zip.ts';
import { uploadTo } from '../records/upload-file.ts';
import { Refusal, words } from '../refusal.ts';
import { call } from '../runner.ts';
import type { Services } from '../services.ts';
import { attachRight, zipOf } from './beside.ts';
import { importRow, moveImport } from './progress.ts';
import type { RunGround } from './run-rows.ts';

const batchSize = 50;
const listed = 500;

interface Waiting {
  row: number;
  place: number;
  recordId: string;
  fileId: string;
  name: string;
  size: number;
  entry: ZipEntry | null;
}
type Came = { state: 'attached' | 'same' } | { state: 'refused'; told: Refusal };

export async function attachRowFiles(ground: RunGround): Promise<void> {
  const { run, row } = ground;
  const { write } = run.services.pools;
  for (;;) {
    const now = await importRow(write, row.id);
    if (now.state !== 'running') return;
    const waiting = await nextFiles(write, row.id);
    if (waiting.length === 0) return;
    const actor = await ground.renew();
    for (const one of waiting) {
      run.signal.throwIfAborted();
      await settle(write, row.id, one, await bring(run.services, actor, one));
    }
    const findings = await countFiles(write, row.id);
    await moveImport(write, row.id, ['running', 'cancelled'], { findings });
    await run.progress(findings.filesAttached + findings.filesThere + findings.filesRefused, findings.filesNamed);
  }
}

async function nextFiles(sql: Sql, importId: string): Promise<Waiting[]> {
  const { rows } = await sql.query<Waiting>(
    `select l.row, l.place, r.record_id as "recordId", f.file_id as "fileId", f.name, f.size::float8 as size, f.entry
     from data_import_row_file l
     join data_import_row r on r.import_id = l.import_id and r.row = l.row
     join data_import_beside f on f.import_id = l.import_id and f.place = l.place
     where l.import_id = $1 and l.state = 'waiting' and r.record_id is not null and r.outcome in ('new', 'changed', 'same')
     order by l.row, l.position limit ${batchSize}`,
    [importId],
  );
  return rows;
}

async function bring(services: Services, actor: Actor, one: Waiting): Promise<Came> {
  try {
    if (await isThere(services, one)) return { state: 'same' };
    await call(services, attachRight, actor, { id: one.recordId, fileIds: [await looseFile(services, actor, one)] });
    return { state: 'attached' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { state: 'refused', told: error };
  }
}

/** The uploaded file itself while it hangs nowhere; else its bytes as a file of their own. */
async function looseFile(services: Services, actor: Actor, one: Waiting): Promise<string> {
  const { pools } = services;
  if (one.entry === null) {
    const file = await findFile(pools.write, one.fileId);
    if (file && file.attached_at === null && file.owner_id === actor.id) return file.id;
  }
  const name = one.name.slice(one.name.lastIndexOf('/') + 1);
  return (await uploadTo(services, actor, { name, body: await bytesOf(services, one) })).id;
}

async function bytesOf(services: Services, one: Waiting): Promise<Readable> {
  if (one.entry) return openZipEntry(await zipOf(services, one.fileId), one.entry);
  const file = await findFile(services.pools.write, one.fileId);
  if (!file) throw new Refusal('not_found');
  return openFile({ store: services.store, masterKeys: services.masterKeys, file });
}

/** A file of this size hangs on the record already, and its bytes are the same: the row was imported before. */
async function isThere(services: Services, one: Waiting): Promise<boolean> {
  const { rows } = await services.pools.write.query<Pick<FileRow, 'sha256'>>(
    'select f.sha256 from attachment a join file f on f.id = a.file_id where a.record_id = $1 and f.size = $2',
    [one.recordId, one.size],
  );
  if (rows.length === 0) return false;
  const hash = createHash('sha256');
  await pipeline(await bytesOf(services, one), hash);
  const sum = hash.digest('hex');
  return rows.some(({ sha256 }) => sha256 === sum);
}

/** The mark and, where it was refused, the words beside the row: together or not at all. */
async function settle(sql: Sql, importId: string, one: Waiting, came: Came): Promise<void> {
  const message =
    came.state === 'refused' ? words(came.told.code, { ...came.told.details, name: one.name }) : undefined;
  await sql.query(
    `with marked as (update data_import_row_file set state = $4, refusal = $5::jsonb
       where import_id = $1 and row = $2 and place = $3)
     update data_import_row set problems = problems || $6::jsonb where import_id = $1 and row = $2 and $5::jsonb is not null`,
    [
      importId,
      one.row,
      one.place,
      came.state,
      message ? JSON.stringify(message) : null,
      JSON.stringify(message ? [{ column: 'files', code: 'import_file_refused', message }] : []),
    ],
  );
}

async function countFiles(sql: Sql, importId: string): Promise<ImportFindings> {
  const { rows } = await sql.query<{ state: string; n: number }>(
    'select state, count(*)::int as n from data_import_row_file where import_id = $1 group by state',
    [importId],
  );
  const { rows: refused } = await sql.query<ImportFindings['refusedFiles'][number]>(
    `select l.row, f.name, l.refusal as message from data_import_row_file l
     join data_import_beside f on f.import_id = l.import_id and f.place = l.place
     where l.import_id = $1 and l.state = 'refused' order by l.row, l.position limit ${listed}`,
    [importId],
  );
  const { findings } = await importRow(sql, importId);
  const count = (state: string) => rows.find((one) => one.state === state)?.n ?? 0;
  return {
    ...importFindings.parse(findings),
    filesAttached: count('attached'),
    filesThere: count('same'),
    filesRefused: count('refused'),
    refusedFiles: refused,
  };
}
