// What an actor may do with one record: operations whose grants cover it by its participants and its mark.
import { shapeOf } from '../handle.ts';
import { covers } from '../rights.ts';

export interface RecordFacts {
  id: string;
  kind: string;
  clearance: string;
  life: string;
  participants: { principalId: string; part: string }[];
}

/** Of these operations, those that the handle's actor may do with the record; sent with each card as `can`. */
export function operationsOn(handle: object, facts: RecordFacts, operations: readonly string[]): string[] {
  const { actor, services } = shapeOf(handle);
  return operations.filter((name) => {
    const ownParts = services.catalog.handlers.get(name)?.operation.ownParts;
    return covers(actor.rights.lenses(name, ownParts), facts);
  });
}
