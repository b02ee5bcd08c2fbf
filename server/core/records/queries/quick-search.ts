// The search that opens with a key: numbers first, then words of subject and counterpart; in each, the newest first.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { quickSearch } from '#contract/record.ts';
import { query } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import { foldNumber, foldWords } from '../../search/fold.ts';
import { findIn, findNumber, type Hit, newestOf, searchReaches } from '../quick-search.ts';

const most = 20;
const mostWords = 8;

type Match = RawBuilder<SqlBool>;

function byNumber(typed: string): Match | null {
  const key = foldNumber(typed);
  if (!key) return null;
  return sql<SqlBool>`(row.number_key <> '' and row.number_key ~>=~ ${key} and row.number_key ~<~ ${`${key}\u{10ffff}`})`;
}

/** «12» and «№ 12» ask for the twelfth in any journal. */
function byOrdinal(typed: string): Match | null {
  const [, digits] = /^(?:№\s*)?(\d{1,15})$/.exec(typed.trim()) ?? [];
  return digits
    ? sql<SqlBool>`row.record_id in (select numbered.id from record as numbered where numbered.ordinal = ${Number(digits)})`
    : null;
}

const widest = 8;

/** «ВХ-2026/1» is ВХ-2026/00001: the last digits after a sign, with the zeros that were left out. */
function byShortNumber(typed: string): Match | null {
  const found = /[^\p{L}\p{N}]0*(\d{1,7})\s*$/u.exec(typed);
  const head = typed.slice(0, found?.index);
  const digits = found?.[1] ?? '';
  if (!digits || !foldNumber(head)) return null;
  const keys = Array.from({ length: widest - digits.length }, (_, zeros) =>
    foldNumber(`${head} ${'0'.repeat(zeros + 1)}${digits}`),
  );
  return sql<SqlBool>`row.number_key <> '' and row.number_key = any(${keys}::text[])`;
}

/** Each word by its beginning or by its Russian stem. */
function byWords(typed: string): Match | null {
  const words = foldWords(typed).slice(0, mostWords);
  if (words.length === 0) return null;
  const each = words.map((word) => sql`(${`'${word}':*`}::tsquery || plainto_tsquery('pg_catalog.russian', ${word}))`);
  return sql<SqlBool>`row.words @@ (${sql.join(each, sql` && `)})`;
}

export const quickSearchQuery = query(quickSearch, async (reader, input) => {
  const reaches = searchReaches(reader);
  const numbered: Hit[] = [];
  for (const match of [byOrdinal(input.q), byShortNumber(input.q), byNumber(input.q)]) {
    if (match) for (const reach of reaches) numbered.push(...(await findNumber(reader, reach, match, most)));
  }
  const found = newestOf(numbered, most);
  const words = found.length < most ? byWords(input.q) : null;
  if (words) {
    const worded: Hit[] = [];
    for (const reach of reaches) worded.push(...(await findIn(reader, reach, words, most)));
    const known = new Set(found.map((hit) => hit.id));
    found.push(...newestOf(worded, most).filter((hit) => !known.has(hit.id)));
  }
  const ids = found.slice(0, most).map((hit) => hit.id);
  if (ids.length === 0) {
    reader.shows([]);
    return { items: [] };
  }
  const rows = await unscoped(reader)
    .selectFrom('record')
    .select(['id', 'kind', 'number', 'title', 'counterpart', 'registered_on as registeredOn', 'state'])
    .where('id', 'in', ids)
    .execute();
  reader.shows(await peopleAmong(reader, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { items: ids.flatMap((id) => byId.get(id) ?? []) };
});

/** Records that are people themselves, such as contacts: seeing them found is seeing their data. */
async function peopleAmong(reader: AnyReader, ids: readonly string[]): Promise<string[]> {
  const rows = await unscoped(reader).selectFrom('data_subject').select('id').where('id', 'in', ids).execute();
  return rows.map((row) => row.id);
}
