// For what modules say of their tables on their cards, past the scopes: plain statements in the action's transaction, and
// the end of a subject's key.
import { shapeOf, sqlOf } from '../handle.ts';
import type { AnyUnit } from '../unit.ts';

export { sqlOf };

/** Everything that was told under the key opens no more. */
export async function destroySubjectKey(unit: AnyUnit, id: string): Promise<void> {
  await shapeOf(unit).services.subjectKeys.destroy(sqlOf(unit), id);
}
