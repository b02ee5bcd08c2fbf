// A new provider: its key names it for ever in people's links, its secret is sealed and never shown again.
import { createProvider } from '#contract/openid-providers.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { shapeOf, unscoped } from '../../../handle.ts';
import { newId } from '../../../ids.ts';
import { refuseField } from '../../../refusal.ts';
import { requireCertificate, requireGroupRules, requireIssuer } from '../check-provider.ts';
import { sealSecret } from '../provider.ts';
import { providerCard } from '../provider-cards.ts';

export const createProviderAction = action(createProvider, async (unit, input) => {
  requireEverywhere(unit);
  requireIssuer(input.issuer);
  requireCertificate(input.certificate);
  await requireGroupRules(unit, input.groupRules);
  if (input.authentication !== 'none' && !input.clientSecret) throw refuseField('clientSecret', 'secret_missing');
  const id = newId(unit.now.getTime());
  const { keys } = shapeOf(unit).services;
  const secret = input.authentication === 'none' ? undefined : input.clientSecret;
  await unscoped(unit)
    .insertInto('openid_provider')
    .values({
      id,
      key: input.key,
      name: input.name,
      issuer: input.issuer,
      client_id: input.clientId,
      client_secret: secret ? sealSecret(keys, id, secret) : null,
      authentication: input.authentication,
      scopes: input.scopes,
      claims: JSON.stringify(input.claims),
      group_rules: JSON.stringify(input.groupRules),
      allowed_domains: input.allowedDomains,
      admission: input.admission,
      emails_trusted: input.emailsTrusted,
      second_factor_trusted: input.secondFactorTrusted,
      second_factor_values: input.secondFactorValues,
      certificate: input.certificate,
      enabled: input.enabled,
      position: input.position,
      changed_at: unit.moment,
    })
    .execute();
  const { clientSecret: _secret, certificate: _certificate, ...told } = input;
  unit.event({ data: { provider: id, ...told } });
  return providerCard(unit, id);
});
