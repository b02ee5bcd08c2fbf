// Files whose text could not be read, with the reason; and how much waits.
import { type SqlBool, sql } from 'kysely';
import { listUnreadTexts } from '#contract/search.ts';
import { query } from '../../core-operation.ts';
import { decodeCursor, encodeCursor } from '../../cursor.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { unscoped } from '../../handle.ts';
import { recognition } from '../texts/recognise.ts';

interface Row {
  fileId: string;
  mediaType: string;
  size: number;
  reason: string;
  attempts: number;
  changedAt: string;
  place: string;
  record: { id: string; kind: string; number: string | null } | null;
}

export const listUnreadTextsQuery = query(listUnreadTexts, async (reader, { after, limit }) => {
  requireEverywhere(reader);
  const db = unscoped(reader);
  const cursor = after ? decodeCursor(after) : null;
  const past = cursor
    ? sql<SqlBool>`(t.changed_at, t.file_id) < (${cursor.key}::timestamptz, ${cursor.id}::uuid)`
    : sql<SqlBool>`true`;
  const { rows } = await sql<Row>`
    select t.file_id as "fileId", f.media_type as "mediaType", f.size, t.reason, t.attempts, t.changed_at as "changedAt",
      t.changed_at::text as place,
      (select json_build_object('id', r.id, 'kind', r.kind, 'number', r.number) from attachment a join record r on r.id = a.record_id
        where a.file_id = f.id and a.removed_at is null order by a.id limit 1) as record
    from file_text t join file f on f.id = t.file_id where t.state = 'failed' and ${past}
    order by t.changed_at desc, t.file_id desc limit ${sql.raw(String(limit + 1))}`.execute(db);
  const counts = await sql<{ waiting: number; done: number; recognised: number; failed: number; due: number }>`
    select count(*) filter (where state in ('waiting', 'reading'))::int as waiting,
      count(*) filter (where state = 'done')::int as done,
      count(*) filter (where state = 'done' and way = 'ocr')::int as recognised,
      count(*) filter (where state = 'failed')::int as failed,
      (select count(*)::int from search_due) as due from file_text`.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(({ place: _place, ...item }) => item),
    next: rows.length > limit && last ? encodeCursor({ key: last.place, id: last.fileId }) : null,
    ...(counts.rows[0] as (typeof counts.rows)[number]),
    tool: (await recognition()) !== null,
  };
});
