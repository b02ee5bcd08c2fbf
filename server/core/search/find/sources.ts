// Where the search looks, newest first: along a kind's own order, along what a narrow reader takes part in, or at what the
// indexes hold for the words. Each gives `card (record_id, place, words, number_key)`; rights are asked of what it gives.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Narrow, Stretch } from './narrow.ts';
import type { Question } from './questions.ts';
import { beginsWith, type Past, type Places, type View } from './view.ts';

export interface Source {
  /** Steps that `cards` reads from. */
  before?: RawBuilder<unknown>;
  /** In order. */
  cards: RawBuilder<unknown>;
  /** Whether there is nothing beyond; asked when too little was found. Without it a source is complete. */
  whole?: RawBuilder<boolean>;
}

export const literal = (number: number) => sql.raw(String(number));
const union = (parts: readonly RawBuilder<unknown>[]) => sql.join([...parts], sql` union all `);

/** The view's kinds in order; no further than so many. */
export function newest(view: View, past: Past, steps: number | null): Source {
  const limit = steps === null ? sql`offset 0` : sql`limit ${literal(steps)}`;
  // Each kind's branch knows its own order; they are merged.
  const merged = (columns: RawBuilder<unknown>) =>
    sql`(select each_kind.* from (${union(
      view.kinds.map(
        (kind) => sql`(select found.record_id, found.registration_order as place${columns} from search_row as found
          where found.kind = ${kind} and found.page = 0 and ${past('found', 'found.record_id')}
          order by found.registration_order desc, found.record_id desc ${limit})`,
      ),
    )}) as each_kind order by each_kind.place desc, each_kind.record_id desc ${limit})`;
  const cards = merged(sql`, found.words, found.number_key`);
  if (steps === null) return { cards };
  return { cards, whole: sql<boolean>`(select count(*) < ${literal(steps)} from ${merged(sql``)} as walked)` };
}

/** The cards of `near (id, place)`, which comes in order. */
const cardsOf = (near: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select near.id as record_id, near.place, found.words, found.number_key from ${near} as near
    cross join lateral (select words, number_key from search_row where record_id = near.id and page = 0 offset 0) as found)`;
const inOrder = (rows: RawBuilder<unknown>) => sql`(select distinct listed.place, listed.id from ${rows} as listed
  order by listed.place desc, listed.id desc offset 0)`;

/** Down to the place where the first of the stretches was cut: below it, that one's records are not among these. */
export function stretchesNewest(own: readonly Stretch[], past: Past, steps: number): Source {
  const before = sql`part as materialized (
      select stretch.at, piece.place, piece.id from unnest(${own.map((one) => one.principal)}::uuid[],
          ${own.map((one) => one.kind)}::text[], ${own.map((one) => one.mark)}::text[])
          with ordinality as stretch (principal, kind, mark, at)
        cross join lateral (
          select found.registration_order as place, found.record_id as id from participant as found
          where found.principal_id = stretch.principal and found.kind = stretch.kind and found.clearance = stretch.mark
            and ${past('found', 'found.record_id')}
          order by found.registration_order desc, found.record_id desc limit ${literal(steps)}) as piece
    ), cut as materialized (
      select max(lowest.place) as place from (
        select min(part.place) as place from part group by part.at having count(*) >= ${literal(steps)}) as lowest
    ), `;
  const near = sql`(select part.place, part.id from part cross join cut where cut.place is null or part.place > cut.place)`;
  return { before, cards: cardsOf(inOrder(near)), whole: sql<boolean>`(select cut.place is null from cut)` };
}

export const wholeSet = (set: Narrow): Source => ({ cards: cardsOf(inOrder(sql`(${set.ids})`)) });

/** What the indexes hold for one question, or for several of which each record meets all. */
export function candidates(
  questions: readonly Question[],
  view: View,
  places: Places,
  past: Past,
): RawBuilder<unknown> | null {
  const rows = (table: string, column: string, where: RawBuilder<SqlBool>) =>
    sql`select ${sql.ref(column)} as id, found.registration_order as place from ${sql.table(table)} as found
      where found.kind = any(${view.kinds}::text[]) and ${where} and ${past('found', column)}`;
  const words = questions.flatMap((question) => question.words ?? []);
  // Either all are met on the card, or one of them elsewhere.
  const together = words.length === questions.length && places.has('card');
  if (questions.length > 1 && !together) return null;
  const parts: RawBuilder<unknown>[] = [];
  if (together) {
    const all = words.map((one) => `(${one})`).join(' & ');
    parts.push(rows('search_row', 'found.record_id', sql<SqlBool>`found.words @@ ${all}::tsquery`));
  }
  for (const { words: asked, number, ordinal } of questions) {
    if (asked) parts.push(rows('search_text', 'found.record_id', sql<SqlBool>`found.words @@ ${asked}::tsquery`));
    if (number) {
      const key = beginsWith('found.number_key', number);
      parts.push(rows('search_row', 'found.record_id', sql<SqlBool>`found.number_key <> '' and ${key}`));
      parts.push(rows('search_number', 'found.record_id', key));
    }
    if (ordinal !== null) parts.push(rows('record', 'found.id', sql<SqlBool>`found.ordinal = ${ordinal}`));
  }
  return union(parts);
}

/** By the indexes, and among those of the set. */
export function byIndex(held: RawBuilder<unknown>, set: Narrow | null): Source {
  const among = set ? sql` join (select distinct few.id from (${set.ids}) as few) as few on few.id = held.id` : sql``;
  return { cards: cardsOf(inOrder(sql`(select held.id, held.place from (${held}) as held${among})`)) };
}
