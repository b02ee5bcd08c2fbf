// Which way a list is read: by what the actor sees and the filters find, and how far the sort's index would have to be
// walked for a page. A walk has a budget, for the rows may stand together at its far end; then the set is read after all.
import { sql } from 'kysely';
import type { AnyReader } from '../reader.ts';
import type { Lens } from '../rights.ts';
import type { IdSet, ListRequest } from './list-request.ts';
import { sizeLimits, sizesOf } from './list-size.ts';
import { isNatural, literal, ownIds } from './list-statements.ts';

export type Plan =
  | { by: 'own-order' }
  | { by: 'sort' }
  | { by: 'sets'; sets: readonly [IdSet, ...IdSet[]] }
  | { by: 'walk'; budget: number; otherwise: readonly [IdSet, ...IdSet[]] | null };

/** Work by rows, in parts of the fetch of one record from a set; and limits. A test turns them, to see every plan. */
export const planCosts = {
  walkedRow: 0.4,
  /** A row of somebody who doesn't see all, or of words. */
  askedRow: 0.9,
  placedRow: 0.15,
  /** A set of no more than so many times the other's size is read beside it, instead of asking each of its records. */
  together: 2,
  /** Sets that cost no more are read at once. */
  cheap: 2_000,
  walkAtLeast: 2_000,
  walkAtMost: 20_000,
};

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
  const key = `${request.kind} ${request.state ?? ''}`;
  if (lenses.every((lens) => lens.principals !== 'all'))
    sets.push({ key: `own ${numberOf(lenses)} ${key}`, ids: ownIds(lenses, request), placed: true, own: true });
  else if (request.state)
    sets.push({
      key: `state ${key}`,
      ids: sql`select of_state.id, of_state.registration_order as place from record as of_state
        where of_state.kind = ${literal(request.kind)} and of_state.state = ${literal(request.state)}`,
      placed: true,
    });
  return sets;
}

/** A set, with those beside it that are read for less than its records would be asked. */
function together(set: IdSet, sets: readonly IdSet[], sizes: readonly number[]): readonly [IdSet, ...IdSet[]] {
  const size = sizes[sets.indexOf(set)] as number;
  const others = sets.filter((one, at) => {
    const other = sizes[at] as number;
    return one !== set && other < sizeLimits.told && other <= size * planCosts.together;
  });
  return [set, ...others];
}

/** What to count from; nothing when no set is small. */
export async function countedFrom(
  reader: AnyReader,
  lenses: readonly Lens[],
  request: ListRequest,
): Promise<readonly IdSet[]> {
  const sets = setsOf(lenses, request);
  const { sets: sizes } = await sizesOf(reader, sets);
  const smallest = sets[sizes.indexOf(Math.min(...sizes))];
  if (smallest && Math.min(...sizes) < sizeLimits.told) return together(smallest, sets, sizes);
  const large = sets.find((set) => set.estimated) ?? sets.find((set) => set.own);
  return large ? [large] : [];
}

export async function planFor(reader: AnyReader, lenses: readonly Lens[], request: ListRequest): Promise<Plan> {
  const natural = isNatural(request);
  const wide = lenses.some((lens) => lens.principals === 'all');
  if (natural && request.filters.length === 0) {
    // The indexes of participants, and of states, are in natural order.
    if (wide) return { by: 'sort' };
    if (lenses.every((lens) => !lens.parts)) return { by: 'own-order' };
  }
  const sets = setsOf(lenses, request);
  if (sets.length === 0) return { by: 'sort' };
  const { sets: sizes, all } = await sizesOf(reader, sets);
  if (request.sort.of) {
    // A sort of another table is walked as a whole or not at all.
    const size = Math.min(...sizes);
    return size < sizeLimits.told
      ? { by: 'sets', sets: together(sets[sizes.indexOf(size)] as IdSet, sets, sizes) }
      : { by: 'sort' };
  }
  // A set counted to the end of counting may be anything from there to all.
  const shares = sizes.map((size) =>
    Math.min(1, size < sizeLimits.told ? size / all : Math.sqrt(sizeLimits.told / all)),
  );
  const share = Math.max(
    1 / all,
    shares.reduce((product, one) => product * one, 1),
  );
  const walked = Math.min(all, (request.limit + 1) / share);
  const asked = !wide || sets.some((set) => set.estimated);
  const walkCost = walked * (asked ? planCosts.askedRow : planCosts.walkedRow);
  const costs = sets.map((set, at) => {
    const size = sizes[at] as number;
    if (!natural || !set.placed) return size;
    return size * planCosts.placedRow + Math.min(size, walked * (shares[at] as number));
  });
  const cost = Math.min(...costs);
  const set = sets[costs.indexOf(cost)] as IdSet;
  if ((sizes[sets.indexOf(set)] as number) < sizeLimits.told && (cost <= planCosts.cheap || cost <= walkCost))
    return { by: 'sets', sets: together(set, sets, sizes) };
  const budget = Math.round(Math.min(planCosts.walkAtMost, Math.max(planCosts.walkAtLeast, 3 * walked)));
  const small =
    Math.min(...sizes) < sizeLimits.told ? sets[sizes.indexOf(Math.min(...sizes))] : sets.find((one) => one.estimated);
  return { by: 'walk', budget, otherwise: small ? together(small, sets, sizes) : null };
}
