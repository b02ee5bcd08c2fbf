// Writes the rows of search of records anew from what is true now: card, fields, comments; rows of files follow their
// attachments. May be repeated at any time: what is right already stays untouched.
import type { Audience } from '#contract/core.ts';
import type { Catalog } from '../catalog.ts';
import type { Sql } from '../db/sql.ts';
import { newId } from '../ids.ts';
import { withoutMentions } from '../records/mentions.ts';
import { fileRowsFollow } from './file-rows.ts';
import { foldNumber, foldText } from './fold.ts';
import { cardText, vectorSql } from './words.ts';

interface CardRow {
  id: string;
  kind: string;
  number: string | null;
  title: string;
  counterpart: string;
  place: string;
  clearance: string;
  gone: boolean;
}
interface TextRow {
  record: CardRow;
  source: 'fields' | 'comment';
  sourceId: string;
  page: number;
  audience: Audience;
  text: string;
}

/** In the caller's transaction. */
export async function refreshRecords(sql: Sql, catalog: Catalog, ids: readonly string[]): Promise<void> {
  const { rows } = await sql.query<CardRow>(
    `select id, kind, number, title, counterpart, registration_order::text as place, clearance,
       life in ('deleted', 'destroyed') as gone from record where id = any($1::uuid[])`,
    [ids],
  );
  const gone = rows.filter((row) => row.gone).map((row) => row.id);
  if (gone.length > 0)
    for (const table of ['search_row', 'search_text', 'search_number'])
      await sql.query(`delete from ${table} where record_id = any($1::uuid[])`, [gone]);
  const records = rows.filter((row) => !row.gone);
  if (records.length === 0) return;
  await writeCards(sql, records);
  const told = await fieldsOf(sql, catalog, records);
  await writeNumbers(sql, records, told.numbers);
  await writeTexts(sql, records, [...told.texts, ...(await commentsOf(sql, records))]);
  await fileRowsFollow(
    sql,
    records.map((record) => record.id),
  );
}

async function writeCards(sql: Sql, records: readonly CardRow[]): Promise<void> {
  await sql.query(
    `insert into search_row as known (record_id, page, kind, registration_order, clearance, number_key, words)
     select id, 0, kind, place, clearance, number_key, ${vectorSql('folded')}
     from unnest($1::uuid[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[])
       as fresh (id, kind, place, clearance, number_key, folded)
     on conflict (record_id, page) do update set kind = excluded.kind, registration_order = excluded.registration_order,
       clearance = excluded.clearance, number_key = excluded.number_key, words = excluded.words
     where (known.kind, known.registration_order, known.clearance, known.number_key, known.words)
       is distinct from (excluded.kind, excluded.registration_order, excluded.clearance, excluded.number_key, excluded.words)`,
    [
      records.map((one) => one.id),
      records.map((one) => one.kind),
      records.map((one) => one.place),
      records.map((one) => one.clearance),
      records.map((one) => foldNumber(one.number ?? '')),
      records.map(cardText),
    ],
  );
}

async function fieldsOf(sql: Sql, catalog: Catalog, records: readonly CardRow[]) {
  const byId = new Map(records.map((record) => [record.id, record]));
  const texts = new Map<string, TextRow>();
  const numbers: { record: CardRow; key: string }[] = [];
  for (const searched of catalog.searched) {
    const { rows } = await sql.query<{ id: string; text: string | null; numbers: string[] | null }>(searched.sql, [
      [...byId.keys()],
    ]);
    for (const row of rows) {
      const record = byId.get(row.id);
      if (!record) continue;
      for (const key of new Set((row.numbers ?? []).map(foldNumber))) if (key) numbers.push({ record, key });
      const audience = searched.audience ?? 'internal';
      const key = `${row.id} ${audience}`;
      const text = [texts.get(key)?.text, row.text, ...(row.numbers ?? [])].filter(Boolean).join(' ');
      const page = audience === 'internal' ? 0 : 1;
      if (text) texts.set(key, { record, source: 'fields', sourceId: row.id, page, audience, text });
    }
  }
  return { texts: [...texts.values()], numbers };
}

async function commentsOf(sql: Sql, records: readonly CardRow[]): Promise<TextRow[]> {
  const byId = new Map(records.map((record) => [record.id, record]));
  const { rows } = await sql.query<{ id: string; record_id: string; audience: Audience; body: string }>(
    'select id, record_id, audience, body from comment where record_id = any($1::uuid[])',
    [[...byId.keys()]],
  );
  return rows.map((row) => ({
    record: byId.get(row.record_id) as CardRow,
    source: 'comment' as const,
    sourceId: row.id,
    page: 0,
    audience: row.audience,
    text: withoutMentions(row.body),
  }));
}

async function writeNumbers(
  sql: Sql,
  records: readonly CardRow[],
  numbers: readonly { record: CardRow; key: string }[],
) {
  const values = [numbers.map((one) => one.record.id), numbers.map((one) => one.key)];
  await sql.query(
    `delete from search_number where record_id = any($3::uuid[])
       and (record_id, number_key) not in (select * from unnest($1::uuid[], $2::text[]))`,
    [...values, records.map((record) => record.id)],
  );
  await sql.query(
    `insert into search_number as known (record_id, number_key, kind, registration_order)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[])
     on conflict (record_id, number_key) do update set registration_order = excluded.registration_order
     where known.registration_order <> excluded.registration_order`,
    [...values, numbers.map((one) => one.record.kind), numbers.map((one) => one.record.place)],
  );
}

async function writeTexts(sql: Sql, records: readonly CardRow[], texts: readonly TextRow[]): Promise<void> {
  const ids = records.map((record) => record.id);
  await sql.query(
    `delete from search_text where record_id = any($1::uuid[]) and source <> 'file'
       and (source_id, page) not in (select * from unnest($2::uuid[], $3::int[]))`,
    [ids, texts.map((one) => one.sourceId), texts.map((one) => one.page)],
  );
  await sql.query(
    `insert into search_text as known (id, record_id, source, source_id, page, kind, registration_order, audience, words)
     select id, record_id, source, source_id, page, kind, place, audience, ${vectorSql('folded')}
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::int[], $6::text[], $7::bigint[], $8::text[], $9::text[])
       as fresh (id, record_id, source, source_id, page, kind, place, audience, folded)
     on conflict (record_id, source_id, page) do update set audience = excluded.audience, words = excluded.words
     where (known.audience, known.words) is distinct from (excluded.audience, excluded.words)`,
    [
      texts.map(() => newId()),
      texts.map((one) => one.record.id),
      texts.map((one) => one.source),
      texts.map((one) => one.sourceId),
      texts.map((one) => one.page),
      texts.map((one) => one.record.kind),
      texts.map((one) => one.record.place),
      texts.map((one) => one.audience),
      texts.map((one) => foldText(one.text)),
    ],
  );
  await sql.query(
    `update search_text t set kind = r.kind, registration_order = r.registration_order from record r
     where r.id = t.record_id and t.record_id = any($1::uuid[])
       and (t.kind, t.registration_order) is distinct from (r.kind, r.registration_order)`,
    [ids],
  );
}
