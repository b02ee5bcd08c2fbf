// Lists of records: one primitive for every module. Natural order is registration order, newest first, paged by key.
// The plan is chosen here, by how much the actor sees and the filters find; the rows are the same under each.
import { sql } from 'kysely';
import { unscoped } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import type { Lens } from '../rights.ts';
import { encodeCursor } from './list-cursor.ts';
import type { IdSet, ListRequest } from './list-request.ts';
import { sizesOf, sizesTold } from './list-size.ts';
import { along, conditions, from, isNatural, literal, ownIds, ownOrder, source, walk } from './list-statements.ts';

export { type Cursor, decodeCursor, encodeCursor } from './list-cursor.ts';
export * from './list-request.ts';

/** Where one plan gives way to another; a test turns them down, so that few records are enough to see each plan. */
export const planLimits = {
  /** A set so small is read whole. */
  few: 4_000,
  /** A set that knows its places, in natural order, costs less for each row. */
  fewPlaced: 25_000,
  /** Rows of the sort's index that are looked through before a larger set is read whole. */
  walked: 8_000,
  /** The same where each row's words are asked. */
  walkedForWords: 2_000,
};

export interface ListPage {
  items: Record<string, unknown>[];
  next: string | null;
}

type Plan =
  | { by: 'own-order' }
  | { by: 'sort' }
  | { by: 'set'; set: IdSet }
  | { by: 'walk'; budget: number; otherwise: IdSet | null };

/** One page. Rows carry the requested columns. */
export async function listRecords(reader: AnyReader, request: ListRequest): Promise<ListPage> {
  const lenses = lensesOf(reader, request);
  if (lenses.length === 0) return { items: [], next: null };
  const found = await rowsBy(await planFor(reader, lenses, request), reader, lenses, request);
  const items = found.slice(0, request.limit);
  const last = items.at(-1);
  const next = found.length > request.limit && last ? encodeCursor({ key: last.list_key, id: last.list_id }) : null;
  return { items: items.map(({ list_key: _key, list_id: _id, ...row }) => row), next };
}

/** How many rows a list has, counted no further than `most`. */
export async function countRecords(reader: AnyReader, request: ListRequest, most: number): Promise<number> {
  const lenses = lensesOf(reader, request);
  if (lenses.length === 0) return 0;
  const sets = setsOf(lenses, request);
  const smallest = sets.length > 0 ? await smallestOf(reader, sets) : undefined;
  const words = sets.find((set) => set.uncounted);
  const start = smallest && smallest.size < sizesTold ? smallest.set : (words ?? sets[0]);
  const scoped = sql.join(conditions(lenses, request), sql` and `);
  const listed = start
    ? sql`(select distinct id from (${start.ids}) as listed) as few join record on record.id = few.id${sql.raw('')}`
    : null;
  const table =
    request.table && request.filters.length > 0
      ? sql` join ${sql.table(request.table)} on ${sql.ref(`${request.table}.id`)} = record.id`
      : sql``;
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
    select from ${listed ? sql`${listed}${table}` : source(request)} where ${scoped} limit ${sql.raw(String(most))}) as counted`.execute(
    unscoped(reader),
  );
  return rows[0]?.count ?? 0;
}

const own = new WeakMap<object, readonly Lens[]>();
/** The same array for the same rights, so that what is known about it can be kept by it. */
function lensesOf(reader: AnyReader, request: ListRequest): readonly Lens[] {
  const lenses = reader.actor.rights.lenses(reader.operation);
  if (!request.mine) return lenses;
  let mine = own.get(lenses);
  if (!mine) {
    const covered = reader.actor.rights.clearances(reader.operation);
    mine = covered.length > 0 ? [{ principals: [reader.actor.id], clearances: covered }] : [];
    own.set(lenses, mine);
  }
  return mine;
}

let lensesSeen = 0;
const lensNumbers = new WeakMap<object, number>();
function numberOf(lenses: object): number {
  const known = lensNumbers.get(lenses) ?? ++lensesSeen;
  lensNumbers.set(lenses, known);
  return known;
}

/** What a list may start from instead of walking its sort: the actor's own records, and what its filters find. */
function setsOf(lenses: readonly Lens[], request: ListRequest): IdSet[] {
  const sets = request.filters.flatMap((filter) => filter.among ?? []);
  const kind = literal(request.kind);
  const key = `${request.kind} ${request.state ?? ''}`;
  if (lenses.every((lens) => lens.principals !== 'all'))
    sets.push({ key: `own ${numberOf(lenses)} ${key}`, ids: ownIds(lenses, request), placed: true });
  else if (request.state)
    sets.push({
      key: `state ${key}`,
      ids: sql`select of_state.id, of_state.registration_order as place from record as of_state
        where of_state.kind = ${kind} and of_state.state = ${literal(request.state)}`,
      placed: true,
    });
  return sets;
}

async function smallestOf(
  reader: AnyReader,
  sets: readonly IdSet[],
): Promise<{ set: IdSet; size: number } | undefined> {
  const counted = sets.filter((set) => !set.uncounted);
  const sizes = await sizesOf(reader, counted);
  const sized = counted.map((set, at) => ({ set, size: sizes[at] as number }));
  return sized.sort((one, other) => one.size - other.size)[0];
}

async function planFor(reader: AnyReader, lenses: readonly Lens[], request: ListRequest): Promise<Plan> {
  const natural = isNatural(request);
  const narrow = lenses.every((lens) => lens.principals !== 'all' && !lens.parts);
  if (natural && request.filters.length === 0) {
    if (narrow) return { by: 'own-order' };
    // The index of states is in natural order.
    if (lenses.some((lens) => lens.principals === 'all')) return { by: 'sort' };
  }
  const sets = setsOf(lenses, request);
  if (sets.length === 0) return { by: 'sort' };
  const smallest = await smallestOf(reader, sets);
  if (smallest && smallest.size <= (natural && smallest.set.placed ? planLimits.fewPlaced : planLimits.few))
    return { by: 'set', set: smallest.set };
  const words = sets.find((set) => set.uncounted);
  if (words) return { by: 'walk', budget: planLimits.walkedForWords, otherwise: words };
  return {
    by: 'walk',
    budget: planLimits.walked,
    otherwise: smallest && smallest.size < sizesTold ? smallest.set : null,
  };
}

type Row = Record<string, unknown> & { list_key: string | number; list_id: string };

async function rowsBy(plan: Plan, reader: AnyReader, lenses: readonly Lens[], request: ListRequest): Promise<Row[]> {
  const rowsOf = async (statement: ReturnType<typeof along>) =>
    (await statement.execute(unscoped(reader))).rows as Row[];
  if (plan.by === 'own-order') return rowsOf(ownOrder(lenses, request));
  if (plan.by === 'sort') return rowsOf(along(lenses, request));
  if (plan.by === 'set') return rowsOf(from(plan.set, lenses, request));
  const near = await rowsOf(walk(lenses, request, plan.budget));
  if (near.length > request.limit) return near;
  return rowsOf(plan.otherwise ? from(plan.otherwise, lenses, request) : along(lenses, request));
}
