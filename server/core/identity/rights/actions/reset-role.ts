// A changed ready role follows the program again; whoever puts it back must hold what it gains by that.
import { sql } from 'kysely';
import { resetRole } from '#contract/rights.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { shapeOf, unscoped } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';
import { raiseRightsVersion } from '../../create-user.ts';
import { requireRolesHeld } from '../rights-of-roles.ts';
import { roleCard } from '../role-cards.ts';
import { defaultGrants } from '../role-grants.ts';
import { grantsInOrder, lockRole, writeGrants } from '../role-rows.ts';

export const resetRoleAction = action(resetRole, async (unit, { key }) => {
  requireEverywhere(unit);
  const role = await lockRole(unit, key);
  const { catalog } = shapeOf(unit).services;
  if (!catalog.roles.has(key)) throw new Refusal('role_own');
  const grants = grantsInOrder(defaultGrants(catalog, key));
  if (role.changed) {
    const of = (given: typeof role.grants) => [{ grants: given, areaId: null, clearances: [] }];
    await requireRolesHeld(unit, of(grants), of(role.grants));
    await writeGrants(unit, key, []);
    await unscoped(unit)
      .updateTable('role')
      .set({ changed: false, version: sql<number>`version + 1` })
      .where('key', '=', key)
      .execute();
    await raiseRightsVersion(unit);
  }
  unit.event({
    data: {
      role: key,
      version: role.version + (role.changed ? 1 : 0),
      fields: role.changed ? ['grants'] : [],
      changes: role.changed ? [{ field: 'grants', from: role.grants, to: grants }] : [],
    },
  });
  return roleCard(unit, key);
});
