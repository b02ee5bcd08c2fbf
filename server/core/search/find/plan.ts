// Where the search looks first, by what is expected of the words and of the reader. What is walked has a budget: when it
// ends before the page is full, the walk goes further or a source that is complete follows.
import type { Sizes } from './sizes.ts';

export type Step =
  | { by: 'newest' | 'set-newest'; steps: number }
  | { by: 'newest-whole' | 'set-whole' }
  | { by: 'index' | 'together'; inSet: boolean };

export interface Ground {
  sizes: Sizes;
  /** How many are wanted. */
  most: number;
  /** Filters on the record, of which nothing is expected. */
  filtered: boolean;
  /** The smallest set that holds all that is sought, and in how many stretches of an index it lies. */
  set: { size: number; counted: boolean; stretches: number } | null;
  /** Whether all questions are words, so that they can be asked of the index together. */
  wordsOnly: boolean;
}

/** Work in pages read, for one row; and bounds. A test turns them, to see every plan. */
export const findCosts = {
  /** A card in its order, with a look for a text when its own words are others. */
  walked: 4.5,
  /** A card of which only the id is known. */
  fetched: 8.5,
  /** A row that an index of words holds. */
  held: 1.3,
  /** A row that an index holds when several questions are asked of it at once, in rows of one question. */
  together: 1,
  /** An id of a set. */
  listed: 0.05,
  /** All that is asked of a record that may be shown. */
  asked: 12,
  /** How much more than expected is walked before another source is asked. */
  patience: 3,
  walkAtLeast: 400,
  walkAtMost: 8_000,
  furthest: 20_000,
  stretches: 24,
  /** A complete source that costs no more is taken at once. */
  cheap: 4_000,
};

interface Priced {
  step: Step;
  /** If the page fills as soon as is expected; and if it never does. */
  soon: number;
  late: number;
}

export interface Plan {
  first: Step;
  /** Complete: what ends the search when a walk did not fill the page. */
  sure: Step;
  /** What that costs when the page never fills. */
  late: number;
}

export function planFor(ground: Ground): Plan {
  const priced = price(ground);
  const by = (of: 'soon' | 'late', among: readonly Priced[]) =>
    [...among].sort((one, other) => one[of] - other[of])[0] as Priced;
  const complete = priced.filter((one) => isComplete(one.step));
  const { step: sure, late } = by('late', complete);
  // What ends soon in any case is not put off for what may be in vain.
  const first = late <= findCosts.cheap ? sure : by('soon', priced).step;
  return { first, sure, late };
}

/** After a walk that found some, but too few: the same as far as these promise, if that is worth it; else the sure one. */
export function after(step: Step, found: number, most: number, { sure, late }: Plan): Step {
  if (!('steps' in step) || found === 0) return sure;
  const steps = Math.round((step.steps * most * 1.5) / found);
  const cost = steps * (step.by === 'newest' ? findCosts.walked : findCosts.fetched);
  return cost < late && steps <= findCosts.furthest ? { by: step.by, steps } : sure;
}

export const isComplete = (step: Step): boolean => !('steps' in step);

function price({ sizes, most, filtered, set, wordsOnly }: Ground): Priced[] {
  const { kinds, all, cards, texts, together } = sizes;
  const met = cards.map((size, at) => Math.min(all, size + (texts[at] as number)));
  const shares = met.map((size) => Math.max(1, size) / all);
  const share = shares.reduce((product, one) => product * one, filtered ? 0.3 : 1);
  // A set that was not counted to its end may be a good part of all.
  const seen = set ? Math.min(1, set.counted ? Math.max(1, set.size) / kinds : Math.max(0.1, set.size / kinds)) : 1;
  const hits = Math.max(1, kinds * share * seen);
  /** Rows of some size looked at before the page is full, the hits lying evenly among them. */
  const until = (rows: number) => Math.min(rows, (most * rows) / hits);
  const cost = findCosts;
  const budget = (rows: number) =>
    Math.round(Math.min(cost.walkAtMost, Math.max(cost.walkAtLeast, cost.patience * rows)));
  const walked = until(kinds);
  const priced: Priced[] = [
    { step: { by: 'newest', steps: budget(walked) }, soon: walked * cost.walked, late: Number.POSITIVE_INFINITY },
    { step: { by: 'newest-whole' }, soon: Number.POSITIVE_INFINITY, late: kinds * cost.walked },
  ];
  if (set && set.stretches > 0 && set.stretches <= cost.stretches) {
    const near = until(set.counted ? set.size : kinds * seen);
    priced.push({
      step: { by: 'set-newest', steps: budget(near) },
      soon: near * cost.fetched,
      late: Number.POSITIVE_INFINITY,
    });
  }
  const narrow = set?.counted ? set.size : null;
  if (narrow !== null) {
    const sorted = narrow * cost.listed * 2;
    priced.push({
      step: { by: 'set-whole' },
      soon: sorted + until(narrow) * cost.fetched,
      late: sorted + narrow * cost.fetched,
    });
  }
  const index = (by: 'index' | 'together', ofAll: number) => {
    // Of a kind with few records all are read, however many of the others hold the word.
    const held = Math.min(ofAll, kinds) * cost.held;
    const rows = (ofAll * kinds) / all;
    if (narrow !== null) {
      const mine = Math.min(narrow, rows * seen);
      const joined = held + narrow * cost.listed;
      priced.push({
        step: { by, inSet: true },
        soon: joined + until(mine) * cost.asked,
        late: joined + mine * cost.asked,
      });
    }
    priced.push({ step: { by, inSet: false }, soon: held + until(rows) * cost.asked, late: held + rows * cost.asked });
  };
  if (met.length > 0) index('index', Math.min(...met));
  if (met.length > 1 && wordsOnly) index('together', texts.reduce((sum, size) => sum + size, together) * cost.together);
  return priced;
}
