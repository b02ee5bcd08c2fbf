// What an administrator types of a provider must make sense, and must hand out nothing that they do not hold themselves.
import { X509Certificate } from 'node:crypto';
import { sql } from 'kysely';
import type { Clearance } from '#contract/core.ts';
import { unscoped } from '../../handle.ts';
import { refuseField } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { requireGranting } from '../rights/guard-roles.ts';
import { type RoleHeld, requireRolesHeld } from '../rights/rights-of-roles.ts';
import { lockRole } from '../rights/role-rows.ts';
import { isThisComputer } from './provider-fetch.ts';

export function requireIssuer(issuer: string): void {
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  const fits =
    url !== null &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '' &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isThisComputer(url)));
  if (!fits) throw refuseField('issuer', 'issuer_wrong');
}

export function requireCertificate(certificate: string | null): void {
  if (certificate === null) return;
  try {
    new X509Certificate(certificate);
  } catch {
    throw refuseField('certificate', 'certificate_wrong');
  }
}

/**
 * Rules may give roles that exist, never the owner's, and none that reaches further than the administrator's own rights;
 * neither by themselves nor through the groups that they name.
 */
export async function requireGroupRules(
  unit: AnyUnit,
  rules: readonly { roleKey: string | null; groupId: string | null }[],
): Promise<void> {
  if (rules.length === 0) return;
  requireGranting(unit, 'roles');
  const db = unscoped(unit);
  const wanted: RoleHeld[] = [];
  for (const [place, rule] of rules.entries()) {
    if (rule.groupId) {
      const group = await db.selectFrom('user_group').select('id').where('id', '=', rule.groupId).executeTakeFirst();
      if (!group) throw refuseField(`groupRules.${place}.groupId`, 'not_found');
      wanted.push(...(await rolesOfGroup(unit, rule.groupId)));
    }
    if (!rule.roleKey) continue;
    if (rule.roleKey === 'owner') throw refuseField(`groupRules.${place}.roleKey`, 'role_not_mapped');
    const role = await db.selectFrom('role').select('archived_at').where('key', '=', rule.roleKey).executeTakeFirst();
    if (!role || role.archived_at) throw refuseField(`groupRules.${place}.roleKey`, 'not_found');
    wanted.push({ grants: (await lockRole(unit, rule.roleKey)).grants, areaId: null, clearances: [] });
  }
  await requireRolesHeld(unit, wanted, []);
}

/** The roles that everybody in this group holds, given to it or to a group above it. */
async function rolesOfGroup(unit: AnyUnit, groupId: string): Promise<RoleHeld[]> {
  const { rows } = await sql<{ role_key: string; area_id: string | null; clearances: Clearance[] }>`
    with recursive above as (
      select id, parent_id from user_group where id = ${groupId}
      union select g.id, g.parent_id from above join user_group g on g.id = above.parent_id
    ) select r.role_key, r.area_id, r.clearances from group_role r where r.group_id in (select id from above)`.execute(
    unscoped(unit),
  );
  const held: RoleHeld[] = [];
  for (const row of rows) {
    const { grants } = await lockRole(unit, row.role_key);
    held.push({ grants, areaId: row.area_id, clearances: row.clearances });
  }
  return held;
}
