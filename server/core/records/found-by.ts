// A list's search box as a filter of records: each word by its beginning or its Russian stem, or the number.
// A list asks single rows whether they are found, or the indexes for all that are: both forms say the same.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { foldNumber, foldWords } from '../search/fold.ts';
import type { ListFilter } from './list-request.ts';

const mostWords = 10;

/** Null when nothing was typed that a record could be found by. */
export function foundBy(typed: string): ListFilter | null {
  const words = foldWords(typed).slice(0, mostWords);
  if (words.length === 0) return null;
  const each = words.map((word) => sql`(${`'${word}':*`}::tsquery || plainto_tsquery('pg_catalog.russian', ${word}))`);
  const key = foldNumber(typed);
  const byWords = sql<SqlBool>`found.words @@ (${sql.join(each, sql` && `)})`;
  const byNumber = sql<SqlBool>`found.number_key <> '' and found.number_key ~>=~ ${key} and found.number_key ~<~ ${`${key}\u{10ffff}`}`;
  // «12» asks for the letter numbered 12 in any journal as well as for numbers that begin so.
  const ordinal = /^\d{1,10}$/.test(typed.trim()) ? Number(typed.trim()) : null;
  const all = (condition: RawBuilder<SqlBool>) =>
    sql`select found.record_id as id, found.registration_order as place from search_row found where ${condition}`;
  return {
    where: sql<SqlBool>`(exists (select from search_row found where found.record_id = record.id and (${byWords} or (${byNumber})) offset 0)${
      ordinal === null ? sql`` : sql` or record.ordinal = ${ordinal}`
    })`,
    among: {
      key: `words ${typed}`,
      ids: sql`${all(byWords)} union all ${all(byNumber)}${
        ordinal === null
          ? sql``
          : sql` union all select numbered.id, numbered.registration_order from record numbered where numbered.ordinal = ${ordinal}`
      }`,
      placed: true,
      estimated: true,
    },
  };
}
