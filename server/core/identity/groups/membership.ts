// Who belongs to a group: the one place where membership changes, so that every stay is written down from its beginning
// to its end, with who changed it and why.
import { unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';

export interface Membership {
  groupId: string;
  principalId: string;
}

/** Begins a stay, or turns the open one into one as head or as plain member; says whether anything changed. */
export async function enterGroup(
  unit: AnyUnit,
  { groupId, principalId }: Membership,
  head: boolean,
  reason = '',
): Promise<boolean> {
  const db = unscoped(unit);
  const current = await lockMembership(unit, { groupId, principalId });
  if (current?.head === head) return false;
  if (!current) await requireOpenGroup(unit, groupId);
  if (current) await endStay(unit, { groupId, principalId }, reason);
  await db
    .insertInto('group_member')
    .values({ group_id: groupId, principal_id: principalId, head })
    .onConflict((conflict) => conflict.columns(['group_id', 'principal_id']).doUpdateSet({ head }))
    .execute();
  await db
    .insertInto('group_membership')
    .values({
      id: newId(unit.now.getTime()),
      group_id: groupId,
      principal_id: principalId,
      head,
      from_at: unit.moment,
      from_by: unit.actor.id,
      from_reason: reason,
      until_at: null,
      until_by: null,
    })
    .execute();
  return true;
}

export async function leaveGroup(unit: AnyUnit, membership: Membership, reason = ''): Promise<boolean> {
  const current = await lockMembership(unit, membership);
  if (!current) return false;
  await endStay(unit, membership, reason);
  await unscoped(unit)
    .deleteFrom('group_member')
    .where('group_id', '=', membership.groupId)
    .where('principal_id', '=', membership.principalId)
    .execute();
  return true;
}

/** Brings a person's groups to these; who stays a head stays one. */
export async function setGroupsOf(
  unit: AnyUnit,
  principalId: string,
  groupIds: readonly string[],
  reason = '',
): Promise<void> {
  const rows = await unscoped(unit)
    .selectFrom('group_member')
    .select('group_id')
    .where('principal_id', '=', principalId)
    .orderBy('group_id')
    .execute();
  const held = new Set(rows.map((row) => row.group_id));
  const wanted = new Set(groupIds);
  for (const groupId of held) {
    if (!wanted.has(groupId)) await leaveGroup(unit, { groupId, principalId }, reason);
  }
  for (const groupId of [...wanted].sort()) {
    if (!held.has(groupId)) await enterGroup(unit, { groupId, principalId }, false, reason);
  }
}

const lockMembership = (unit: AnyUnit, { groupId, principalId }: Membership) =>
  unscoped(unit)
    .selectFrom('group_member')
    .select('head')
    .where('group_id', '=', groupId)
    .where('principal_id', '=', principalId)
    .forUpdate()
    .executeTakeFirst();

/** An archiving under way waits for those who enter, and they for it. */
async function requireOpenGroup(unit: AnyUnit, groupId: string): Promise<void> {
  const group = await unscoped(unit)
    .selectFrom('user_group')
    .select('archived_at')
    .where('id', '=', groupId)
    .forShare()
    .executeTakeFirst();
  if (!group) throw new Refusal('not_found');
  if (group.archived_at !== null) throw new Refusal('group_archived');
}

const endStay = (unit: AnyUnit, { groupId, principalId }: Membership, reason: string) =>
  unscoped(unit)
    .updateTable('group_membership')
    .set({ until_at: unit.moment, until_by: unit.actor.id, until_reason: reason })
    .where('group_id', '=', groupId)
    .where('principal_id', '=', principalId)
    .where('until_at', 'is', null)
    .execute();

export async function isMember(unit: AnyUnit, membership: Membership): Promise<boolean> {
  return (await lockMembership(unit, membership)) !== undefined;
}
