// A list's search box as a condition on records: each word by its beginning or its Russian stem, or the number.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { amongIds, fewIds } from './few.ts';
import { numberKey, plainWords } from './search-words.ts';

const mostWords = 10;

/**
 * Null when nothing was typed that a record could be found by. Rare words give the records that have them; for common
 * ones `walking` makes each record of the list be asked, which ends soon; a count asks for all of them at once.
 */
export async function foundBy(
  handle: object,
  typed: string,
  kind: string,
  walking: boolean,
): Promise<RawBuilder<SqlBool> | null> {
  const words = plainWords(typed).split(' ').filter(Boolean).slice(0, mostWords);
  if (words.length === 0) return null;
  const each = words.map((word) => sql`(${`'${word}':*`}::tsquery || plainto_tsquery('pg_catalog.russian', ${word}))`);
  const matches = sql`found.words @@ (${sql.join(each, sql` && `)})`;
  const key = numberKey(typed);
  const numbered = sql`found.number_key <> '' and found.number_key ~>=~ ${key} and found.number_key ~<~ ${`${key}\u{10ffff}`}`;
  const ofKind = sql`found.kind = ${kind}`;
  // «12» asks for the letter numbered 12 in any journal as well as for numbers that begin so.
  const ordinal = /^\d{1,10}$/.test(typed.trim()) ? Number(typed.trim()) : null;
  const all = sql`select found.record_id from search_row found where ${matches} and ${ofKind}
    union all select found.record_id from search_row found where ${numbered} and ${ofKind}${
      ordinal === null
        ? sql``
        : sql` union all select byord.id from record byord where byord.ordinal = ${ordinal} and byord.kind = ${kind}`
    }`;
  const few = await fewIds(handle, all);
  if (few) return amongIds(few);
  if (!walking) return sql<SqlBool>`record.id in (${all})`;
  const asked = sql<SqlBool>`exists (select from search_row found where found.record_id = record.id
    and ((${matches}) or (${numbered})) offset 0)`;
  return ordinal === null ? asked : sql<SqlBool>`(record.ordinal = ${ordinal} or ${asked})`;
}
