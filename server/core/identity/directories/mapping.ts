// From the directory's groups to ours: which departments and roles the mappings of a directory give. Pure.
import type { DirectorySettings } from '#contract/ldap-settings.ts';
import type { DirectoryGroup } from './groups.ts';
import { plainDn } from './groups.ts';

export interface RoleOfDirectory {
  key: string;
  areaId: string | null;
}
/** What a person holds because of the directory. */
export interface Given {
  groupIds: string[];
  roles: RoleOfDirectory[];
}
export const nothingGiven: Given = { groupIds: [], roles: [] };

const pattern = (text: string): RegExp =>
  new RegExp(
    `^${text
      .split('*')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    'iu',
  );

/** A mapping names a group by its DN, by its name, or by a pattern of either. */
export function fits(mapped: string, group: DirectoryGroup): boolean {
  if (mapped.includes('*')) return pattern(plainDn(mapped)).test(plainDn(group.dn)) || pattern(mapped).test(group.name);
  return plainDn(mapped) === plainDn(group.dn) || mapped.toLowerCase() === group.name.toLowerCase();
}

export const roleWords = (role: RoleOfDirectory): string => `${role.key} ${role.areaId ?? ''}`;

export function givenBy(settings: Pick<DirectorySettings, 'mappings'>, groups: readonly DirectoryGroup[]): Given {
  const fitting = settings.mappings.filter((mapping) => groups.some((group) => fits(mapping.group, group)));
  const roles = fitting.flatMap(({ role, areaId }) => (role ? [{ key: role, areaId }] : []));
  return {
    groupIds: [...new Set(fitting.flatMap(({ groupId }) => groupId ?? []))].sort(),
    roles: [...new Map(roles.map((role) => [roleWords(role), role])).values()].sort((one, other) =>
      roleWords(one) < roleWords(other) ? -1 : 1,
    ),
  };
}

/**
 * What a person holds after the directory has spoken: what it gave before and gives no more goes, what people gave stays.
 * `given` remembers only what came from the directory alone.
 */
export function afterDirectory<R extends RoleOfDirectory>(
  held: { groupIds: readonly string[]; roles: readonly R[] },
  before: Given,
  now: Given,
): { groupIds: string[]; roles: (R | RoleOfDirectory)[]; given: Given } {
  const gaveGroups = new Set(before.groupIds);
  const gaveRoles = new Set(before.roles.map(roleWords));
  const ownGroups = held.groupIds.filter((id) => !gaveGroups.has(id));
  const ownRoles = held.roles.filter((role) => !gaveRoles.has(roleWords(role)));
  const ownRoleWords = new Set(ownRoles.map(roleWords));
  const given: Given = {
    groupIds: now.groupIds.filter((id) => !ownGroups.includes(id)),
    roles: now.roles.filter((role) => !ownRoleWords.has(roleWords(role))),
  };
  const heldRoles = new Map(held.roles.map((role) => [roleWords(role), role]));
  return {
    groupIds: [...ownGroups, ...given.groupIds],
    roles: [...ownRoles, ...given.roles.map((role) => heldRoles.get(roleWords(role)) ?? role)],
    given,
  };
}
