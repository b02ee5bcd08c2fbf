// Scans and documents of the officer: a loose file of the actor becomes kept, read through the officer's own operation.
import { unscoped } from '../handle.ts';
import { Refusal } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';

/** Keeps a file that the actor has just uploaded; gives its id. */
export async function keepFile(unit: AnyUnit, fileId: string): Promise<string> {
  const kept = await unscoped(unit)
    .updateTable('file')
    .set({ attached_at: unit.moment, draft_id: null })
    .where('id', '=', fileId)
    .where('owner_id', '=', unit.actor.id)
    .where('attached_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!kept) throw new Refusal('file_not_yours', { fileId, name: fileId });
  return kept.id;
}
