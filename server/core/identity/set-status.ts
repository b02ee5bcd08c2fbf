// Moves an account between its states; returns its new version.
import { sql } from 'kysely';
import type { UserRow } from '../db/tables.ts';
import { unscoped } from '../handle.ts';
import type { AnyUnit } from '../unit.ts';

export async function setStatus(unit: AnyUnit, id: string, status: UserRow['status']): Promise<number> {
  const { version } = await unscoped(unit)
    .updateTable('app_user')
    .set({ status, version: sql<number>`version + 1`, changed_at: unit.moment })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** A change of what belongs to the account, without a change of its fields; returns the new version. */
export async function raiseVersion(unit: AnyUnit, id: string): Promise<number> {
  const { version } = await unscoped(unit)
    .updateTable('app_user')
    .set({ version: sql<number>`version + 1`, changed_at: unit.moment })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}
