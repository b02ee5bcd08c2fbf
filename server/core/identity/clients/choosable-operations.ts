// What a program may be given: operations under a right that its owner holds, and what anyone who is signed in may ask.
import type { Operation } from '#contract/core.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import { Refusal, refuseField } from '../../refusal.ts';
import type { Rights } from '../../rights.ts';
import type { AnyUnit } from '../../unit.ts';
import { rightsWithin } from '../guard-rights.ts';
import { exceeding } from '../held-rights.ts';
import { loadRights } from '../rights-of.ts';

/** One's own account, sessions and tokens are no program's business; who it is and whom there is to choose from are. */
const ownAffairs = new Set(['identity.me.read', 'identity.directory.search']);

export const mayBeGiven = (operation: Operation): boolean => {
  if (operation.access === 'public') return false;
  if ('fresh' in operation && operation.fresh) return false;
  return operation.access === 'right' || !operation.name.startsWith('identity.') || ownAffairs.has(operation.name);
};

const heldBy = (rights: Rights, operation: Operation): boolean =>
  operation.access === 'right' ? rights.has(operation.name) : rights.permits(operation.name);

/** The picker's lines for somebody with these rights. */
export function choosable(handle: AnyUnit | AnyReader, rights: Rights) {
  return shapeOf(handle)
    .services.catalog.operations.filter((operation) => mayBeGiven(operation) && heldBy(rights, operation))
    .map((operation) => ({
      name: operation.name,
      title: operation.title,
      module: operation.name.split('.')[0] ?? '',
      reads: operation.kind === 'query',
    }));
}

export const rightsOfOwner = (handle: AnyUnit | AnyReader, ownerId: string): Promise<Rights> =>
  loadRights(sqlOf(handle), shapeOf(handle).services, ownerId);

/** The names that the owner does not hold now. */
export function lostOperations(handle: AnyUnit | AnyReader, rights: Rights, names: readonly string[]): string[] {
  const { operations } = shapeOf(handle).services.catalog;
  return names.filter((name) => {
    const operation = operations.find((one) => one.name === name);
    return !operation || !heldBy(rights, operation);
  });
}

/** Refuses operations that are unknown, not for programs, or not held by the owner. */
export async function requireHeldByOwner(unit: AnyUnit, ownerId: string, names: readonly string[]): Promise<void> {
  const { operations } = shapeOf(unit).services.catalog;
  const rights = await rightsOfOwner(unit, ownerId);
  for (const [place, name] of names.entries()) {
    const operation = operations.find((one) => one.name === name);
    if (!operation) throw refuseField(`operations.${place}`, 'not_found');
    if (!mayBeGiven(operation)) throw refuseField(`operations.${place}`, 'operation_not_for_programs');
    if (!heldBy(rights, operation)) throw refuseField(`operations.${place}`, 'owner_lacks');
  }
}

/** Whoever sees a secret could use it: it must open nothing that they do not hold themselves. */
export async function requireHeldByActor(unit: AnyUnit, ownerId: string, names: readonly string[]): Promise<void> {
  if (unit.actor.id === ownerId) return;
  const wanted = (await rightsWithin(unit, ownerId)).limitedTo(names);
  const beyond = exceeding(unit.actor.rights, wanted, names);
  if (beyond.length > 0) throw new Refusal('grants_exceed', { operations: beyond.slice(0, 20) });
}
