// Which groups hold a role: everybody in them and below holds it with them, or only those marked as staff.
import { sql } from 'kysely';
import type { Clearance } from '#contract/core.ts';
import { giveRoleToGroups } from '#contract/rights.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { mergeFields } from '../../../field-merge.ts';
import { unscoped } from '../../../handle.ts';
import { Refusal, refuseField } from '../../../refusal.ts';
import { seenVersion } from '../../../runner.ts';
import type { AnyUnit } from '../../../unit.ts';
import { raiseRightsVersion } from '../../create-user.ts';
import { requireNoConflict } from '../guard-roles.ts';
import { type RoleHeld, requireRolesHeld } from '../rights-of-roles.ts';
import { roleCard } from '../role-cards.ts';
import { lockRole, type RoleStanding } from '../role-rows.ts';

interface Given {
  groupId: string;
  areaId: string | null;
  staffOnly: boolean;
  clearances: Clearance[];
}
const placeOf = (one: Given): string => `${one.groupId} ${one.areaId ?? ''}`;
const inOrder = (given: readonly Given[]): Given[] =>
  [...new Map(given.map((one) => [placeOf(one), one])).values()]
    .map(({ groupId, areaId, staffOnly, clearances }) => ({
      groupId,
      areaId,
      staffOnly,
      clearances: [...new Set(clearances)].sort(),
    }))
    .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));

export const giveRoleToGroupsAction = action(giveRoleToGroups, async (unit, input) => {
  requireEverywhere(unit);
  if (input.key === 'owner') throw new Refusal('owner_alone');
  const role = await lockRole(unit, input.key);
  if (role.archived && input.groups.length > 0) throw new Refusal('role_archived');
  const current = await readGiven(unit, role.key);
  const groups = inOrder(input.groups);
  const changes = await mergeFields(
    // Whoever saw an older role is refused as soon as its groups are others than they saw: they are one value.
    { version: role.version, seen: seenVersion(input), movedSince: async () => new Set(['groups']) },
    { groups: current },
    { groups },
  );
  if (changes.length > 0) await write(unit, role, current, groups);
  unit.event({
    data: {
      role: role.key,
      version: role.version + (changes.length > 0 ? 1 : 0),
      fields: changes.map((change) => change.field),
      changes,
    },
  });
  return roleCard(unit, role.key);
});

async function readGiven(unit: AnyUnit, key: string): Promise<Given[]> {
  const rows = await unscoped(unit)
    .selectFrom('group_role')
    .select(['group_id as groupId', 'area_id as areaId', 'staff_only as staffOnly', 'clearances'])
    .where('role_key', '=', key)
    .execute();
  return inOrder(rows as Given[]);
}

async function write(unit: AnyUnit, role: RoleStanding, before: Given[], after: Given[]): Promise<void> {
  const db = unscoped(unit);
  const wanted = after.flatMap((one) => [one.groupId, ...(one.areaId ? [one.areaId] : [])]);
  const known = wanted.length ? await db.selectFrom('user_group').select('id').where('id', 'in', wanted).execute() : [];
  for (const [place, one] of after.entries()) {
    if (!known.some((group) => group.id === one.groupId)) throw refuseField(`groups.${place}.groupId`, 'not_found');
    if (one.areaId && !known.some((group) => group.id === one.areaId))
      throw refuseField(`groups.${place}.areaId`, 'not_found');
  }
  await db.deleteFrom('group_role').where('role_key', '=', role.key).execute();
  if (after.length > 0) {
    const rows = after.map((one) => ({
      role_key: role.key,
      group_id: one.groupId,
      area_id: one.areaId,
      staff_only: one.staffOnly,
      clearances: one.clearances,
    }));
    await db.insertInto('group_role').values(rows).execute();
  }
  await db.updateTable('role').set({ version: sql<number>`version + 1` }).where('key', '=', role.key).execute();
  const held = (given: Given[]): RoleHeld[] => given.map((one) => ({ grants: role.grants, ...one }));
  const said = (one: Given) => JSON.stringify(one);
  // The mark of staff set narrows who holds it; taken away, it is giving.
  const had = new Set(before.flatMap((one) => [said(one), said({ ...one, staffOnly: true })]));
  const gained = after.filter((one) => !had.has(said(one)));
  await requireRolesHeld(unit, held(gained), []);
  await requireNoConflict(unit);
  await raiseRightsVersion(unit);
}
