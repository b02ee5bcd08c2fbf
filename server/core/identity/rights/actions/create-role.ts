// A role of the organisation's own, within what its maker holds.
import { createRole } from '#contract/rights.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { unscoped } from '../../../handle.ts';
import { newId } from '../../../ids.ts';
import { refuseField } from '../../../refusal.ts';
import { requireRolesHeld } from '../rights-of-roles.ts';
import { roleCard } from '../role-cards.ts';
import { grantsInOrder, requireKnownGrants, writeGrants } from '../role-rows.ts';

export const createRoleAction = action(createRole, async (unit, input) => {
  requireEverywhere(unit);
  const key = input.key ?? `role-${newId(unit.now.getTime()).slice(-12)}`;
  const { name, about = '' } = input;
  requireKnownGrants(unit, input.grants);
  const grants = grantsInOrder(input.grants);
  const made = await unscoped(unit)
    .insertInto('role')
    .values({ key, name, about })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) throw refuseField('key', 'role_key_taken');
  await writeGrants(unit, key, grants);
  await requireRolesHeld(unit, [{ grants, areaId: null, clearances: [] }], []);
  unit.event({ data: { role: key, name, about, grants } });
  return roleCard(unit, key);
});
