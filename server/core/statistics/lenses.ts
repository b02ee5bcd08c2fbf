// Whose records a person's figures count: those that both the statistics and the list show. Figures never tell of records
// that the list hides; where the list shows more, a figure does not open it.
import type { AnyReader } from '../reader.ts';
import { type Lens, lensesCover } from '../rights.ts';

export interface FigureLenses {
  lenses: readonly Lens[];
  /** Records must lie under these too; null when the first say it all. */
  also: readonly Lens[] | null;
  /** The figures count just what the list shows. */
  opens: boolean;
}

/** `list` is the operation whose list the figures open. */
export function figureLenses(reader: AnyReader, list: string): FigureLenses {
  const { rights } = reader.actor;
  const [own, shown] = [rights.lenses(reader.operation), rights.lenses(list)];
  if (own.length === 0 || shown.length === 0) return { lenses: [], also: null, opens: true };
  if (lensesCover(own, shown)) return { lenses: shown, also: null, opens: true };
  if (lensesCover(shown, own)) return { lenses: own, also: null, opens: false };
  return { lenses: shown, also: own, opens: false };
}
