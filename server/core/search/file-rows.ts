// The rows of files' texts: they follow attachments, never stand for a record with a mark, and are written when a file is read.
import type { Sql } from '../db/sql.ts';
import { newId } from '../ids.ts';
import { foldPages } from './cut-pages.ts';
import { vectorSql } from './words.ts';

/** Attachments whose text may be kept in the clear: not taken off, of a record without a mark. */
const open = `a.removed_at is null and r.clearance = 'none' and r.life not in ('deleted', 'destroyed')`;

/** Rows without an attachment go; attachments without rows get those of the same file elsewhere, or wait to be read. */
export async function fileRowsFollow(sql: Sql, recordIds: readonly string[]): Promise<void> {
  await sql.query(
    `delete from search_text t where t.record_id = any($1::uuid[]) and t.source = 'file' and not exists (
       select from attachment a join record r on r.id = a.record_id where a.id = t.source_id and ${open})`,
    [recordIds],
  );
  await sql.query(
    `insert into search_text (id, record_id, source, source_id, page, kind, registration_order, audience, body, words)
     select gen_random_uuid(), a.record_id, 'file', a.id, t.page, r.kind, r.registration_order, a.audience, t.body, t.words
     from attachment a join record r on r.id = a.record_id
       cross join lateral (select other.id from attachment other join search_text known on known.source_id = other.id
         where other.file_id = a.file_id and other.id <> a.id limit 1) as other
       join search_text t on t.source_id = other.id and t.source = 'file'
     where a.record_id = any($1::uuid[]) and ${open} and not exists (select from search_text own where own.source_id = a.id)
     on conflict do nothing`,
    [recordIds],
  );
  // A file that was read before its record was marked, and is open again, is read again.
  await sql.query(
    `insert into file_text as known (file_id, state, next_at, changed_at)
     select distinct a.file_id, 'waiting', now(), now() from attachment a join record r on r.id = a.record_id
     where a.record_id = any($1::uuid[]) and ${open} and not exists (select from search_text own where own.source_id = a.id)
     on conflict (file_id) do update set state = 'waiting', attempts = 0, next_at = excluded.next_at, changed_at = excluded.changed_at
     where known.state = 'done' and not known.edited`,
    [recordIds],
  );
}

/** The file's text, page by page, for each of its open attachments. */
export async function writeFileRows(sql: Sql, fileId: string, pages: readonly string[]): Promise<void> {
  await sql.query(
    `delete from search_text where source = 'file' and source_id in (select id from attachment where file_id = $1)`,
    [fileId],
  );
  const { rows } = await sql.query<{ id: string }>(
    `select a.id from attachment a join record r on r.id = a.record_id where a.file_id = $1 and ${open}`,
    [fileId],
  );
  const folded = foldPages(pages);
  const at = [...pages.keys()].filter((page) => pages[page]);
  for (const { id } of rows)
    await sql.query(
      `insert into search_text (id, record_id, source, source_id, page, kind, registration_order, audience, body, words)
       select fresh.id, a.record_id, 'file', a.id, fresh.page, r.kind, r.registration_order, a.audience, fresh.body, ${vectorSql('fresh.folded')}
       from attachment a join record r on r.id = a.record_id
         cross join unnest($2::uuid[], $3::int[], $4::text[], $5::text[]) as fresh (id, page, body, folded)
       where a.id = $1`,
      [id, at.map(() => newId()), at, at.map((page) => pages[page]), at.map((page) => folded[page])],
    );
}

/** After a person's data was taken out of kept texts: their words anew, and the files are never read again. */
export async function wordsOfEditedFiles(sql: Sql, editedIds: readonly string[]): Promise<void> {
  const { rows } = await sql.query<{ source_id: string; page: number; body: string }>(
    `select source_id, page, body from search_text where source = 'file'
       and source_id in (select source_id from search_text where id = any($1::uuid[])) order by source_id, page`,
    [editedIds],
  );
  for (const sourceId of new Set(rows.map((row) => row.source_id))) {
    const own = rows.filter((row) => row.source_id === sourceId);
    const folded = foldPages(own.map((row) => row.body));
    await sql.query(
      `update search_text t set words = ${vectorSql('fresh.folded')} from unnest($2::int[], $3::text[]) as fresh (page, folded)
       where t.source_id = $1 and t.page = fresh.page`,
      [sourceId, own.map((row) => row.page), folded],
    );
  }
  await sql.query(
    `update file_text set edited = true where file_id in (select file_id from attachment where id = any($1::uuid[]))`,
    [[...new Set(rows.map((row) => row.source_id))]],
  );
}
