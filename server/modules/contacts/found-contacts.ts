// What the lookup and the list of contacts share: the columns of a row, and the condition of being found.
import type { RawBuilder, SqlBool } from 'kysely';
import { sql } from '#core/sql.ts';
import type { ContactQuestion } from './rules.ts';
import type { ContactKind } from './tables.ts';

export const rowColumns = [
  'contact.id',
  'contact.kind',
  'contact.name',
  'contact.inn',
  'contact.position',
  sql<string | null>`(select other.name from contact other where other.id = contact.organisation_id)`.as(
    'organisationName',
  ),
] as const;

/** A word that everybody has ends here: whoever asks for it types on. */
const candidatesAtMost = 300;

/**
 * Contacts whose name begins as asked, and those in which all words are found, each by an index and cut to a bound, so
 * that one letter costs no more than ten.
 */
export function foundContacts(question: ContactQuestion, kind?: ContactKind): RawBuilder<SqlBool> {
  const ofKind = kind ? sql` and c.kind = ${kind}` : sql``;
  return sql<SqlBool>`contact.id in (
    (select c.id from contact c where c.name_key >= ${question.prefix} and c.name_key < ${`${question.prefix}\u{10ffff}`}${ofKind}
      order by c.name_key limit 20)
    union
    (select c.id from contact c where c.words @@ ${question.words}::tsquery${ofKind} limit ${sql.raw(String(candidatesAtMost))}))`;
}
