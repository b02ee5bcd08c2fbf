// What an administrator types of a provider must make sense, and must hand out nothing that they do not hold themselves.
import { X509Certificate } from 'node:crypto';
import { shapeOf, unscoped } from '../../handle.ts';
import { Refusal, refuseField } from '../../refusal.ts';
import { Rights } from '../../rights.ts';
import type { AnyUnit } from '../../unit.ts';
import { exceeding } from '../held-rights.ts';
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

/** Rules may give roles that exist, never the owner's, and none that reaches further than the administrator's own rights. */
export async function requireGroupRules(
  unit: AnyUnit,
  rules: readonly { roleKey: string | null; groupId: string | null }[],
): Promise<void> {
  const db = unscoped(unit);
  const { catalog } = shapeOf(unit).services;
  const granted = catalog.operations.filter((one) => one.access === 'right').map((one) => one.name);
  for (const [place, rule] of rules.entries()) {
    if (rule.groupId) {
      const group = await db.selectFrom('user_group').select('id').where('id', '=', rule.groupId).executeTakeFirst();
      if (!group) throw refuseField(`groupRules.${place}.groupId`, 'not_found');
    }
    if (!rule.roleKey) continue;
    if (rule.roleKey === 'owner') throw refuseField(`groupRules.${place}.roleKey`, 'role_not_mapped');
    const role = await db.selectFrom('role').select('key').where('key', '=', rule.roleKey).executeTakeFirst();
    if (!role) throw refuseField(`groupRules.${place}.roleKey`, 'not_found');
    const own = await db
      .selectFrom('role_grant')
      .select(['operation', 'reach', 'clearances'])
      .where('role_key', '=', rule.roleKey)
      .execute();
    const ready = catalog.roles.get(rule.roleKey)?.grants ?? [];
    const wanted = new Rights({
      me: unit.actor.id,
      grants: [
        ...ready.map((grant) => ({ ...grant, area: [], clearances: [] })),
        ...own.map((grant) => ({ ...grant, area: [], clearances: grant.clearances as never })),
      ],
      switches: [],
      area: [],
      roles: [rule.roleKey],
    });
    const beyond = exceeding(unit.actor.rights, wanted, granted);
    if (beyond.length > 0) throw new Refusal('grants_exceed', { operations: beyond.slice(0, 20) });
  }
}
