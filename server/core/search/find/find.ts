// The newest records that meet all questions, rights asked within each statement of the record itself.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import { type Filters, type Narrow, narrowSets } from './narrow.ts';
import { after, isComplete, planFor, type Step } from './plan.ts';
import type { Question } from './questions.ts';
import { setCounted, sizesOf, smallest } from './sizes.ts';
import { byIndex, candidates, literal, newest, type Source, stretchesNewest, wholeSet } from './sources.ts';
import { likely, met, type Past, type Places, type View } from './view.ts';

export interface Found {
  id: string;
  place: string;
}
export interface Sought {
  questions: readonly Question[];
  without: readonly Question[];
  /** Filters on `record`, and which of them make sets. */
  where: readonly RawBuilder<SqlBool>[];
  filters: Filters;
  places: Places;
  past: Past;
  /** What `past` says, as a word. */
  span: string;
  /** How many are wanted. */
  most: number;
}

export async function findIn(reader: AnyReader, view: View, sought: Sought): Promise<Found[]> {
  const { questions, where, filters, past, span, most } = sought;
  const sizes = await sizesOf(reader, view, sought);
  const small = await smallest(reader, narrowSets(view, filters, past), span, sizes.kinds);
  const sizeOf = (at: number) => (sizes.cards[at] as number) + (sizes.texts[at] as number);
  // The rarest is asked first, of the indexes and of each card.
  const order = questions.map((_, at) => at).sort((one, other) => sizeOf(one) - sizeOf(other));
  const asked = { ...sought, questions: order.map((at) => questions[at] as Question) };
  const plan = planFor({
    sizes,
    most,
    filtered: where.length > 0 || filters.among !== undefined,
    set: small && {
      size: small.size,
      counted: small.size < setCounted,
      stretches: small.set.stretches?.length ?? 0,
    },
    wordsOnly: questions.every((one) => one.words && one.number === null && one.ordinal === null),
  });
  for (let step = plan.first, turn = 1; ; turn++) {
    const { found, whole } = await look(reader, view, asked, sourceOf(step, view, asked, small?.set ?? null));
    if (whole || found.length >= most || isComplete(step)) return found;
    step = turn > 1 ? plan.sure : after(step, found.length, most, plan);
  }
}

function sourceOf(step: Step, view: View, { questions, places, past }: Sought, set: Narrow | null): Source {
  if (step.by === 'newest') return newest(view, past, step.steps);
  if (step.by === 'set-newest' && set?.stretches) return stretchesNewest(set.stretches, past, step.steps);
  if (step.by === 'set-whole' && set) return wholeSet(set);
  if (step.by === 'index' || step.by === 'together') {
    const held = candidates(step.by === 'together' ? questions : questions.slice(0, 1), view, places, past);
    if (held) return byIndex(held, step.inSet ? set : null);
  }
  return newest(view, past, null);
}

const all = (conditions: readonly RawBuilder<SqlBool>[]) =>
  conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `);

/** The words are asked of the cards first, the rest of the records that are left. */
async function look(
  reader: AnyReader,
  view: View,
  { questions, without, where, filters, places, most }: Sought,
  { before, cards, whole }: Source,
): Promise<{ found: Found[]; whole: boolean }> {
  const conditions = all([
    sql<SqlBool>`record.life in ('active', 'cancelled')`,
    view.visible,
    ...(filters.among ? [sql<SqlBool>`record.id in (${filters.among.ids})`] : []),
    ...where,
    ...questions.map((question) => met(question, view, places)),
    ...without.map((question) => sql<SqlBool>`not ${met(question, view, places)}`),
  ]);
  const walked = whole ?? sql<boolean>`true`;
  const { rows } = await sql<{ id: string | null; place: string; whole: boolean }>`
    with ${before ?? sql``}hit as materialized (
      select card.record_id as id, card.place
      from (select * from ${cards} as card where ${all(questions.flatMap((one) => likely(one, places)))}
          order by card.place desc, card.record_id desc offset 0) as card
        cross join lateral (select * from record where record.id = card.record_id offset 0) as record
      where ${conditions} order by card.place desc, card.record_id desc limit ${literal(most)}
    )
    select hit.id, hit.place::text as place, looked.whole
    from (select case when (select count(*) from hit) < ${literal(most)} then ${walked} end as whole) as looked
      left join hit on true
    order by hit.place desc, hit.id desc`.execute(unscoped(reader));
  return {
    found: rows.flatMap(({ id, place }) => (id ? [{ id, place }] : [])),
    whole: rows[0]?.whole ?? false,
  };
}

/** The newest of several views, each record once. */
export function newestOf(found: readonly Found[], most: number): Found[] {
  const order = (one: Found, other: Found) =>
    Number(BigInt(other.place) - BigInt(one.place)) || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0);
  return [...found].sort(order).slice(0, most);
}
