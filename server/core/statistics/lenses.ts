// Whose records a person's figures count: those that both the statistics and the list show. Figures never tell of records
// that the list hides; where the list shows more, a figure does not open it.
import type { AnyReader } from '../reader.ts';
import type { Lens } from '../rights.ts';

export interface FigureLenses {
  lenses: readonly Lens[];
  /** Records must lie under these too; null when the first say it all. */
  also: readonly Lens[] | null;
  /** The figures count just what the list shows. */
  opens: boolean;
}

const covers = (wide: Lens, narrow: Lens): boolean =>
  narrow.clearances.every((mark) => wide.clearances.includes(mark)) &&
  !wide.parts &&
  (wide.principals === 'all' ||
    (narrow.principals !== 'all' && narrow.principals.every((one) => wide.principals.includes(one))));
const allCovered = (wide: readonly Lens[], narrow: readonly Lens[]): boolean =>
  narrow.every((lens) => wide.some((other) => covers(other, lens)));

/** `list` is the operation whose list the figures open. */
export function figureLenses(reader: AnyReader, list: string): FigureLenses {
  const { rights } = reader.actor;
  const [own, shown] = [rights.lenses(reader.operation), rights.lenses(list)];
  if (own.length === 0 || shown.length === 0) return { lenses: [], also: null, opens: true };
  if (allCovered(own, shown)) return { lenses: shown, also: null, opens: true };
  if (allCovered(shown, own)) return { lenses: own, also: null, opens: false };
  return { lenses: shown, also: own, opens: false };
}
