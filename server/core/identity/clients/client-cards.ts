// Programs as the pages show them: state, owner, secrets' hints; never a secret.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { readClient } from '#contract/clients.ts';
import type { Output } from '#contract/core.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { lostOperations, rightsOfOwner } from './choosable-operations.ts';
import { issuerOf } from './issuer.ts';

export type ClientCard = Output<typeof readClient>;
export type ClientLine = Omit<ClientCard, 'lost' | 'secrets' | 'tokenAddress' | 'version' | 'can'>;
interface Row extends ClientLine {
  version: number;
}

/** `c.state` at a moment; the words of `clientStates`. */
export const stateAt = (moment: string): RawBuilder<string> =>
  sql<string>`case when c.revoked_at is not null then 'revoked'
    when c.suspended_at is not null or u.status <> 'active' then 'suspended'
    when c.expires_at <= ${moment} then 'expired' else 'active' end`;

export async function clientRows(handle: AnyUnit | AnyReader, where: RawBuilder<SqlBool>, limit = 200): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select c.id, c.name, c.owner_id as "ownerId", p.name as "ownerName", c.operations, ${stateAt(handle.moment)} as state,
      c.created_at as "createdAt", c.expires_at as "expiresAt", c.revoked_at as "revokedAt",
      c.last_used_at as "lastUsedAt", c.last_used_address as "lastUsedAddress", c.version
    from service_client c join app_user u on u.id = c.owner_id join principal p on p.id = u.id
    where ${where} order by c.name, c.id limit ${sql.raw(String(limit))}`.execute(unscoped(handle));
  return rows;
}

export async function clientCard(handle: AnyUnit | AnyReader, id: string): Promise<ClientCard> {
  const [row] = await clientRows(handle, sql<SqlBool>`c.id = ${id}`, 1);
  if (!row) throw new Refusal('not_found');
  const secrets = await unscoped(handle)
    .selectFrom('service_client_secret')
    .select(['id', 'hint', 'created_at', 'expires_at', 'last_used_at'])
    .where('client_id', '=', id)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', handle.moment)]))
    .orderBy('id', 'desc')
    .execute();
  return {
    ...row,
    lost: lostOperations(handle, await rightsOfOwner(handle, row.ownerId), row.operations),
    secrets: secrets.map((secret) => ({
      id: secret.id,
      hint: secret.hint,
      createdAt: secret.created_at,
      expiresAt: secret.expires_at,
      lastUsedAt: secret.last_used_at,
    })),
    tokenAddress: `${issuerOf(shapeOf(handle).services.config)}/api/oauth/token`,
    can: [
      ...(row.revokedAt ? [] : ['identity.client.update', 'identity.client.rotate', 'identity.client.revoke']),
    ].filter((name) => handle.actor.rights.everywhere(name)),
  };
}
