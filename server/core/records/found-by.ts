// A list's search box as a condition on records: each word by its beginning or its Russian stem, or the number.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { numberKey, plainWords } from './search-words.ts';

const mostWords = 10;

/** Null when nothing was typed that a record could be found by. */
export function foundBy(typed: string): RawBuilder<SqlBool> | null {
  const words = (plainWords(typed).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, mostWords);
  if (words.length === 0) return null;
  const each = words.map((word) => sql`(${`'${word}':*`}::tsquery || plainto_tsquery('pg_catalog.russian', ${word}))`);
  const key = numberKey(typed);
  // «12» asks for the letter numbered 12 in any journal as well as for numbers that begin so.
  const ordinal = /^\d{1,10}$/.test(typed.trim()) ? Number(typed.trim()) : null;
  return sql<SqlBool>`record.id in (
    select found.record_id from search_row found where found.words @@ (${sql.join(each, sql` && `)})
    union all
    select found.record_id from search_row found where found.number_key <> '' and found.number_key ~>=~ ${key} and found.number_key ~<~ ${`${key}\u{10ffff}`}${
      ordinal === null
        ? sql``
        : sql` union all select numbered.id from record numbered where numbered.ordinal = ${ordinal}`
    })`;
}
