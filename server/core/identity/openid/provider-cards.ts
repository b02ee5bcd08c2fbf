// Providers as administrators see them: everything but the secret.
import type { Output } from '#contract/core.ts';
import type { createProvider } from '#contract/openid-providers.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { redirectUri } from './provider.ts';

export type ProviderCard = Output<typeof createProvider>;

export async function providerCards(handle: AnyUnit | AnyReader, id?: string): Promise<ProviderCard[]> {
  const { rows } = await sqlOf(handle).query<Omit<ProviderCard, 'redirectUri'>>(
    `select p.id, p.key, p.name, p.issuer, p.client_id as "clientId", p.authentication, p.scopes, p.claims,
       p.group_rules as "groupRules", p.allowed_domains as "allowedDomains", p.admission,
       p.emails_trusted as "emailsTrusted", p.second_factor_trusted as "secondFactorTrusted",
       p.second_factor_values as "secondFactorValues", p.certificate, p.enabled, p.position,
       p.client_secret is not null as "hasSecret", p.version,
       (select count(*)::int from user_identity i where i.provider = 'oidc:' || p.key) as linked
     from openid_provider p where $1::uuid is null or p.id = $1 order by p.position, p.name, p.id`,
    [id ?? null],
  );
  const { publicUrl } = shapeOf(handle).services.config;
  return rows.map((row) => ({ ...row, redirectUri: publicUrl ? redirectUri(publicUrl, row.key) : null }));
}

export async function providerCard(handle: AnyUnit | AnyReader, id: string): Promise<ProviderCard> {
  const [card] = await providerCards(handle, id);
  if (!card) throw new Refusal('not_found');
  return card;
}
