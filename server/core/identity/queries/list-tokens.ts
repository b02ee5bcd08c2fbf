// One's own tokens that are still good, newest first; of each only the hint can be read.
import { listTokens } from '#contract/identity.ts';
import { query } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import { accountOf } from '../account-of.ts';

/** A person's tokens that are not revoked. */
export async function tokenCards(reader: AnyReader, userId: string) {
  const rows = await unscoped(reader)
    .selectFrom('api_token')
    .select(['id', 'name', 'hint', 'operations', 'created_at', 'expires_at', 'last_used_at', 'last_used_address'])
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    hint: row.hint,
    operations: row.operations,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    lastUsedAddress: row.last_used_address,
  }));
}

export const listTokensQuery = query(listTokens, async (reader) => ({
  items: await tokenCards(reader, accountOf(reader.actor)),
}));
