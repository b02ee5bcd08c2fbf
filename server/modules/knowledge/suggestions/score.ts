// How well articles fit what was said, and which of them are worth a person's eyes. Pure.

/** One article: which of the asked stems stand in it, each with its best place. */
export interface Candidate {
  id: string;
  hits: readonly { stem: string; weight: 'A' | 'B' | 'C' | 'D' }[];
  /** It answers the ticket's category. */
  ofCategory: boolean;
}

const places = { A: 1, B: 0.55, C: 0.25, D: 0.1 } as const;
/** What must be reached: half of what was said stands in a title, or a rare word and something beside it. */
const least = 0.34;
const leastOfCategory = 0.26;
/** No offer far behind the best one. */
const beside = 0.6;

/** `known`: in how many of `all` articles each stem stands; a stem of none counts half, it may be about anything. */
export function best(
  stems: readonly string[],
  candidates: readonly Candidate[],
  { known, all }: { known: ReadonlyMap<string, number>; all: number },
): Candidate[] {
  const rarity = (stem: string) => Math.log(1 + (all + 1) / ((known.get(stem) ?? 0) + 1));
  // A long story names the thing once or twice: only its weightiest words count as what was said.
  const said = stems
    .map((stem) => rarity(stem) * (known.get(stem) ? 1 : 0.5))
    .toSorted((one, other) => other - one)
    .slice(0, 6)
    .reduce((sum, one) => sum + one, 0);
  const scored = candidates.flatMap((candidate) => {
    const found = candidate.hits.map(({ stem, weight }) => rarity(stem) * places[weight]);
    const score = said > 0 ? found.reduce((sum, one) => sum + one, 0) / said : 0;
    const named =
      candidate.hits.some((hit) => hit.weight === 'A') || candidate.hits.filter((hit) => hit.weight === 'B').length > 1;
    const enough = candidate.ofCategory ? leastOfCategory : least;
    return named && score >= enough ? [{ candidate, score: score * (candidate.ofCategory ? 1.25 : 1) }] : [];
  });
  scored.sort((one, other) => other.score - one.score || (one.candidate.id < other.candidate.id ? -1 : 1));
  const top = scored[0]?.score ?? 0;
  return scored.filter((one) => one.score >= top * beside).map((one) => one.candidate);
}
