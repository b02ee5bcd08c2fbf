// What one reader is told of records of some kinds: which are visible, which of their texts, and where a question is met.
// Rights are asked of the record itself, never of copies: a mark set a moment ago counts at once.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../actor.ts';
import type { Catalog } from '../../catalog.ts';
import { outsideParts, readingLenses } from '../../records/audience.ts';
import type { Lens } from '../../rights.ts';
import { recordRows } from '../../scope.ts';
import type { Question } from './questions.ts';

/** Kinds of records that the actor sees under the same lenses. */
export interface View {
  kinds: string[];
  lenses: readonly Lens[];
  /** On `record`. */
  visible: RawBuilder<SqlBool>;
  /** On `record` and `told`, a row of search_text. */
  tellable: RawBuilder<SqlBool>;
  /** Not only as somebody from outside. */
  inside: RawBuilder<SqlBool>;
}

type Where = 'card' | 'comment' | 'file';
export type Places = ReadonlySet<Where>;

const nothing = sql<SqlBool>`false`;
const any = (conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> =>
  conditions.length === 0 ? nothing : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;

function under(lenses: readonly Lens[], inside: boolean): RawBuilder<SqlBool> {
  return any(
    (inside ? lenses.filter((lens) => !lens.outside) : lenses).map((lens) => {
      const marks = sql`${[...lens.clearances]}::text[]`;
      if (lens.principals === 'all') return sql<SqlBool>`record.clearance = any(${marks})`;
      const parts = lens.parts ? sql` and seen.part = any(${[...lens.parts]}::text[])` : sql``;
      const outside = inside ? sql` and seen.part <> all(${[...outsideParts]}::text[])` : sql``;
      return sql<SqlBool>`exists (select from participant as seen where seen.record_id = record.id
        and (seen.principal_id = any(${[...lens.principals]}::uuid[])) is true
        and seen.clearance = any(${marks})${parts}${outside} offset 0)`;
    }),
  );
}

/** One view for each way of seeing; `kind` and `places` narrow what is searched. */
export function viewsOf(catalog: Catalog, actor: Actor, kinds: readonly string[], places: Places): View[] {
  const views = new Map<string, View>();
  const comments = actor.rights.lenses('record.comment.list');
  for (const { kind, read } of catalog.recordKinds.values()) {
    if (kinds.length > 0 && !kinds.includes(kind)) continue;
    const lenses = readingLenses(catalog, actor, kind);
    if (lenses.length === 0) continue;
    const known = views.get(read);
    if (known) {
      known.kinds.push(kind);
      continue;
    }
    const inside = under(lenses, true);
    const mayHear = any([
      ...(places.has('card') ? [sql<SqlBool>`told.source = 'fields'`] : []),
      ...(places.has('comment') ? [sql<SqlBool>`(told.source = 'comment' and ${recordRows(comments)})`] : []),
      // What lies encrypted because of a mark is not told by its words.
      ...(places.has('file') ? [sql<SqlBool>`(told.source = 'file' and record.clearance = 'none')`] : []),
    ]);
    const tellable = sql<SqlBool>`${mayHear} and (told.audience = 'external' or ${inside})`;
    views.set(read, { kinds: [kind], lenses, visible: under(lenses, false), tellable, inside });
  }
  return [...views.values()];
}

export const beginsWith = (column: string, key: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.ref(column)} ~>=~ ${key} and ${sql.ref(column)} ~<~ ${`${key}\u{10ffff}`})`;

/** The record meets the question in something that the reader is told; on `record` and `card`, its row of search_row. */
export function met(question: Question, view: View, places: Places): RawBuilder<SqlBool> {
  const ways: RawBuilder<SqlBool>[] = [];
  const card = places.has('card');
  if (question.words && card) ways.push(sql<SqlBool>`card.words @@ ${question.words}::tsquery`);
  if (question.words) ways.push(told(question.words, sql` and ${view.tellable}`));
  // A number asked for by itself names the record, wherever words are sought.
  const numbers = card || !question.words;
  if (question.number && numbers) {
    ways.push(sql<SqlBool>`(card.number_key <> '' and ${beginsWith('card.number_key', question.number)})`);
    ways.push(sql<SqlBool>`(exists (select from search_number as other where other.record_id = card.record_id
      and ${beginsWith('other.number_key', question.number)} offset 0) and ${view.inside})`);
  }
  if (question.ordinal !== null && numbers) ways.push(sql<SqlBool>`record.ordinal = ${question.ordinal}`);
  return any(ways);
}

/** What `met` can't be without, told of `card` alone: whoever reads it, nothing of the record itself is looked at. */
export function likely({ words, number, ordinal }: Question, places: Places): RawBuilder<SqlBool>[] {
  if (!words || number !== null || ordinal !== null) return [];
  return [any([...(places.has('card') ? [sql<SqlBool>`card.words @@ ${words}::tsquery`] : []), told(words, sql``)])];
}

const told = (words: string, and: RawBuilder<unknown>) =>
  sql<SqlBool>`exists (select from search_text as told where told.record_id = card.record_id
    and told.words @@ ${words}::tsquery${and} offset 0)`;

/** Beyond the page before, and within the dates, of a table's rows in registration order. */
export type Past = (table: string, id: string) => RawBuilder<SqlBool>;
