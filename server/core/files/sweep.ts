// Throwing away what nobody keeps: files that no draft and no record holds, bytes without a row, unfinished writes.
// `sql` must not be inside a transaction: bytes go only after their row is gone for good.
import type { Clock } from '../clock.ts';
import type { Sql } from '../db/sql.ts';
import type { FileStore } from './store.ts';

/** The job that sweeps. */
export const sweepJob = 'core.file.sweep';

const dayMs = 24 * 60 * 60 * 1000;

export interface Swept {
  /** Rows with their bytes. */
  files: number;
  /** Stored objects that no row names. */
  objects: number;
  /** Writes that never ended. */
  unfinished: number;
}

export async function sweepLooseFiles(sql: Sql, store: FileStore, clock: Clock, batch = 200): Promise<Swept> {
  const before = new Date(clock.now().getTime() - dayMs);
  const files = await sweepRows(sql, store, before, batch);
  const objects = await sweepObjects(sql, store, before, batch);
  return { files, objects, unfinished: await store.removeUnfinished(before) };
}

/** A file that is being attached is locked, so it is skipped; one attached since is kept by the repeated condition. */
async function sweepRows(sql: Sql, store: FileStore, before: Date, batch: number): Promise<number> {
  const loose = (row: string) => `${row}.attached_at is null and ${row}.draft_id is null
    and not exists (select from attachment where attachment.file_id = ${row}.id)
    and not exists (select from task_file where task_file.file_id = ${row}.id)
    and not exists (select from data_import_beside where data_import_beside.file_id = ${row}.id)`;
  // A picture whose clean copy hangs on a record goes at once, whoever still names it in a draft.
  const replaced = (row: string) => `${row}.attached_at is null
    and exists (select from file copy where copy.cleaned_of = ${row}.id and copy.attached_at is not null)`;
  for (let swept = 0; ; ) {
    const removed = await sql.query<{ id: string }>(
      `delete from file where (${loose('file')} or ${replaced('file')}) and id = any (array(
         select candidate.id from file candidate
         where candidate.attached_at is null and (candidate.created_at < $1 and ${loose('candidate')} or ${replaced('candidate')})
         order by candidate.created_at limit $2 for update of candidate skip locked))
       returning id`,
      [before, batch],
    );
    for (const { id } of removed.rows) await store.remove(id);
    swept += removed.rows.length;
    if (removed.rows.length === 0) return swept;
  }
}

async function sweepObjects(sql: Sql, store: FileStore, before: Date, batch: number): Promise<number> {
  let swept = 0;
  const removeUnnamed = async (keys: string[]) => {
    const named = await sql.query<{ id: string }>('select id from file where id = any($1::uuid[])', [keys]);
    const rows = new Set(named.rows.map((row) => row.id));
    for (const key of keys) {
      if (rows.has(key)) continue;
      // A young object may belong to an upload whose row is not yet written.
      const storedAt = await store.storedAt(key);
      if (!storedAt || storedAt >= before) continue;
      await store.remove(key);
      swept += 1;
    }
  };
  let keys: string[] = [];
  for await (const key of store.list()) {
    keys.push(key);
    if (keys.length < batch) continue;
    await removeUnnamed(keys);
    keys = [];
  }
  if (keys.length > 0) await removeUnnamed(keys);
  return swept;
}
