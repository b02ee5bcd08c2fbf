// Changes of a provider, told field by field in the journal; of the secret only that it was changed.
import { updateProvider } from '#contract/openid-providers.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { one, shapeOf, unscoped } from '../../../handle.ts';
import { Refusal, refuseField } from '../../../refusal.ts';
import { seenVersion } from '../../../runner.ts';
import { requireCertificate, requireGroupRules, requireIssuer } from '../check-provider.ts';
import { sealSecret } from '../provider.ts';
import { providerCard } from '../provider-cards.ts';

export const updateProviderAction = action(updateProvider, async (unit, input) => {
  requireEverywhere(unit);
  const db = unscoped(unit);
  const stored = await one(
    db.selectFrom('openid_provider').selectAll().where('id', '=', input.id).forUpdate().executeTakeFirst(),
  );
  if (stored.version !== seenVersion(input)) throw new Refusal('stale');
  const before = await providerCard(unit, input.id);
  if (input.issuer !== undefined && input.issuer !== before.issuer) {
    requireIssuer(input.issuer);
    // Whoever answers under another address could say that they are anyone of the linked people.
    if (before.linked > 0) throw refuseField('issuer', 'issuer_fixed');
  }
  if (input.certificate !== undefined) requireCertificate(input.certificate);
  if (input.groupRules) await requireGroupRules(unit, input.groupRules);
  const authentication = input.authentication ?? before.authentication;
  if (authentication !== 'none' && !input.clientSecret && !before.hasSecret) {
    throw refuseField('clientSecret', 'secret_missing');
  }
  const { id, clientSecret, ...fields } = input;
  const after = { ...before, ...fields };
  const { keys } = shapeOf(unit).services;
  await db
    .updateTable('openid_provider')
    .set({
      name: after.name,
      issuer: after.issuer,
      client_id: after.clientId,
      authentication: after.authentication,
      scopes: after.scopes,
      claims: JSON.stringify(after.claims),
      group_rules: JSON.stringify(after.groupRules),
      allowed_domains: after.allowedDomains,
      admission: after.admission,
      emails_trusted: after.emailsTrusted,
      second_factor_trusted: after.secondFactorTrusted,
      second_factor_values: after.secondFactorValues,
      certificate: after.certificate,
      enabled: after.enabled,
      position: after.position,
      version: stored.version + 1,
      changed_at: unit.moment,
      ...(authentication === 'none' ? { client_secret: null } : {}),
      ...(authentication !== 'none' && clientSecret ? { client_secret: sealSecret(keys, id, clientSecret) } : {}),
    })
    .where('id', '=', id)
    .execute();
  const changes = Object.keys(fields)
    .map((field) => ({ field, from: before[field as 'name'], to: after[field as 'name'] }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
    .map((change) => (change.field === 'certificate' ? { field: 'certificate' } : change));
  unit.event({
    data: {
      provider: id,
      key: before.key,
      version: stored.version + 1,
      changes: [...changes, ...(clientSecret ? [{ field: 'clientSecret' }] : [])],
    },
  });
  return providerCard(unit, id);
});
