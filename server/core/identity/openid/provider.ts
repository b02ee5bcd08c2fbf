// A provider as the sign-in uses it; its secret is opened here and goes to the provider alone.
import type { Selectable } from 'kysely';
import type { OpenidProviderRow } from '../../db/program-rows.ts';
import type { Sql } from '../../db/sql.ts';
import { type Keys, openBytes, sealBytes } from '../../keys.ts';
import type { Services } from '../../services.ts';

export type Provider = Omit<Selectable<OpenidProviderRow>, 'client_secret'> & { secret: string | null };

const sealingKey = (keys: Keys) => keys.for('openid-client-secret');
export const sealSecret = (keys: Keys, providerId: string, secret: string): Buffer =>
  sealBytes(sealingKey(keys), Buffer.from(secret), providerId);

/** The provider of a key or an id, or undefined; those that are switched off too. */
export async function findProvider(
  services: Pick<Services, 'keys'>,
  sql: Sql,
  by: { key: string } | { id: string },
): Promise<Provider | undefined> {
  const [column, value] = 'key' in by ? ['key', by.key] : ['id', by.id];
  const { rows } = await sql.query<Selectable<OpenidProviderRow>>(
    `select id, key, name, issuer, client_id, client_secret, authentication, scopes, claims, group_rules, allowed_domains,
       admission, emails_trusted, second_factor_trusted, second_factor_values, certificate, enabled, position, version, changed_at
     from openid_provider where ${column} = $1`,
    [value],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { client_secret, ...rest } = row;
  const secret = client_secret ? openBytes(sealingKey(services.keys), client_secret, row.id).toString() : null;
  return { ...rest, secret };
}

/** How `user_identity` names the provider. */
export const identityProvider = (key: string): string => `oidc:${key}`;

export const redirectUri = (publicUrl: string, key: string): string => `${publicUrl}/auth/openid/${key}`;
