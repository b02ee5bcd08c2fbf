// Whether somebody else may do an operation at all: before work is given to them.
import { shapeOf, sqlOf } from '../handle.ts';
import { loadRights } from './rights-of.ts';

export async function mayPerson(handle: object, personId: string, operation: string): Promise<boolean> {
  return (await loadRights(sqlOf(handle), shapeOf(handle).services, personId)).has(operation);
}
