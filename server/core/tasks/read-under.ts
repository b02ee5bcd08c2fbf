// A file that was made of what its maker could see opens only while they may see as much: which rights it was read under is
// kept beside it, and compared with those of whoever asks for it.
import type { Catalog } from '../catalog.ts';
import { type Lens, lensesCover, type Rights } from '../rights.ts';

/** By the operation's name. */
export type ReadUnder = Record<string, readonly Lens[]>;

const ownPartsOf = (catalog: Catalog, operation: string) => catalog.handlers.get(operation)?.operation.ownParts;

export const lensesNow = (catalog: Catalog, rights: Rights, operation: string): readonly Lens[] =>
  rights.lenses(operation, ownPartsOf(catalog, operation));

/** Whether these rights show all that those did. */
export const stillReads = (catalog: Catalog, rights: Rights, under: ReadUnder): boolean =>
  Object.entries(under).every(
    ([operation, lenses]) =>
      mayStill(catalog, rights, operation) && lensesCover(lensesNow(catalog, rights, operation), lenses),
  );

const mayStill = (catalog: Catalog, rights: Rights, operation: string): boolean =>
  catalog.handlers.get(operation)?.operation.access === 'signed-in' ? rights.permits(operation) : rights.has(operation);
