// What somebody who stands in may do: the work of the absent person, never their own affairs, accounts, rights or oversight.
import type { Operation } from '#contract/core.ts';
import type { Catalog } from '../../catalog.ts';

/** Acts on accounts and rights, on personal data as its officer, on the journal, settings and state of the system. */
const inPerson = /^(identity|privacy|personal)\.|^core\.(event|setting|outbox|state|calendar)\./;

export const mayStandInFor = (operation: Operation): boolean =>
  operation.standIn ??
  (operation.access === 'public' ||
    (operation.access === 'right' && !operation.fresh && !inPerson.test(operation.name)));

/** The rights that pass to a substitute, by name. */
export const passingRights = (catalog: Pick<Catalog, 'operations'>): string[] =>
  catalog.operations.filter((one) => one.access === 'right' && mayStandInFor(one)).map((one) => one.name);
