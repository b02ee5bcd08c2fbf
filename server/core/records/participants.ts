// What an actor may do with one record: operations whose grants cover it by its participants and its mark.
import { shapeOf, unscoped } from '../handle.ts';
import { covers } from '../rights.ts';

export interface RecordFacts {
  id: string;
  kind: string;
  clearance: string;
  life: string;
  participants: { principalId: string; part: string }[];
}

/** The record's facts without regard to rights; callers have already reached the record through their scope. */
export async function recordFacts(handle: object, id: string): Promise<RecordFacts> {
  const db = unscoped(handle);
  const [record, participants] = await Promise.all([
    db.selectFrom('record').select(['id', 'kind', 'clearance', 'life']).where('id', '=', id).executeTakeFirstOrThrow(),
    db.selectFrom('participant').select(['principal_id', 'part']).where('record_id', '=', id).execute(),
  ]);
  return { ...record, participants: participants.map((one) => ({ principalId: one.principal_id, part: one.part })) };
}

/** Of these operations, those that the handle's actor may do with the record; sent with each card as `can`. */
export function operationsOn(handle: object, facts: RecordFacts, operations: readonly string[]): string[] {
  const { actor, services } = shapeOf(handle);
  return operations.filter((name) => {
    const ownParts = services.catalog.handlers.get(name)?.operation.ownParts;
    return covers(actor.rights.lenses(name, ownParts), facts);
  });
}
