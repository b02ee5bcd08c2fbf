// The roles and groups that a provider's mapping rules: given with the claim, taken when the claim no longer names them.
// What no rule names is not touched; a provider that says nothing of groups changes nothing.
import type { AnyUnit } from '../../unit.ts';
import { readAssignments, writeAssignments } from '../assignments.ts';
import { raiseRightsVersion } from '../create-user.ts';
import { requireNoConflict } from '../rights/guard-roles.ts';
import type { Told } from './claims.ts';
import type { Provider } from './provider.ts';

const only = (values: (string | null)[]): Set<string> => new Set(values.filter((value) => value !== null));

export async function applyGroupRules(unit: AnyUnit, provider: Provider, told: Told, userId: string): Promise<void> {
  const { groups } = told;
  if (groups === null || provider.group_rules.length === 0) return;
  const fitting = provider.group_rules.filter((rule) => groups.includes(rule.value));
  const ruled = {
    roles: only(provider.group_rules.map((r) => r.roleKey)),
    groups: only(provider.group_rules.map((r) => r.groupId)),
  };
  const due = { roles: only(fitting.map((r) => r.roleKey)), groups: only(fitting.map((r) => r.groupId)) };
  const held = await readAssignments(unit, userId);
  // A role bound to an area was given by hand, for that area: rules are about the unbound one.
  const isRuled = (role: { key: string; areaId: string | null }) => role.areaId === null && ruled.roles.has(role.key);
  const heldRoles = new Set(held.roles.filter(isRuled).map((role) => role.key));
  const addedRoles = [...due.roles].filter((key) => !heldRoles.has(key));
  const lostRoles = [...heldRoles].filter((key) => !due.roles.has(key));
  const addedGroups = [...due.groups].filter((id) => !held.groupIds.includes(id));
  const lostGroups = held.groupIds.filter((id) => ruled.groups.has(id) && !due.groups.has(id));
  if (addedRoles.length + lostRoles.length + addedGroups.length + lostGroups.length === 0) return;
  await writeAssignments(unit, userId, {
    ...(addedRoles.length + lostRoles.length > 0
      ? {
          roles: [
            ...held.roles.filter((role) => !(isRuled(role) && lostRoles.includes(role.key))),
            ...addedRoles.map((key) => ({ key, areaId: null, clearances: [] })),
          ],
        }
      : {}),
    ...(addedGroups.length + lostGroups.length > 0
      ? { groupIds: [...held.groupIds.filter((id) => !lostGroups.includes(id)), ...addedGroups] }
      : {}),
  });
  await requireNoConflict(unit, [userId]);
  await raiseRightsVersion(unit);
  unit.event({
    operation: 'identity.provider.map',
    subjectIds: [userId],
    data: { provider: provider.key, addedRoles, lostRoles, addedGroups, lostGroups },
  });
}
