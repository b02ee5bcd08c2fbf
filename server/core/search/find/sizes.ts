// How much a search would have to look at, as the database expects; remembered for a minute: a wrong size costs time, never
// rows.
import { type RawBuilder, sql } from 'kysely';
import { unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import type { Narrow } from './narrow.ts';
import type { Question } from './questions.ts';
import type { Past, Places, View } from './view.ts';

const keepMs = 60_000;
const kept = new Map<string, { value: Promise<unknown>; at: number }>();
const numbersCounted = 2_000;
/** A set is counted no further. */
export const setCounted = 30_000;

export interface Sizes {
  /** Records of the view's kinds within the dates, and of all kinds. */
  kinds: number;
  all: number;
  /** For each question its cards and its texts. */
  cards: number[];
  texts: number[];
  /** Cards that meet all questions. */
  together: number;
}

function keep<T>(key: string, make: () => Promise<T>): Promise<T> {
  const now = performance.now();
  const known = kept.get(key);
  if (known && now - known.at < keepMs) return known.value as Promise<T>;
  if (kept.size > 20_000) kept.clear();
  const value = make();
  kept.set(key, { value, at: now });
  value.catch(() => kept.delete(key));
  return value;
}

interface Expected {
  'Plan Rows': number;
  Plans?: Expected[];
}

/** Of each of several selections, in one turn. */
async function expected(reader: AnyReader, parts: readonly RawBuilder<unknown>[]): Promise<number[]> {
  const { rows } = await sql<{ 'QUERY PLAN': { Plan: Expected }[] }>`
    explain (format json) ${sql.join([...parts], sql` union all `)}`.execute(unscoped(reader));
  let plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
  // Whatever the database puts above the selections, such as parallel workers.
  while (plan && plan.Plans?.length === 1 && parts.length > 1) [plan] = plan.Plans;
  const each = parts.length > 1 ? plan?.Plans : plan && [plan];
  return each?.length === parts.length ? each.map((one) => one['Plan Rows']) : parts.map(() => 1);
}

export function sizesOf(
  reader: AnyReader,
  view: View,
  { questions, places, past, span }: { questions: readonly Question[]; places: Places; past: Past; span: string },
): Promise<Sizes> {
  return keep(`${view.kinds} ${[...places]} ${span} ${JSON.stringify(questions)}`, async () => {
    const words = questions.map((question) => question.words);
    const asked = words.map((one) => one ?? `'-'`);
    const meeting = (table: string, query: string) =>
      sql`select from ${sql.table(table)} as found where found.words @@ ${query}::tsquery`;
    const [kinds = 0, all = 0, together = 0, ...each] = await expected(reader, [
      sql`select from search_row as found where found.kind = any(${view.kinds}::text[]) and ${past('found', 'found.record_id')}`,
      sql`select from search_row`,
      meeting('search_row', asked.map((one) => `(${one})`).join(' & ') || `'-'`),
      ...asked.flatMap((query) => [meeting('search_row', query), meeting('search_text', query)]),
    ]);
    const numbers = await Promise.all(questions.map((question) => numberSize(reader, question)));
    const card = places.has('card') ? 1 : 0;
    return {
      kinds: Math.max(1, kinds),
      all: Math.max(1, all),
      together: together * card,
      cards: questions.map((_, at) => (words[at] ? (each[at * 2] as number) * card : 0) + (numbers[at] as number)),
      texts: questions.map((_, at) => (words[at] ? (each[at * 2 + 1] as number) : 0)),
    };
  });
}

/** One that is typed out is rare; its beginning may be that of all. */
async function numberSize(reader: AnyReader, { number }: Question): Promise<number> {
  if (!number) return 0;
  const end = `${number}\u{10ffff}`;
  const { rows } = await sql<{ size: number }>`select count(*)::int as size from (
    select from search_row where number_key <> '' and number_key ~>=~ ${number} and number_key ~<~ ${end}
    limit ${sql.raw(String(numbersCounted))}) as counted`.execute(unscoped(reader));
  const size = rows[0]?.size ?? 0;
  return size < numbersCounted ? size : 1_000_000;
}

/** What to keep to: the smallest of the sets, or what the small ones have in common, of which `kinds` are all. */
export async function smallest(
  reader: AnyReader,
  sets: readonly Narrow[],
  span: string,
  kinds: number,
): Promise<{ set: Narrow; size: number } | null> {
  const counted = await Promise.all(
    sets.map(async (set) => ({ set, size: await keep(`${set.key} ${span}`, () => countOf(reader, set)) })),
  );
  const [first, ...others] = counted.sort((one, other) => one.size - other.size);
  if (!first) return null;
  const small = others.filter(({ size }) => size < setCounted);
  if (small.length === 0) return first;
  return {
    set: common(first.set, small),
    size: small.reduce((size, other) => size * Math.min(1, other.size / kinds), first.size),
  };
}

/** No further than `setCounted`. */
async function countOf(reader: AnyReader, set: Narrow): Promise<number> {
  const { rows } = await sql<{ size: number }>`select count(*)::int as size from (
    select from (${set.ids}) as listed limit ${sql.raw(String(setCounted))}) as counted`.execute(unscoped(reader));
  return rows[0]?.size ?? 0;
}

const common = (first: Narrow, others: readonly { set: Narrow }[]): Narrow => ({
  key: first.key,
  ids: others.reduce(
    (ids, { set }) => sql`select one.id, one.place from (${ids}) as one
      join (select distinct listed.id from (${set.ids}) as listed) as other on other.id = one.id`,
    first.ids,
  ),
  stretches: null,
});
