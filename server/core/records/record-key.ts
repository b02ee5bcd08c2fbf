// The record's own key in the journal: what people typed into the record is told under it, and can be destroyed with it.
import { shapeOf, sqlOf } from '../handle.ts';
import type { AnyUnit } from '../unit.ts';

/** Makes the key on the first use. The caller holds the record's row, so that no second writer makes one at the same time. */
export async function ensureRecordKey(unit: AnyUnit, recordId: string): Promise<void> {
  const { subjectKeys } = shapeOf(unit).services;
  const onUnit = sqlOf(unit);
  if ((await subjectKeys.open(onUnit, [recordId])).size === 0) {
    await subjectKeys.createSubject(onUnit, recordId, 'record');
  }
}
