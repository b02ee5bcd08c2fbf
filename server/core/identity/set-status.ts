// Moves an account between its states; returns its new version.
import { sql } from 'kysely';
import type { UserRow } from '../db/tables.ts';
import { shapeOf, sqlOf, unscoped } from '../handle.ts';
import { endChatsOf } from '../messenger/link/end-chat.ts';
import type { AnyUnit } from '../unit.ts';

export async function setStatus(unit: AnyUnit, id: string, status: UserRow['status']): Promise<number> {
  const { version } = await unscoped(unit)
    .updateTable('app_user')
    .set({ status, version: sql<number>`version + 1`, changed_at: unit.moment })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  // With the account its chats end; somebody rejected is told in the chat first.
  if (status === 'deactivated') {
    const end = { state: 'unlinked', cause: 'account', actor: unit.actor } as const;
    await endChatsOf(shapeOf(unit).services, sqlOf(unit), id, end);
  }
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
