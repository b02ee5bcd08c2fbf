// Subjects for actions: the key under which the journal keeps what it says of a person.
import { shapeOf, sqlOf } from '../handle.ts';
import type { AnyUnit } from '../unit.ts';

/** Makes the key of a person of whom the program learns now; later events tell of the person under it. */
export async function makeSubject(unit: AnyUnit, id: string, kind: string): Promise<void> {
  await shapeOf(unit).services.subjectKeys.createSubject(sqlOf(unit), id, kind);
}
