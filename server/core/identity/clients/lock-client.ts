// The row of a program, locked; with the owner's account locked before it, as deactivation does.
import { one, unscoped } from '../../handle.ts';
import { Refusal, refuseField } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';

export async function lockClient(unit: AnyUnit, id: string) {
  const client = await one(
    unscoped(unit).selectFrom('service_client').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
  );
  if (client.revoked_at) throw new Refusal('client_revoked');
  return client;
}

/** The programs that act in this person's name stop; nothing but an administrator's act starts them again. */
export async function suspendClientsOf(unit: AnyUnit, ownerId: string): Promise<number> {
  const stopped = await unscoped(unit)
    .updateTable('service_client')
    .set({ suspended_at: unit.moment })
    .where('owner_id', '=', ownerId)
    .where('suspended_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(stopped.numUpdatedRows);
}

/** The owner must be a person whose account is active, and stays so until the commit. */
export async function requireActiveOwner(unit: AnyUnit, ownerId: string): Promise<void> {
  const owner = await unscoped(unit)
    .selectFrom('app_user')
    .select('status')
    .where('id', '=', ownerId)
    .forShare()
    .executeTakeFirst();
  if (!owner) throw refuseField('ownerId', 'not_found');
  if (owner.status !== 'active') throw refuseField('ownerId', 'owner_inactive');
}
